import { narrow } from '#lib/contracts/narrow-change.ts';
import { cutWords } from './cut-words.ts';
import { type Names, sayField } from './say.ts';
import { sayFieldValue } from './say-field-value.ts';

/** What some fields were and became, without the parts of them that stayed the same. */
export function ChangeList({
  changes,
  names,
}: {
  changes: readonly { path: string; from: unknown; to: unknown }[];
  names?: Names | undefined;
}) {
  return (
    <dl className="facts mt-1">
      {changes.map(({ path, from, to }) => (
        <div key={path}>
          <dt>{sayField(path, names)}</dt>
          <dd>
            <div className="max-w-[95ch]">
              <Change {...narrow(from, to)} say={(value) => sayFieldValue(path, value, names)} />
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ from, to, say }: { from: unknown; to: unknown; say: (value: unknown) => string }) {
  return (
    <>
      {from !== null && (
        <>
          <del className="text-ink-3 no-underline">
            <Words text={say(from)} />
          </del>{' '}
          <span aria-hidden="true">→</span>
          <span className="sr-only"> became </span>{' '}
        </>
      )}
      <ins className="no-underline">
        <Words text={say(to)} />
      </ins>
    </>
  );
}

/** A value in words. Of a long one, such as all that speaks for an option, the rest opens on demand and is not printed. */
function Words({ text }: { text: string }) {
  const { shown, rest } = cutWords(text);
  if (rest === '') return shown;
  return (
    <>
      {shown} …
      <details className="no-print">
        <summary className="note">the rest</summary>
        {rest}
      </details>
    </>
  );
}
