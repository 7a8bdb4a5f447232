import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { RequestDto } from '#lib/read/dto-care.ts';
import { AboutInputs } from './inputs.tsx';

/** The three answers to a request, with a word to add; each button sends the form. */
export function AnswerForm({
  request,
  entry,
  next,
}: {
  request: Pick<RequestDto, 'id' | 'field'> & { person: { slug: string } | null };
  entry: { kind: EntryKind; slug: string };
  next: string;
}) {
  const { id, field, person } = request;
  const noteId = `note-${entry.kind}-${entry.slug}-${id ?? `${field}-${person?.slug ?? ''}`}`;
  return (
    <form method="post" action="/api/reviews/answer" className="no-print mt-2 flex flex-wrap items-end gap-2">
      <AboutInputs about={{ kind: entry.kind, slug: entry.slug, field, next }} />
      <input type="hidden" name="request" value={id ?? ''} />
      <input type="hidden" name="person" value={person?.slug ?? ''} />
      <div className="min-w-0 grow basis-56">
        <label htmlFor={noteId} className="note block">
          What you want to add (may stay empty)
        </label>
        <input id={noteId} name="note" maxLength={2000} className="field w-full" />
      </div>
      <button type="submit" name="answer" value="still_true" className="button button-main">
        Still true
      </button>
      <button type="submit" name="answer" value="changed" className="button">
        Changed
      </button>
      <button type="submit" name="answer" value="not_me" className="button">
        Not me
      </button>
    </form>
  );
}
