import { useId, useState } from 'react';
import { decider } from '#lib/contracts/edit/cells.ts';
import type { Control, Option } from '#lib/contracts/edit/controls.ts';
import {
  type Editor,
  type Part,
  RAW,
  type Strings,
  SUPPORT_OPTIONS,
  VALUE,
  WAITING,
} from '#lib/contracts/edit/editors.ts';

export type Change = (name: string, text: string) => void;
interface Props {
  editor: Editor;
  values: Strings;
  change: Change;
}

/** Text of a menu that many entries share and nobody has used yet. */
export const LEAVE = '#leave';
const isBlank = (text: string | undefined): boolean => text === undefined || text === '' || text === LEAVE;
const sayUnknown = (value: string): string => (value === LEAVE ? 'leave as it is' : value === '' ? 'choose' : value);

const YES_NO: readonly Option[] = [
  ['no', 'no'],
  ['yes', 'yes'],
];
/** Of more places than this, those of which nothing is said are chosen from a menu. */
const SHOWN_AT_ONCE = 8;

function Menu({
  name,
  label,
  options,
  value,
  change,
}: {
  name: string;
  label: string;
  options: readonly Option[];
  value: string;
  change: Change;
}) {
  const known = options.some(([one]) => one === value);
  return (
    <select className="field" aria-label={label} value={value} onChange={({ target }) => change(name, target.value)}>
      {(known ? options : [[value, sayUnknown(value)] as const, ...options]).map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** One text box or menu. What a box of several lines means is said below it. */
function Box({
  control,
  name,
  label,
  value,
  change,
  hint,
}: {
  control: Control;
  name: string;
  label: string;
  value: string;
  change: Change;
  hint?: string | undefined;
}) {
  const list = useId();
  const box = {
    'aria-label': label,
    value,
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => change(name, target.value),
  };
  switch (control.as) {
    case 'choice':
      return <Menu {...{ name, label, value, change }} options={control.options} />;
    case 'yesno':
      return <Menu {...{ name, label, value, change }} options={YES_NO} />;
    case 'ref':
      return (
        <>
          <input {...box} className="field" list={list} maxLength={200} placeholder={control.none} />
          <datalist id={list}>
            {control.options.map(({ slug, name: words }) => (
              <option key={slug} value={slug} label={words} />
            ))}
          </datalist>
        </>
      );
    case 'day':
      return <input {...box} className="field" placeholder={hint ?? '2017-07-24'} inputMode="numeric" maxLength={10} />;
    case 'number':
    case 'bytes':
      return (
        <input
          {...box}
          className="field"
          placeholder={control.as === 'bytes' ? '50 GB' : undefined}
          inputMode={control.as === 'number' ? 'decimal' : 'text'}
          maxLength={30}
        />
      );
    case 'lines':
    case 'long':
      return <textarea {...box} className="field py-1" rows={rowsOf(value)} maxLength={control.max} />;
    default:
      return <input {...box} className="field" maxLength={control.max} placeholder={hint} />;
  }
}

const rowsOf = (value: string): number =>
  Math.min(8, Math.max(3, value.split('\n').length + 1, Math.ceil(value.length / 45)));

/** A menu without a visible label says what is unknown, or what yes is about. */
function withMeaning(part: Part): Control {
  const means = part.label.toLowerCase();
  if (part.as === 'yesno') {
    return { as: 'choice', options: YES_NO.map(([value, words]): Option => [value, `${means}: ${words}`]) };
  }
  if (part.as !== 'choice') return part;
  return {
    ...part,
    options: part.options.map(([value, words]): Option => [value, value === 'unknown' ? `${means} unknown` : words]),
  };
}

/** One field as compact controls. Where it stands among others of its kind, the parts of a record have no labels to see. */
function Field({ editor, values, change, alone }: Props & { alone: boolean }) {
  const { path, label } = editor;
  const at = (name: string) => values[name] ?? '';
  switch (editor.as) {
    case 'support':
      return (
        <div className="cell-line">
          <span aria-hidden="true">{label.replace(/, (builds|runs)$/, '')}</span>
          <Menu name={path} label={label} options={SUPPORT_OPTIONS} value={at(path)} change={change} />
        </div>
      );
    case 'cell':
      return (
        <>
          <Menu
            name={path + VALUE}
            label={`${label}: the word`}
            options={editor.options}
            value={at(path + VALUE)}
            change={change}
          />
          <Box
            control={{ as: 'text', max: editor.max }}
            name={path + RAW}
            label={`${label}: as somebody wrote it`}
            hint="as somebody wrote it"
            value={at(path + RAW)}
            change={change}
          />
          {editor.waiting && at(path + VALUE) === editor.waiting.when && (
            <div className="cell-line">
              <span aria-hidden="true">waits for</span>
              <Box
                control={{ as: 'ref', options: editor.waiting.options, none: 'nothing' }}
                name={path + WAITING}
                label={`${label}: the package it waits for`}
                value={at(path + WAITING)}
                change={change}
              />
            </div>
          )}
        </>
      );
    case 'record': {
      const deciding = decider(editor);
      const labelled = deciding === null || alone;
      const parts = deciding !== null && isBlank(at(deciding)) ? editor.parts.slice(0, 1) : editor.parts;
      const boxes = parts.map((part) => (
        <span key={part.key} className="cell-part">
          {labelled && (
            <span className="note" aria-hidden="true">
              {part.label}
            </span>
          )}
          <Box
            control={labelled ? part : withMeaning(part)}
            name={`${path}#${part.key}`}
            label={`${label}: ${part.label}`}
            value={at(`${path}#${part.key}`)}
            change={change}
            hint={labelled ? undefined : part.label.toLowerCase()}
          />
        </span>
      ));
      if (labelled) return <div className="cell-record">{boxes}</div>;
      return (
        <div className="cell-line">
          <span aria-hidden="true">{label}</span>
          <div className="cell-parts">{boxes}</div>
        </div>
      );
    }
    case 'keys':
      return (
        <Box
          control={{ as: 'lines', of: 'text', max: 20_000 }}
          name={path}
          label={label}
          value={at(path)}
          change={change}
        />
      );
    case 'raw': {
      const as = at(path).length > 60 || path === 'comments' ? 'long' : 'text';
      return <Box control={{ as, max: editor.max }} name={path} label={label} value={at(path)} change={change} />;
    }
    default:
      return <Box control={editor} name={path} label={label} value={at(path)} change={change} />;
  }
}

/** The controls of one cell, of its first field first. Of many places only those that are said are shown, and a menu of the rest. */
export function CellControls({ editors, values, change }: { editors: readonly Editor[] } & Omit<Props, 'editor'>) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const places = editors.filter((editor) => decider(editor) !== null);
  const [at] = useState(() => new Set(places.filter((one) => !isBlank(values[decider(one) ?? '']))));
  const few = places.length <= SHOWN_AT_ONCE;
  const isShown = (editor: Editor) => few || decider(editor) === null || at.has(editor) || opened.includes(editor.path);
  const left = few ? [] : places.filter((editor) => !isShown(editor));
  const several = editors.length > 1;
  const named = (editor: Editor) => several && decider(editor) === null && editor.as !== 'cell';
  const field = (editor: Editor) => <Field editor={editor} values={values} change={change} alone={!several} />;
  return (
    <>
      {editors.filter(isShown).map((editor) => (
        <div key={editor.path} className="cell-field">
          {named(editor) && <span className="note">{editor.label}</span>}
          {field(editor)}
          {editor.hint !== undefined && (editor.as === 'lines' || editor.as === 'keys' || editor.path === 'links') && (
            <span className="note">{editor.hint}</span>
          )}
        </div>
      ))}
      {left.length > 0 && (
        <select
          className="field"
          aria-label="Say something about another one"
          value=""
          onChange={({ target }) => setOpened((before) => [...before, target.value])}
        >
          <option value="">another one</option>
          {left.map(({ path, label }) => (
            <option key={path} value={path}>
              {label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
