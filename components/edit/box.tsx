import type { Control, Option } from '#lib/contracts/edit/controls.ts';

import { LongText } from './long-text.tsx';

/** As many as a menu holds; more are offered while somebody types. */
const IN_A_MENU = 60;
const YES_NO: readonly Option[] = [
  ['no', 'no'],
  ['yes', 'yes'],
];

interface Labelled {
  name: string;
  /** Where no visible label names it. */
  label?: string;
  describedBy?: string;
}

export function Menu({
  name,
  label,
  options,
  value,
  describedBy,
}: Labelled & { options: readonly Option[]; value: string }) {
  const known = options.some(([one]) => one === value);
  const all: readonly Option[] = known ? options : [...options, [value, value]];
  return (
    <select
      id={name}
      name={name}
      className="field max-w-full"
      aria-label={label}
      aria-describedby={describedBy}
      defaultValue={value}
      key={value}
    >
      {all.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** One text box, menu or list of lines under its name. */
export function Box({ control, name, label, value, describedBy }: Labelled & { control: Control; value: string }) {
  const common = { name, label, describedBy };
  const attributes = {
    id: name,
    name,
    'aria-label': label,
    'aria-describedby': describedBy,
    defaultValue: value,
  };
  switch (control.as) {
    case 'choice':
      return <Menu {...common} options={control.options} value={value} />;
    case 'yesno':
      return <Menu {...common} options={YES_NO} value={value} />;
    case 'ref': {
      const none: Option = ['', control.none];
      if (control.options.length <= IN_A_MENU) {
        const options = control.options.map((one): Option => [one.slug, one.name]);
        return <Menu {...common} options={[none, ...options]} value={value} />;
      }
      const list = `${name} list`.replaceAll(/\s/g, '-');
      return (
        <>
          <input {...attributes} className="field w-full" list={list} maxLength={200} placeholder={control.none} />
          <datalist id={list}>
            {control.options.map((one) => (
              <option key={one.slug} value={one.slug} label={one.name} />
            ))}
          </datalist>
        </>
      );
    }
    case 'day':
      return <input {...attributes} type="date" className="field" min="1970-01-01" max="2100-12-31" />;
    case 'number':
      return <input {...attributes} className="field w-32" inputMode="decimal" maxLength={20} />;
    case 'bytes':
      return <input {...attributes} className="field w-40" maxLength={30} />;
    case 'long':
    case 'lines':
      return (
        <LongText
          {...attributes}
          rows={control.as === 'lines' ? rowsOf(value) : 3}
          className="field w-full py-1"
          maxLength={control.max}
        />
      );
    default:
      return <input {...attributes} className="field w-full" maxLength={control.max} />;
  }
}

/** Room for the lines there are and one more. */
const rowsOf = (value: string): number => Math.min(12, Math.max(2, value.split('\n').length + 1));
