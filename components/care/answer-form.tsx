import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { RequestDto } from '#lib/read/dto-care.ts';
import { KeptButton, KeptLine } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import type { CareSend } from './send.ts';

/** The three answers to a request, with a word to add; each button sends the form. */
export function AnswerForm({
  request,
  entry: { kind, slug },
  next,
  send,
}: {
  request: Pick<RequestDto, 'id' | 'field'> & { person: { slug: string } | null };
  entry: { kind: EntryKind; slug: string };
  next: string;
  send: CareSend;
}) {
  const { id, field, person } = request;
  const noteId = `note-${kind}-${slug}-${id ?? `${field}-${person?.slug ?? ''}`}`;
  return (
    <KeptForm
      send={send({ act: 'answer', kind, slug, field, next })}
      fresh={0}
      className="no-print mt-2 flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="request" value={id ?? ''} />
      <input type="hidden" name="person" value={person?.slug ?? ''} />
      <div className="min-w-0 grow basis-56">
        <KeptLine id={noteId} name="note" label="What you want to add (may stay empty)" maxLength={2000} quiet />
      </div>
      <KeptButton name="answer" value="still_true" className="button button-main">
        Still true
      </KeptButton>
      <KeptButton name="answer" value="changed" className="button">
        Changed
      </KeptButton>
      <KeptButton name="answer" value="not_me" className="button">
        Not me
      </KeptButton>
    </KeptForm>
  );
}
