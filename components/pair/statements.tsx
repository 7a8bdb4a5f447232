import type { PairDto } from '#lib/read/dto.ts';
import { Claims } from '../claims/claims.tsx';
import type { Sources } from '../claims/sources.tsx';
import { sayField } from '../history/say.ts';
import { count } from '../overview/say.ts';
import { Empty } from '../ui/section.tsx';
import { decisiveFields } from './decisive.ts';

type Claim = PairDto['claims'][number];

const entryOf = ({ entry }: Claim): string => `${entry.kind}:${entry.slug}`;
const fieldKey = (claim: Claim): string => `${entryOf(claim)} ${claim.field}`;

/** Who said what the verdict rests on: first what decides it and what is contradicted, the rest on demand. */
export function Statements({ pair, sources }: { pair: PairDto; sources: Sources }) {
  if (pair.claims.length === 0) return <Empty>No statement by a person is behind these checks.</Empty>;
  const decisive = decisiveFields(pair);
  const disputed = new Set(pair.claims.filter(({ state }) => state === 'open').map(fieldKey));
  const comesFirst = (claim: Claim) => decisive.has(fieldKey(claim)) || disputed.has(fieldKey(claim));
  const first = pair.claims.filter(comesFirst);
  const rest = pair.claims.filter((claim) => !comesFirst(claim));
  return (
    <>
      {first.length > 0 && <ByField pair={pair} claims={first} sources={sources} />}
      {rest.length > 0 && (
        <details className="py-3" open={first.length === 0}>
          <summary>
            {count(rest.length, first.length === 0 ? 'statement' : 'other statement')} behind the checks
          </summary>
          <ByField pair={pair} claims={rest} sources={sources} />
        </details>
      )}
    </>
  );
}

function ByField({ pair, claims, sources }: { pair: PairDto; claims: readonly Claim[]; sources: Sources }) {
  return (
    <dl className="facts mt-1">
      {[...Map.groupBy(claims, fieldKey)].map(([key, said]) => (
        <div key={key}>
          <dt>{said[0] && <About claim={said[0]} pair={pair} />}</dt>
          <dd>
            <Claims claims={said} sources={sources} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** "GlastRelease: Upgradable?", "Docker at SLAC". */
function About({ claim, pair }: { claim: Claim; pair: PairDto }) {
  const field = sayField(claim.field, namesOf(pair));
  if (entryOf(claim) === `site:${pair.site}`) return `${field} at ${pair.siteName}`;
  if (entryOf(claim) === `package:${pair.package}`) return `${pair.packageName}: ${field}`;
  return (
    <>
      {claim.entry.kind} {claim.entry.slug}: {field}
    </>
  );
}

/** The verdict's evidence knows the names of what it cites: "Docker: “…”", "GlastRelease on RHEL6". */
function namesOf(pair: PairDto): ReadonlyMap<string, string> {
  const cited = pair.routes.flatMap(({ checks }) => checks.flatMap(({ evidence }) => evidence));
  return new Map(
    cited.flatMap(({ ref, label }) => {
      const slug = /^site:[^/]+\/(?:node|offer|runtime):(.+)$/.exec(ref)?.[1];
      const name = label.split(': “')[0] ?? label;
      return slug === undefined ? [] : [[slug, name] as const];
    }),
  );
}
