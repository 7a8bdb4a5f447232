import { word } from '#lib/domain/vocabulary.ts';
import type { ClaimDto } from '#lib/read/dto.ts';
import { sayValue } from '../history/say.ts';
import { Sign } from '../status/signs.tsx';
import { Day } from '../ui/day.tsx';

/** Fields on which a statement nobody settled stands beside the one in use. */
export function conflictsOf(claims: readonly ClaimDto[]): Set<string> {
  return new Set(claims.filter(({ state }) => state === 'open').map(({ field }) => field));
}

/** Who stated a value, when, in which source, how sure; and where it stands among others. */
export function ClaimLine({ claim, showValue = true }: { claim: ClaimDto; showValue?: boolean }) {
  const said =
    claim.raw.trim() === '' || /^\((tick|error)\)$/.test(claim.raw.trim())
      ? sayValue(claim.value)
      : `“${claim.raw.trim()}”`;
  const facts = [
    claim.by !== null && <span key="by">{claim.by}</span>,
    claim.on !== null && <Day key="on" on={claim.on} />,
    claim.source !== null && <span key="source">{claim.source.title}</span>,
    claim.certainty !== 'certain' && <span key="sure">{sayCertainty(claim.certainty)}</span>,
    claim.state !== 'current' && (
      <span key="state" className={claim.state === 'open' ? 'text-warn' : ''}>
        {claim.state === 'open' ? 'not settled' : word(claim.state)}
      </span>
    ),
  ].filter((fact) => fact !== false);
  return (
    <li className={claim.state === 'superseded' || claim.state === 'rejected' ? 'text-ink-3' : ''}>
      {showValue && <span className={claim.raw.trim() === '' ? '' : 'raw'}>{said}</span>}
      {showValue && facts.length > 0 && ' '}
      <span className="note">{facts.map((fact, index) => [index > 0 ? ' · ' : '', fact])}</span>
    </li>
  );
}

const sayCertainty = (certainty: ClaimDto['certainty']): string =>
  certainty === 'unknown' ? 'certainty unknown' : certainty === 'hearsay' ? 'hearsay' : `${certainty}, not certain`;

/** The statements behind one field; contradicting ones side by side under a mark. */
export function Claims({ claims }: { claims: readonly ClaimDto[] }) {
  if (claims.length === 0) return null;
  const open = claims.some(({ state }) => state === 'open');
  return (
    <div className="mt-1">
      {open && (
        <p className="caution note">
          <Sign name="caution" size={12} /> Statements contradict each other; an expert has to settle them.
        </p>
      )}
      <ul>
        {claims.map((claim) => (
          <ClaimLine
            key={`${claim.field} ${claim.by} ${claim.source?.slug} ${claim.on} ${claim.state} ${claim.raw}`}
            claim={claim}
            showValue={claims.length > 1 || open}
          />
        ))}
      </ul>
    </div>
  );
}
