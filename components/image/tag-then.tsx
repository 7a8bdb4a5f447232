import { pointedAt } from '#lib/domain/builds/tag-history.ts';
import type { TagMoveDto, TagPageDto } from '#lib/read/dto-build.ts';
import type { BuildRowDto } from '#lib/read/dto-image.ts';
import { Digest, Size } from '../build/words.tsx';
import { tagHref } from '../ui/hrefs.ts';
import { Instant, sayInstant, sayLength } from '../ui/instant.tsx';

/** Chooses the day; works without a script. */
export function DayForm({ of: { image, tag }, day, today }: { of: TagPageDto; day: string; today: string }) {
  return (
    <form method="get" action={tagHref(image.slug, tag)} className="no-print mt-3 flex flex-wrap items-center gap-2">
      <label className="inline-flex items-center gap-2">
        At the end of <input className="field" type="date" name="at" defaultValue={day} max={today} required />
      </label>
      <button type="submit" className="button">
        Show
      </button>
      {day !== '' && <a href={tagHref(image.slug, tag)}>Now</a>}
    </form>
  );
}

/** What the tag pointed at at the moment asked about, since when, and what came before and after. */
export function TagThen({ of, isNow }: { of: TagPageDto; isNow: boolean }) {
  const { moves, at, builds } = of;
  const then = pointedAt(moves, at);
  const index = moves.findIndex((move) => move.at === then?.at);
  const [before, after] = [moves[index - 1], moves[index + 1]];
  const [first] = moves;
  if (then === null) {
    return (
      <p className="mt-4 text-head">
        At that moment, {sayInstant(at)}, it was not there yet
        {first && (
          <>
            : it was first seen <Instant at={first.at} />, at <What move={first} builds={builds} />
          </>
        )}
        .
      </p>
    );
  }
  return (
    <>
      <p className="mt-4 text-head">
        {isNow ? 'It points' : 'It pointed'} at <What move={then} builds={builds} />.
      </p>
      <dl className="facts mt-3">
        <Line label="Asked about">{isNow ? 'now' : <Instant at={at} />}</Line>
        <Line label="Since">
          <Instant at={then.at} />{' '}
          <span className="note">
            for {sayLength(then.at, at)}
            {!isNow && ' by then'}
          </span>
        </Line>
        <Line label="Before">
          {before ? <Way of={of} move={before} isPast /> : 'nothing: this was the first it was seen at'}
        </Line>
        <Line label="After">{after ? <Way of={of} move={after} /> : 'nothing: it has not moved since'}</Line>
      </dl>
    </>
  );
}

const Line = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function What({ move: { digest }, builds }: { move: Pick<TagMoveDto, 'digest'>; builds: readonly BuildRowDto[] }) {
  if (digest === null) return <>nothing, for it was deleted</>;
  const build = builds.find((one) => one.digest === digest);
  return (
    <>
      <Digest of={digest} />
      {build && build.sizeBytes !== null && (
        <span className="text-ink-2">
          {' '}
          (<Size bytes={build.sizeBytes} />
          {build.architecture !== '' && `, ${build.architecture}`})
        </span>
      )}
    </>
  );
}

function Way({
  of: { image, tag, builds },
  move,
  isPast = false,
}: {
  of: TagPageDto;
  move: TagMoveDto;
  isPast?: boolean;
}) {
  return (
    <>
      <What move={move} builds={builds} />{' '}
      <a href={tagHref(image.slug, tag, move.at)}>
        {isPast ? 'since' : 'from'} <Instant at={move.at} />
      </a>
    </>
  );
}

/** All moves, the newest first, each a way to that moment. */
export function TagMoves({ of: { image, tag, moves, builds, at }, now }: { of: TagPageDto; now: string }) {
  const shown = pointedAt(moves, at);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="All moves">
      <table className="grid-table stacks stacks-pairs">
        <caption>All moves of the tag, newest first</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col">It pointed at</th>
            <th scope="col">For</th>
            <th scope="col">Learned from</th>
          </tr>
        </thead>
        <tbody>
          {moves
            .map((move, index) => ({ ...move, until: moves[index + 1]?.at ?? null }))
            .reverse()
            .map((move) => (
              <tr key={move.at} aria-current={move.at === shown?.at ? 'true' : undefined}>
                <th scope="row">
                  <a href={tagHref(image.slug, tag, move.at)}>
                    <Instant at={move.at} />
                  </a>
                  {move.at === shown?.at && <span className="note block">the moment asked about</span>}
                </th>
                <td data-label="Until">{move.until === null ? 'now' : <Instant at={move.until} />}</td>
                <td data-label="It pointed at">
                  <What move={move} builds={builds} />
                </td>
                <td data-label="For">{sayLength(move.at, move.until ?? now)}</td>
                <td data-label="Learned from">{move.via === '' ? 'not recorded' : move.via}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
