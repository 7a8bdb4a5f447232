import { type Editor, RAW, type Strings, SUPPORT_OPTIONS, VALUE, WAITING } from '#lib/contracts/edit/editors.ts';
import type { Named } from '#lib/contracts/edit/named.ts';
import { Box, Menu } from './box.tsx';

interface Props {
  editor: Editor;
  values: Strings;
}

/** One field as text boxes and menus. */
export function Control({ editor, values }: Props) {
  switch (editor.as) {
    case 'support':
      return (
        <div>
          <label htmlFor={editor.path}>{editor.label}</label>
          <Menu name={editor.path} options={SUPPORT_OPTIONS} value={values[editor.path] ?? ''} />
        </div>
      );
    case 'cell':
      return <Cell editor={editor} values={values} />;
    case 'record':
      return <RecordOf editor={editor} values={values} />;
    default:
      return <Single editor={editor} values={values} />;
  }
}

const hintId = ({ path, hint }: Editor): string | undefined => (hint === undefined ? undefined : `${path}-hint`);

function Hint({ editor }: { editor: Editor }) {
  if (editor.hint === undefined) return null;
  return (
    <p id={hintId(editor)} className="note mt-1">
      {editor.hint}
    </p>
  );
}

/** A word beside the text as somebody wrote it, and where one may be waited for, what. */
function Cell({ editor, values }: Props & { editor: Extract<Editor, { as: 'cell' }> }) {
  const { path, label, options, max, waiting } = editor;
  return (
    <fieldset className="mt-4">
      <legend className="font-[550]">{label}</legend>
      <div className="mt-1 flex flex-wrap gap-2">
        <Menu name={path + VALUE} label={`${label}: the word`} options={options} value={values[path + VALUE] ?? ''} />
        <input
          name={path + RAW}
          className="field min-w-0 grow"
          aria-label={`${label}: as somebody wrote it`}
          placeholder="as somebody wrote it"
          maxLength={max}
          defaultValue={values[path + RAW] ?? ''}
        />
      </div>
      {waiting && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <label htmlFor={path + WAITING}>If {waiting.when}, it waits for</label>
          <Box
            control={{ as: 'ref', options: waiting.options, none: 'nothing' }}
            name={path + WAITING}
            value={values[path + WAITING] ?? ''}
          />
        </div>
      )}
    </fieldset>
  );
}

/** A field of several members, each with its label above it. */
function RecordOf({ editor, values }: Props & { editor: Extract<Editor, { as: 'record' }> }) {
  const { path, label, parts } = editor;
  return (
    <fieldset className="mt-4" aria-describedby={hintId(editor)}>
      <legend className="font-[550]">{label}</legend>
      <div className="edit-record">
        {parts.map((part) => {
          const name = `${path}#${part.key}`;
          const wide = part.as === 'long' || part.as === 'lines' || (part.as === 'text' && part.max > 500);
          return (
            <div key={name} className={wide ? 'edit-wide' : undefined}>
              <label htmlFor={name} className="note block">
                {part.label}
              </label>
              <Box control={part} name={name} value={values[name] ?? ''} />
            </div>
          );
        })}
      </div>
      <Hint editor={editor} />
    </fieldset>
  );
}

/** A field of one control under its label. */
function Single({ editor, values }: Props & { editor: Exclude<Editor, { as: 'support' | 'cell' | 'record' }> }) {
  const { path, label } = editor;
  const value = values[path] ?? '';
  const long = editor.as === 'raw' && (value.length > 80 || path === 'comments');
  const control =
    editor.as === 'raw'
      ? ({ as: long ? 'long' : 'text', max: editor.max } as const)
      : editor.as === 'keys'
        ? ({ as: 'lines', of: 'text', max: 20_000 } as const)
        : editor;
  return (
    <div className="mt-4">
      <label htmlFor={path} className="block font-[550]">
        {label}
      </label>
      <div className="mt-1">
        <Box control={control} name={path} value={value} describedBy={hintId(editor)} />
      </div>
      <Hint editor={editor} />
      {(editor.as === 'keys' || editor.as === 'lines') && <Nameable options={editor.options ?? []} />}
    </div>
  );
}

/** More than this is no list to read through. */
const NAMEABLE_AT_MOST = 80;

/** What the lines of a field may name. */
function Nameable({ options }: { options: readonly Named[] }) {
  if (options.length === 0 || options.length > NAMEABLE_AT_MOST) return null;
  return (
    <details className="note mt-1">
      <summary>What can be named</summary>
      {options.map(({ slug, name }) => (name === slug ? slug : `${name} (${slug})`)).join(', ')}
    </details>
  );
}
