import { optionsOf, type StatementControl, statedText } from '#lib/contracts/edit/statement.ts';
import { CERTAINTIES } from '#lib/domain/vocabulary.ts';
import { sayCertainty } from '../claims/claims.tsx';
import { KeptButton, KeptLine, KeptMenu, KeptWords } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import type { KeptSend } from '../kept/state.ts';

/** States another value of a field: the value, the words, how sure, and why. */
export function SayForm({
  send,
  version,
  control,
  present,
}: {
  send: KeptSend;
  version: number;
  control: StatementControl;
  present: unknown;
}) {
  const now = statedText(control, present);
  const options = optionsOf(control).map(
    ([value, label]) => [value, value === now ? `${label} (as it is now)` : label] as const,
  );
  const value = { id: 'say-chosen', name: 'chosen', label: 'What it is', present: now };
  return (
    <KeptForm send={send} fresh={version} className="max-w-prose">
      {options.length > 0 ? (
        <KeptMenu {...value} options={options} />
      ) : (
        <KeptLine
          {...value}
          maxLength={2000}
          required
          {...(control.isNumber && { inputMode: 'numeric', pattern: '\\d{1,16}' })}
        />
      )}
      {control.member !== 'raw' && (
        <KeptWords
          id="say-raw"
          name="raw"
          label="In your words"
          hint="As you would write it into a cell of a table. May stay empty."
        />
      )}
      <KeptMenu
        id="say-certainty"
        name="certainty"
        label="How sure are you?"
        options={CERTAINTIES.map((one) => [one, one === 'unknown' ? 'I would rather not say' : sayCertainty(one)])}
        present={CERTAINTIES[0]}
      />
      <KeptWords
        id="say-why"
        name="why"
        label="How do you know?"
        hint="It stands in the history beside your name."
        required
      />
      <KeptButton className="button button-main mt-3">Say otherwise</KeptButton>
    </KeptForm>
  );
}
