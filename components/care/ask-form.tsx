import { KeptButton, KeptMenu, KeptWords } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import type { KeptSend } from '../kept/state.ts';

/** Asks somebody, or whoever answers for the entry, whether it is still true. `asked`: how often that is so already. */
export function AskForm({
  send,
  asked,
  people,
}: {
  send: KeptSend;
  asked: number;
  people: readonly { slug: string; name: string }[];
}) {
  const options = people.map(({ slug, name }) => [slug, name] as const);
  return (
    <KeptForm send={send} fresh={asked} className="no-print max-w-prose">
      <KeptMenu
        id="ask-person"
        name="person"
        label="Whom"
        options={[['', 'Whoever answers for it'] as const, ...options]}
      />
      <KeptWords id="ask-text" name="text" label="What should be looked at" required />
      <KeptButton className="button mt-3">Ask</KeptButton>
    </KeptForm>
  );
}
