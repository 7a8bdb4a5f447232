import { type ClaimState, word } from '#lib/domain/vocabulary.ts';
import type { ClaimDto } from '#lib/read/dto.ts';
import { sayClaim } from '../history/say.ts';
import { Sign } from '../status/signs.tsx';
import { Day } from '../ui/day.tsx';
import { sayStatement } from './say-statement.ts';
import { SourceMark, type Sources } from './sources.tsx';

const keyOf = (claim: ClaimDto): string =>
  JSON.stringify([claim.by, claim.on, claim.source?.slug, sayClaim(claim).words]);

const STANDING: readonly ClaimState[] = ['open', 'current', 'superseded', 'rejected'];

/** One sentence may support several fields, surer of one than of another: it is said once, with its doubt. */
function distinct(claims: readonly ClaimDto[]): ClaimDto[] {
  return [...Map.groupBy(claims, keyOf).values()].map((same) => {
    const standing = same.toSorted((a, b) => STANDING.indexOf(a.state) - STANDING.indexOf(b.state));
    const first = standing[0] as ClaimDto;
    const doubt = standing.find(({ state, certainty }) => state === first.state && certainty !== 'certain');
    return { ...first, certainty: doubt?.certainty ?? first.certainty };
  });
}

/** Fields whose statements contradict: an open one does when another one on the same field is not settled against it. */
export function contradictedFields(claims: readonly ClaimDto[]): string[] {
  const standing = claims.filter(({ state }) => state === 'open' || state === 'current');
  return [...Map.groupBy(standing, ({ field }) => field)].flatMap(([field, group]) =>
    group.length > 1 && group.some(({ state }) => state === 'open') ? [field] : [],
  );
}

/** The statements behind a fact; contradicting ones side by side under a mark, unless the page has set one already. */
export function Claims({
  claims,
  sources,
  mark = true,
}: {
  claims: readonly ClaimDto[];
  sources: Sources;
  mark?: boolean;
}) {
  if (claims.length === 0) return null;
  return (
    <>
      {mark && contradictedFields(claims).length > 0 && (
        <p className="caution note mb-0.5">
          <Sign name="caution" size={12} /> Statements contradict each other; an expert has to settle them.
        </p>
      )}
      <ul className="max-w-[95ch] space-y-0.5">
        {distinct(claims).map((claim) => (
          <ClaimLine key={keyOf(claim)} claim={claim} sources={sources} />
        ))}
      </ul>
    </>
  );
}

/** What was said, by whom, when, where, how sure; and how it stands among other statements. */
function ClaimLine({ claim, sources }: { claim: ClaimDto; sources: Sources }) {
  const { words, quoted } = sayClaim(claim);
  // Who said it here chose a value and may have added words; a source has nothing but its words.
  const stated = claim.source === null ? sayStatement(claim) : null;
  const past = claim.state === 'superseded' || claim.state === 'rejected';
  const facts = [
    claim.by,
    claim.on === null ? null : <Day key="on" on={claim.on} />,
    claim.certainty === 'certain' ? null : sayCertainty(claim.certainty),
    past ? word(claim.state) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={past ? 'text-ink-3' : 'text-ink-2'}>
      {stated !== null && stated.words !== null && `${stated.lead}, `}
      {quoted ? <q className="raw">{words}</q> : words}
      <SourceMark of={claim} sources={sources} />
      {facts.length > 0 && <span className="note"> {facts.map((fact, index) => [index > 0 ? ' · ' : '', fact])}</span>}
      {claim.state === 'open' && <span className="note caution"> not settled</span>}
    </li>
  );
}

/** How sure a person was, in words. */
export const sayCertainty = (certainty: ClaimDto['certainty']): string =>
  certainty === 'unknown' ? 'how sure is not said' : certainty;
