import type { StatementDto } from '#lib/read/dto-care.ts';
import { statementLine } from '../claims/say-statement.ts';
import { sayDay } from '../ui/day.tsx';
import { type About, AboutInputs, Words } from './inputs.tsx';

/** Settles which of the statements on a field holds. */
export function SettleForm({
  about,
  version,
  claims,
}: {
  about: About;
  version: number;
  claims: readonly StatementDto[];
}) {
  const current = claims.find(({ state }) => state === 'current');
  const open = claims.filter(({ state }) => state === 'open');
  return (
    <form method="post" action="/api/claims/settle" className="max-w-prose">
      <AboutInputs about={about} />
      <input type="hidden" name="version" value={version} />
      <fieldset>
        <legend className="font-[550]">Which holds?</legend>
        <Choice id="" words={`Keep the present: ${current ? say(current) : 'nothing is said'}`} checked />
        {open.map((claim) => (
          <Choice key={claim.id} id={String(claim.id)} words={`Take: ${say(claim)}`} />
        ))}
      </fieldset>
      <Words
        id="settle-why"
        name="why"
        label="Why?"
        hint="The statements that do not hold are kept with this reason."
        required
      />
      <button type="submit" className="button button-main mt-3">
        Settle it
      </button>
    </form>
  );
}

function Choice({ id, words, checked = false }: { id: string; words: string; checked?: boolean }) {
  return (
    <p className="mt-1">
      <label className="inline-flex items-baseline gap-2">
        <input type="radio" name="take" value={id} defaultChecked={checked} />
        <span>{words}</span>
      </label>
    </p>
  );
}

/** A statement in one line: value, words, who and when. */
const say = (claim: StatementDto): string =>
  [statementLine(claim), claim.by, sayDay(claim.said)].filter((part) => part !== null).join(', ');
