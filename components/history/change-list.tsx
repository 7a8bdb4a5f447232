import { narrow } from '#lib/contracts/narrow-change.ts';
import { type Names, sayField, sayValue } from './say.ts';

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
              <Change {...narrow(from, to)} names={names} />
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ from, to, names }: { from: unknown; to: unknown; names: Names | undefined }) {
  return (
    <>
      {from !== null && (
        <>
          <del className="text-ink-3 no-underline">{sayValue(from, names)}</del> <span aria-hidden="true">→</span>
          <span className="sr-only"> became </span>{' '}
        </>
      )}
      <ins className="no-underline">{sayValue(to, names)}</ins>
    </>
  );
}
