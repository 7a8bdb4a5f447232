import { shortHex } from '#lib/contracts/tables/build-words.ts';
import { type BuildState, type RunOutcome, word } from '#lib/domain/vocabulary.ts';
import type { SiteOutcomesDto } from '#lib/read/dto-image.ts';
import { saySize } from '../site/size.ts';
import { Blank } from '../status/blank.tsx';
import { type Look, term } from '../status/term.tsx';
import { Copy } from '../ui/copy.tsx';
import { buildHref, siteHref, tagHref } from '../ui/hrefs.ts';

const STATES: Record<BuildState, Look> = {
  queued: ['waits', 'queued', ''],
  building: ['waits', 'building', 'term-doubt'],
  succeeded: ['yes', 'succeeded', 'term-good'],
  failed: ['no', 'failed', 'term-bad'],
};
const OUTCOMES: Record<RunOutcome, Look> = {
  passed: ['yes', 'passed', 'term-good'],
  failed: ['no', 'failed', 'term-bad'],
  errored: ['no', 'broke off', 'term-bad'],
  skipped: ['na', 'skipped', 'term-quiet'],
};
const GONE: Look = ['na', 'gone from the registry', 'term-quiet'];

/** How far a build came; of one that its registry no longer has, that. */
export const BuildWord = ({ state, gone = false }: { state: BuildState; gone?: boolean }) =>
  term(gone ? GONE : STATES[state]);
export const OutcomeWord = ({ outcome }: { outcome: RunOutcome }) => term(OUTCOMES[outcome]);

/** A digest in short, leading to its build; the whole of it can be copied. */
export function Digest({ of, copy = true }: { of: string; copy?: boolean }) {
  return (
    <span className="whitespace-nowrap">
      <a href={buildHref(of)} className="font-mono" title={of}>
        {shortHex(of)}
      </a>
      {copy && <Copy text={of} what={`the digest ${shortHex(of)}`} />}
    </span>
  );
}

/** Tags as links to what they pointed at when. */
export function Tags({ image, names }: { image: string; names: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      {names.map((name) => (
        <a key={name} className="font-mono" href={tagHref(image, name)}>
          {name}
        </a>
      ))}
    </span>
  );
}

export const Size = ({ bytes }: { bytes: number | null }) =>
  bytes === null ? <Blank words="not known" /> : saySize(bytes);

/** How a build fares at each site: "SLAC 2 passed, 1 did not". */
export function Outcomes({ of, none }: { of: readonly SiteOutcomesDto[]; none: string }) {
  if (of.length === 0) return <span className="whitespace-nowrap text-ink-3">{none}</span>;
  return (
    <ul>
      {of.map(({ site, name, passed, failed }) => (
        <li key={site} className="flex flex-wrap gap-x-2">
          <a href={siteHref(site)}>{name}</a>
          {passed > 0 && term(['yes', `${passed} passed`, 'term-good'])}
          {failed > 0 && term(['no', `${failed} failed`, 'term-bad'])}
          {passed + failed === 0 && term(['na', word('skipped'), 'term-quiet'])}
        </li>
      ))}
    </ul>
  );
}

/** The job that made a build and the state of the sources it had, as far as somebody said. */
export function MadeBy({ build: { ciUrl, revision } }: { build: { ciUrl: string; revision: string } }) {
  if (ciUrl === '' && revision === '') return <Blank />;
  return (
    <>
      {ciUrl !== '' && (
        <a href={ciUrl} rel="noreferrer nofollow">
          CI job
        </a>
      )}
      {ciUrl !== '' && revision !== '' && ', '}
      {revision !== '' && (
        <>
          revision{' '}
          <span className="key" title={revision}>
            {revision.slice(0, 12)}
          </span>
        </>
      )}
    </>
  );
}
