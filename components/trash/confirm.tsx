import { word } from '#lib/domain/vocabulary.ts';
import type { TrashableDto } from '#lib/read/dto-trash.ts';
import type { ActSend } from '../kept/act-send.ts';
import { KeptButton, KeptLine } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import { count } from '../overview/say.ts';
import { EntryRefs } from '../ui/entry-ref.tsx';
import { editHref } from '../ui/hrefs.ts';

const LIST = new Intl.ListFormat('en-GB');

/** What an entry holds: “14 fields and 3 statements”. */
const sayContents = ({ fields, statements, remarks }: TrashableDto): string =>
  LIST.format([
    count(fields, 'field'),
    ...(statements > 0 ? [count(statements, 'statement')] : []),
    ...(remarks > 0 ? [count(remarks, 'remark')] : []),
  ]);

/** What putting an entry into the trash would do, who speaks of it, and the button; or why it cannot be done. */
export function ConfirmTrash({ entry, back, send }: { entry: TrashableDto; back: string; send: ActSend }) {
  const { kind, slug, version, hard, soft } = entry;
  const what = `this ${word(kind)}`;
  if (hard.length > 0) {
    return (
      <>
        <p className="mt-3 max-w-prose">
          It cannot go there yet, because these cannot do without it. Take it out of each first; without it they would
          silently say something else.
        </p>
        <ul className="mt-3">
          {hard.map((one) => (
            <li key={`${one.kind} ${one.slug}`}>
              <span className="text-ink-3">{word(one.kind)}</span>{' '}
              <a href={editHref(one.kind, one.slug, one.number)}>Edit {one.name}</a>
            </li>
          ))}
        </ul>
        <p className="mt-5">
          <a href={back}>Leave it where it is</a>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="mt-3 max-w-prose">
        Out of sight go {sayContents(entry)}: {what} leaves every list, count and verdict. Its address says that it is
        in the trash, its history stays, and whoever may restore it gets it back as it was.
      </p>
      {soft.length > 0 && (
        <div className="mt-4 max-w-prose">
          <p>These mention it, and will not while it is there:</p>
          <EntryRefs of={soft} />
        </div>
      )}
      <KeptForm send={send({ act: 'trash', kind, slug, version })} fresh={version} className="mt-5 max-w-prose">
        <KeptLine
          id="trash-why"
          name="why"
          label="Why"
          hint="Kept in the history, with your name and the date."
          maxLength={2000}
        />
        <p className="mt-4 flex flex-wrap items-center gap-4">
          <KeptButton className="button button-main">Put it into the trash</KeptButton>
          <a href={back}>Leave it where it is</a>
        </p>
      </KeptForm>
    </>
  );
}
