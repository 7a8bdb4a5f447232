import { SUPPORTS, word } from '../../domain/vocabulary.ts';

/** What a form edits of an entry: a field's path, and how it is written as the text boxes and menus of a page. */
interface Common {
  path: string;
  label: string;
  hint?: string;
}
type Option = readonly [value: string, label: string];
export type Editor =
  | (Common & { as: 'text' | 'long'; max: number })
  /** Free text of a source, kept in the member `raw`. */
  | (Common & { as: 'raw'; max: number })
  | (Common & { as: 'choice'; options: readonly Option[] })
  /** A word of the vocabulary beside the text as somebody wrote it. */
  | (Common & { as: 'cell'; options: readonly Option[]; max: number })
  /** How sure one is of a platform; the empty word removes what is said. */
  | (Common & { as: 'support' });

export type Strings = Record<string, string>;
type Fields = Readonly<Record<string, unknown>>;

export const VALUE = '#value';
export const RAW = '#raw';
/** Menu of a platform's support, first that nothing is said. */
export const SUPPORT_OPTIONS: readonly Option[] = [
  ['', 'nothing said'],
  ...SUPPORTS.filter((support) => support !== 'unknown').map((support): Option => [support, word(support)]),
];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const memberOf = (value: unknown, name: string): string =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? textOf((value as Record<string, unknown>)[name])
    : '';

/** The texts that a form shows for an entry, by the names of its controls. */
export function stringsOf(editor: Editor, fields: Fields): Strings {
  const { path } = editor;
  const value = Object.hasOwn(fields, path) ? fields[path] : undefined;
  switch (editor.as) {
    case 'raw':
      return { [path]: memberOf(value, 'raw') };
    case 'cell':
      return { [path + VALUE]: memberOf(value, 'value') || 'unknown', [path + RAW]: memberOf(value, 'raw') };
    case 'support':
      return { [path]: memberOf(value, 'support') };
    case 'choice':
      return { [path]: textOf(value) || (editor.options[0]?.[0] ?? '') };
    default:
      return { [path]: textOf(value) };
  }
}

/** What is sent for a control that a form left out stays as it was; line ends become those of a text file. */
export function stringsFrom(editor: Editor, sent: (name: string) => string | null, fields: Fields): Strings {
  const before = stringsOf(editor, fields);
  return Object.fromEntries(
    Object.entries(before).map(([name, value]) => [name, sent(name)?.replaceAll('\r\n', '\n') ?? value]),
  );
}

/** The merge patch of a field that makes it say what its controls say. */
export function patchOf(editor: Editor, strings: Strings): unknown {
  const { path } = editor;
  const one = strings[path] ?? '';
  switch (editor.as) {
    case 'raw':
      return { raw: one };
    case 'cell':
      return { value: strings[path + VALUE] ?? '', raw: strings[path + RAW] ?? '' };
    case 'support':
      return one === '' ? null : { support: one };
    default:
      return one;
  }
}

export const sameStrings = (a: Strings, b: Strings): boolean =>
  Object.keys(a).every((name) => a[name] === b[name]) && Object.keys(a).length === Object.keys(b).length;

/** How a form's texts read in a sentence, for what two people wrote at once. */
export function sayStrings(editor: Editor, strings: Strings): string {
  const said = Object.values(strings).filter((text) => text !== '');
  return editor.as === 'choice' ? word(said[0] ?? '') : said.join(' · ');
}

export interface Conflict {
  path: string;
  label: string;
  base: string;
  theirs: string;
  mine: string;
}
/** What an edit comes to, held against what is stored now. */
export interface Weighed {
  /** Merge patch of the fields that its writer changed, and nobody else did to something different. */
  patch: Record<string, unknown>;
  /** Fields that somebody else changed meanwhile to something else, and no choice is made yet. */
  conflicts: Conflict[];
}

/**
 * Weighs an edit begun at `base` against what is stored `now`, field by field: what its writer did not touch stays as it
 * is now; what both changed differently is a conflict until the writer chooses.
 */
export function weigh(
  editors: readonly Editor[],
  { base, now, mine, choices }: { base: Fields; now: Fields; mine: Strings; choices: Readonly<Record<string, string>> },
): Weighed {
  const weighed: Weighed = { patch: {}, conflicts: [] };
  for (const editor of editors) {
    const before = stringsOf(editor, base);
    const theirs = stringsOf(editor, now);
    const wanted = Object.fromEntries(Object.keys(before).map((name) => [name, mine[name] ?? before[name] ?? '']));
    if (sameStrings(wanted, before) || sameStrings(wanted, theirs)) continue;
    const choice = choices[editor.path];
    if (choice === 'theirs') continue;
    if (choice !== 'mine' && !sameStrings(theirs, before)) {
      const say = (strings: Strings) => sayStrings(editor, strings);
      weighed.conflicts.push({
        path: editor.path,
        label: editor.label,
        base: say(before),
        theirs: say(theirs),
        mine: say(wanted),
      });
    } else weighed.patch[editor.path] = patchOf(editor, wanted);
  }
  return weighed;
}
