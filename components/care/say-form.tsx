import { optionsOf, type StatementControl, statedText } from '#lib/contracts/edit/statement.ts';
import { CERTAINTIES } from '#lib/domain/vocabulary.ts';
import { sayCertainty } from '../claims/claims.tsx';
import { type About, AboutInputs, Words } from './inputs.tsx';

/** States another value of a field: the value, the words, how sure, and why. */
export function SayForm({ about, control, present }: { about: About; control: StatementControl; present: unknown }) {
  const options = optionsOf(control);
  const now = statedText(control, present);
  return (
    <form method="post" action="/api/claims" className="max-w-prose">
      <AboutInputs about={about} />
      <label htmlFor="say-chosen" className="block font-[550]">
        What it is
      </label>
      {options.length > 0 ? (
        <select id="say-chosen" name="chosen" className="field mt-1 w-full" defaultValue={now}>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
              {value === now ? ' (as it is now)' : ''}
            </option>
          ))}
        </select>
      ) : (
        <input
          id="say-chosen"
          name="chosen"
          className="field mt-1 w-full"
          maxLength={2000}
          required
          inputMode={control.isNumber ? 'numeric' : undefined}
          pattern={control.isNumber ? '\\d{1,16}' : undefined}
          defaultValue={now}
        />
      )}
      {control.member !== 'raw' && (
        <Words
          id="say-raw"
          name="raw"
          label="In your words"
          hint="As you would write it into a cell of a table. May stay empty."
        />
      )}
      <label htmlFor="say-certainty" className="mt-3 block font-[550]">
        How sure are you?
      </label>
      <select id="say-certainty" name="certainty" className="field mt-1 w-full">
        {CERTAINTIES.map((certainty) => (
          <option key={certainty} value={certainty}>
            {certainty === 'unknown' ? 'I would rather not say' : sayCertainty(certainty)}
          </option>
        ))}
      </select>
      <Words
        id="say-why"
        name="why"
        label="How do you know?"
        hint="It stands in the history beside your name."
        required
      />
      <button type="submit" className="button button-main mt-3">
        Say otherwise
      </button>
    </form>
  );
}
