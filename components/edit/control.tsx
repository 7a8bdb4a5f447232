import { type Editor, RAW, type Strings, SUPPORT_OPTIONS, VALUE } from '#lib/contracts/edit/editors.ts';
import { LongText } from './long-text.tsx';

type Option = readonly [value: string, label: string];

function Menu({
  name,
  label,
  options,
  value,
}: {
  name: string;
  label?: string;
  options: readonly Option[];
  value: string;
}) {
  return (
    <select id={name} name={name} className="field" aria-label={label} defaultValue={value} key={value}>
      {options.map(([word, text]) => (
        <option key={word} value={word}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** One field as text boxes and menus. */
export function Control({ editor, values }: { editor: Editor; values: Strings }) {
  const { path, label, hint } = editor;
  if (editor.as === 'support') {
    return (
      <div>
        <label htmlFor={path}>{label}</label>
        <Menu name={path} options={SUPPORT_OPTIONS} value={values[path] ?? ''} />
      </div>
    );
  }
  if (editor.as === 'cell') {
    return (
      <fieldset className="mt-4">
        <legend className="font-[550]">{label}</legend>
        <div className="mt-1 flex flex-wrap gap-2">
          <Menu
            name={path + VALUE}
            label={`${label}: the word`}
            options={editor.options}
            value={values[path + VALUE] ?? ''}
          />
          <input
            name={path + RAW}
            className="field grow"
            aria-label={`${label}: as somebody wrote it`}
            placeholder="as somebody wrote it"
            maxLength={editor.max}
            defaultValue={values[path + RAW] ?? ''}
          />
        </div>
      </fieldset>
    );
  }
  const hintId = hint === undefined ? undefined : `${path}-hint`;
  const value = values[path] ?? '';
  const long = editor.as === 'long' || (editor.as === 'raw' && (value.length > 80 || path === 'comments'));
  return (
    <div className="mt-4">
      <label htmlFor={path} className="block font-[550]">
        {label}
      </label>
      <div className="mt-1">
        {editor.as === 'choice' ? (
          <Menu name={path} options={editor.options} value={value} />
        ) : long ? (
          <LongText
            id={path}
            name={path}
            rows={3}
            className="field w-full py-1"
            aria-describedby={hintId}
            maxLength={editor.max}
            defaultValue={value}
          />
        ) : (
          <input
            id={path}
            name={path}
            className="field w-full"
            aria-describedby={hintId}
            maxLength={editor.max}
            defaultValue={value}
          />
        )}
      </div>
      {hint !== undefined && (
        <p id={hintId} className="note mt-1">
          {hint}
        </p>
      )}
    </div>
  );
}
