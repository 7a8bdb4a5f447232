import { fromLine, LINE_FAULTS, type LineKind, lineOf } from './lines.ts';
import { type Named, slugNamed } from './named.ts';
import { sizeOf, sizeText } from './size.ts';

export type Option = readonly [value: string, label: string];

/** One text box, menu or list of lines, and what stands in it. */
export type Control =
  | { as: 'text' | 'long'; max: number }
  | { as: 'choice'; options: readonly Option[] }
  /** `empty`: what an empty box says: nothing, nought, or too little. */
  | { as: 'number'; min: number; max: number; whole: boolean; empty: null | 0 | 'refused' }
  /** `2017-07-24`, or empty. */
  | { as: 'day' }
  | { as: 'yesno' }
  /** A count of bytes, written as people do: `50 GB`. */
  | { as: 'bytes' }
  /** One other entry or person by slug; `none` says what no choice means. */
  | { as: 'ref'; options: readonly Named[]; none: string }
  /** A list, one a line. */
  | { as: 'lines'; of: LineKind; options?: readonly Named[]; max: number };

const LINE_END = '\n';

/** What a control shows for a value. */
export function textOf(control: Control, value: unknown): string {
  if (control.as === 'choice') return typeof value === 'string' ? value : (control.options[0]?.[0] ?? '');
  if (control.as === 'yesno') return value === true ? 'yes' : 'no';
  if (control.as === 'bytes') return typeof value === 'number' ? sizeText(value) : '';
  if (control.as === 'lines') {
    return Array.isArray(value) ? value.map((item) => lineOf(control.of, item)).join(LINE_END) : '';
  }
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The value that a control's text stands for; a text that stands for none is returned as it is, and refused later. */
export function valueIn(control: Control, text: string): unknown {
  const bare = text.trim();
  switch (control.as) {
    case 'number':
      if (bare === '') return control.empty === 0 ? 0 : null;
      return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : text;
    case 'bytes':
      return bare === '' ? null : (sizeOf(bare) ?? text);
    case 'day':
      return bare === '' ? null : bare;
    case 'yesno':
      return bare === 'yes' ? true : bare === 'no' ? false : text;
    case 'ref':
      return bare === '' ? null : slugNamed(control.options, bare);
    case 'lines':
      return linesOf(text).map((line) => fromLine(control.of, line, control.options ?? []));
    default:
      return text;
  }
}

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split(LINE_END)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with a control's text, in words for its writer; null when it can be tried. */
export function faultOf(control: Control, text: string): string | null {
  const value = valueIn(control, text);
  switch (control.as) {
    case 'choice':
      return control.options.some(([word]) => word === text) ? null : 'Not one of the words of this menu.';
    case 'number': {
      if (value === null && control.empty === null) return null;
      const { min, max, whole } = control;
      const fits = typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
      return fits ? null : `A ${whole ? 'whole ' : ''}number from ${min} to ${max}.`;
    }
    case 'bytes':
      return value === null || typeof value === 'number' ? null : 'A size such as 50 GB, 1.5 TB or 700 MiB.';
    case 'day':
      return value === null || /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? null : 'A day such as 2017-07-24.';
    case 'yesno':
      return typeof value === 'boolean' ? null : 'Yes or no.';
    case 'lines': {
      const wrong = linesOf(text).find((line) => fromLine(control.of, line, control.options ?? []) === null);
      return wrong === undefined
        ? null
        : `“${wrong.slice(0, 80).toWellFormed()}” cannot be read. ${LINE_FAULTS[control.of]}`;
    }
    default:
      return null;
  }
}
