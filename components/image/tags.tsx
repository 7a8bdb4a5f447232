import type { TagHistoryDto } from '#lib/read/dto-build.ts';
import { Digest } from '../build/words.tsx';
import { count } from '../overview/say.ts';
import { Sign } from '../status/signs.tsx';
import { sayDay } from '../ui/day.tsx';
import { tagHref } from '../ui/hrefs.ts';
import { Instant, sayInstant, sayLength } from '../ui/instant.tsx';
import { Empty } from '../ui/section.tsx';
import { type TagLine, tagLines } from './tag-lines.ts';

/** Moves that the table shows of each tag; the page of the tag has all. */
const SHOWN = 5;

/** Where the tags of an image pointed over time: drawn, and as a table. */
export function ImageTags({
  image,
  tags,
  total,
  now,
}: {
  image: string;
  tags: readonly TagHistoryDto[];
  total: number;
  now: string;
}) {
  if (tags.length === 0)
    return <Empty>No tag has been seen yet. Each move of a tag is kept from the first push that is reported.</Empty>;
  return (
    <>
      <TagChart tags={tags} now={now} />
      {total > tags.length && (
        <p className="note mt-2">
          The {tags.length} last moved of {count(total, 'tag')}.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region mt-4" tabIndex={0} aria-label="Moves of the tags">
        <table className="grid-table stacks stacks-pairs">
          <caption>Moves of the tags, the newest of each first</caption>
          <thead>
            <tr>
              <th scope="col">Tag</th>
              <th scope="col">Points at</th>
              <th scope="col">Since</th>
              <th scope="col">Before</th>
            </tr>
          </thead>
          <tbody>
            {tags.map((tag) => (
              <TagRow key={tag.name} image={image} tag={tag} now={now} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function TagRow({ image, tag: { name, moves, movedSince }, now }: { image: string; tag: TagHistoryDto; now: string }) {
  const last = moves.at(-1);
  const before = moves.slice(0, -1).toReversed();
  return (
    <tr>
      <th scope="row">
        <a className="font-mono" href={tagHref(image, name)}>
          {name}
        </a>
      </th>
      <td data-label="Points at">
        {last === undefined || last.digest === null ? (
          <span className="term-quiet">deleted</span>
        ) : (
          <Digest of={last.digest} />
        )}
        {movedSince && (
          <span className="caution note block max-w-[44ch]">
            <Sign name="caution" size={12} /> The tag moved since it was tested: the last test, on{' '}
            {sayDay(movedSince.testedAt)}, was of <Digest of={movedSince.digest} copy={false} />.
          </span>
        )}
      </td>
      <td data-label="Since">
        {last && (
          <>
            <Instant at={last.at} /> <span className="note block">for {sayLength(last.at, now)}</span>
          </>
        )}
      </td>
      <td data-label="Before">
        {before.length === 0 && <span className="text-ink-3">nothing</span>}
        <ul>
          {before.slice(0, SHOWN).map(({ digest, at }) => (
            <li key={at}>
              {digest === null ? 'deleted' : <Digest of={digest} copy={false} />}{' '}
              <span className="note">
                from <Instant at={at} />
              </span>
            </li>
          ))}
        </ul>
        {before.length > SHOWN && <a href={tagHref(image, name)}>All {moves.length} moves</a>}
      </td>
    </tr>
  );
}

/** A picture only: the table below it has the moments and the digests. */
export function TagChart({
  tags,
  now,
  asked = null,
}: {
  tags: readonly Pick<TagHistoryDto, 'name' | 'moves'>[];
  now: string;
  /** The moment asked about, which is marked. */
  asked?: string | null;
}) {
  const { lines, ticks, at: placeOf, isShort } = tagLines(tags, now);
  const say = isShort ? sayInstant : sayDay;
  return (
    <div className="tag-lines" aria-hidden="true">
      {lines.map((line) => (
        <div key={line.name} className="contents">
          <span className="truncate font-mono">{line.name}</span>
          <Lane line={line} asked={asked === null ? null : placeOf(asked)} />
        </div>
      ))}
      <span />
      <div className="tag-ticks note">
        {ticks
          .filter(({ x }) => x % 50 === 0)
          .map(({ x, at }) => (
            <span key={x}>{say(at)}</span>
          ))}
      </div>
    </div>
  );
}

function Lane({ line: { stays, steps, ends, height }, asked }: { line: TagLine; asked: number | null }) {
  return (
    <svg width="100%" height={height} aria-hidden="true">
      {[0, 50, 100].map((x) => (
        <line key={x} className="axis" x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} />
      ))}
      {asked !== null && <line className="asked" x1={`${asked}%`} x2={`${asked}%`} y1="0" y2={height} />}
      {stays.map(({ digest, from, to, y }) => (
        <g key={`${digest} ${from} ${to}`}>
          <line className="stay" x1={`${from}%`} x2={`${to}%`} y1={y} y2={y} />
          <circle className="move" cx={`${from}%`} cy={y} r="3.5" />
        </g>
      ))}
      {steps.map(({ x, y1, y2 }) => (
        <line key={`${x} ${y1}`} className="step" x1={`${x}%`} x2={`${x}%`} y1={y1} y2={y2} />
      ))}
      {ends.map((x) => (
        <rect key={x} className="end" x={`${x}%`} y={height / 2 - 6} width="2" height="12" />
      ))}
    </svg>
  );
}
