import type { StatementDto } from '#lib/read/dto-care.ts';
import { statementLine } from '../claims/say-statement.ts';
import { KeptButton, KeptChoice, KeptWords } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import type { KeptSend } from '../kept/state.ts';
import { sayDay } from '../ui/day.tsx';

/** Settles which of the statements on a field holds. */
export function SettleForm({
  send,
  version,
  claims,
}: {
  send: KeptSend;
  version: number;
  claims: readonly StatementDto[];
}) {
  const current = claims.find(({ state }) => state === 'current');
  const open = claims.filter(({ state }) => state === 'open');
  return (
    <KeptForm send={send} fresh={version} className="max-w-prose">
      <input type="hidden" name="version" value={version} />
      <fieldset>
        <legend className="font-[550]">Which holds?</legend>
        <KeptChoice
          name="take"
          value=""
          words={`Keep the present: ${current ? say(current) : 'nothing is said'}`}
          present
        />
        {open.map((claim) => (
          <KeptChoice key={claim.id} name="take" value={String(claim.id)} words={`Take: ${say(claim)}`} />
        ))}
      </fieldset>
      <KeptWords
        id="settle-why"
        name="why"
        label="Why?"
        hint="The statements that do not hold are kept with this reason."
        required
      />
      <KeptButton className="button button-main mt-3">Settle it</KeptButton>
    </KeptForm>
  );
}

/** A statement in one line: value, words, who and when. */
const say = (claim: StatementDto): string =>
  [statementLine(claim), claim.by, sayDay(claim.said)].filter((part) => part !== null).join(', ');
