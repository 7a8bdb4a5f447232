import type { StatementDto } from '#lib/read/dto-care.ts';
import { sayClaim } from '../history/say.ts';
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
function say({ raw, value, by, said }: StatementDto): string {
  const { words, quoted } = sayClaim({ raw: '', value });
  const own = sayClaim({ raw, value });
  const text = own.quoted && own.words !== words ? `${words} (“${own.words}”)` : quoted ? `“${words}”` : words;
  return [text, by, sayDay(said)].filter((part) => part !== null).join(', ');
}
