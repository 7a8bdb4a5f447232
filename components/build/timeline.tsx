import type { PastHop, Station } from '#lib/domain/publications/timeline.ts';
import type { BuildPageDto } from '#lib/read/dto-build.ts';
import type { HopDto, TimelineDto } from '#lib/read/dto-timeline.ts';
import { type Look, term } from '../status/term.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Instant, sayLength } from '../ui/instant.tsx';
import { Publications } from './parts.tsx';

const WORDS: Record<Station, string> = {
  pushed: 'Pushed',
  received: 'Heard of',
  resolved: 'Read from the registry',
  published: 'Published',
  seen: 'Seen at the site',
  tested: 'Tested there',
};
const OUTSTANDING: Look = ['waits', 'outstanding', ''];
const OVERDUE: Look = ['caution', 'overdue', 'term-doubt'];
const UNRECORDED: Look = ['na', 'not recorded', 'term-quiet'];

const sayMs = (ms: number): string =>
  ms < 60_000 ? `${Math.round(ms / 1000)} s` : sayLength(new Date(0).toISOString(), new Date(ms).toISOString());

/** A build's way to where it runs, and where it lies. */
export function OnItsWay({ of }: { of: BuildPageDto }) {
  return (
    <>
      <Timeline of={of.timeline} />
      <Publications publications={of.build.publications} siteNames={of.siteNames} />
    </>
  );
}

/** When a build passed each station on its way, and when the rest is to be expected, at every site that is concerned. */
function Timeline({ of: { everywhere, sites, now } }: { of: TimelineDto }) {
  return (
    <div className="mb-5">
      <ol className="flex flex-wrap gap-x-8 gap-y-3">
        {everywhere.map((hop) => (
          <li key={hop.station} className="max-w-xs">
            <h3 className="font-[570]">{WORDS[hop.station]}</h3>
            <Passing of={hop} now={now} />
          </li>
        ))}
      </ol>
      {sites.length > 0 && <AtSites sites={sites} now={now} />}
      <p className="note mt-2 max-w-prose">
        What is expected is an estimate: the median of what the same step took for earlier builds of this image, with
        the range that the middle half of them lay in.
      </p>
    </div>
  );
}

const OF_A_SITE: readonly Station[] = ['published', 'seen', 'tested'];

function AtSites({ sites, now }: Pick<TimelineDto, 'sites' | 'now'>) {
  return (
    <table className="grid-table stacks mt-4">
      <caption>Its way to each site</caption>
      <thead>
        <tr>
          <th scope="col">Site</th>
          {OF_A_SITE.map((station) => (
            <th key={station} scope="col">
              {WORDS[station]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sites.map(({ site, name, hops }) => (
          <tr key={site}>
            <th scope="row">
              <a href={siteHref(site)}>{name}</a>
            </th>
            {hops
              .filter(({ station }) => OF_A_SITE.includes(station))
              .map((hop) => (
                <td key={hop.station} data-label={WORDS[hop.station]}>
                  <Passing of={hop} now={now} />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** When one station was passed and after how long; or that it is outstanding, and until when. */
function Passing({ of: hop, now }: { of: HopDto; now: string }) {
  if (hop.at !== null)
    return (
      <>
        <Instant at={hop.at} />
        {hop.from !== null && hop.tookMs !== null && (
          <span className="note block">{sayTook(hop.tookMs, WORDS[hop.from])}</span>
        )}
      </>
    );
  if (hop.state === 'unrecorded') return term(UNRECORDED);
  const overdue = hop.expectedAt !== null && hop.expectedAt < now;
  return (
    <>
      {term(overdue ? OVERDUE : OUTSTANDING)}
      {hop.expectedAt !== null && (
        <span className="note block">
          {overdue ? 'was expected about ' : 'expected about '}
          <Instant at={hop.expectedAt} />
        </span>
      )}
      <span className="note block">{sayPast(hop.past)}</span>
    </>
  );
}

const sayTook = (ms: number, from: string): string => `${sayMs(Math.abs(ms))} ${ms < 0 ? 'before' : 'after'} “${from}”`;

function sayPast(past: PastHop | null): string {
  if (past === null) return 'no past ones to estimate by';
  const { count, medianMs, lowMs, highMs } = past;
  if (count === 1) return `the build before took ${sayMs(medianMs)}`;
  const [low, high] = [sayMs(lowMs), sayMs(highMs)];
  const range = low === high ? '' : ` (${low} to ${high})`;
  return `${count} builds before took ${sayMs(medianMs)}${range}`;
}
