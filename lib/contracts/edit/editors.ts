import { SUPPORTS, word } from '../../domain/vocabulary.ts';
import { SLUG } from '../slug.ts';
import { type Control, faultOf, linesOf, type Option, textOf, valueIn } from './controls.ts';
import { type Named, slugNamed } from './named.ts';

/** What a form edits of an entry: a field's path, and how it is written as the text boxes and menus of a page. */
interface Common {
  path: string;
  label: string;
  hint?: string;
  /** Heading that several editors stand under. */
  group?: string;
}
/** One member of a field that has several. */
export type Part = Control & { key: string; label: string };
export type Editor = Common &
  (
    | Control
    /** Free text of a source, kept in the member `raw`. */
    | { as: 'raw'; max: number }
    /** A word of the vocabulary beside the text as somebody wrote it, and for one word what is waited for. */
    | { as: 'cell'; options: readonly Option[]; max: number; waiting?: { when: string; options: readonly Named[] } }
    /** How sure one is of a platform; the empty word removes what is said. */
    | { as: 'support' }
    /** A field of several members. When `removes` is empty the field is taken away, if it can be. */
    | { as: 'record'; parts: readonly Part[]; removes?: string }
    /**
     * Which entries stand under a starred path, one a line, each with the text of one member behind a bar, and behind
     * another the name of a member that is true.
     */
    | { as: 'keys'; before: string; after: string; member: string; flag?: string; options: readonly Named[] }
  );

export type Strings = Record<string, string>;
type Fields = Readonly<Record<string, unknown>>;

export const VALUE = '#value';
export const RAW = '#raw';
export const WAITING = '#waitingOn';
/** Menu of a platform's support, first that nothing is said. */
export const SUPPORT_OPTIONS: readonly Option[] = [
  ['', 'nothing said'],
  ...SUPPORTS.filter((support) => support !== 'unknown').map((support): Option => [support, word(support)]),
];

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const memberOf = (value: unknown, name: string): string => {
  const found = membersOf(value)[name];
  return typeof found === 'string' ? found : '';
};

/** Slugs under a starred path, with the path of each. */
function keysIn({ before, after }: { before: string; after: string }, fields: Fields): [slug: string, path: string][] {
  return Object.keys(fields)
    .filter((path) => path.startsWith(before) && path.endsWith(after) && path.length > before.length + after.length)
    .map((path): [string, string] => [path.slice(before.length, path.length - after.length), path])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The texts that a form shows for an entry, by the names of its controls. */
export function stringsOf(editor: Editor, fields: Fields): Strings {
  const { path } = editor;
  const value = Object.hasOwn(fields, path) ? fields[path] : undefined;
  switch (editor.as) {
    case 'raw':
      return { [path]: memberOf(value, 'raw') };
    case 'cell':
      return {
        [path + VALUE]: memberOf(value, 'value') || 'unknown',
        [path + RAW]: memberOf(value, 'raw'),
        ...(editor.waiting && { [path + WAITING]: memberOf(value, 'waitingOn') }),
      };
    case 'support':
      return { [path]: memberOf(value, 'support') };
    case 'record': {
      const members = membersOf(value);
      const said = value !== undefined && value !== null;
      return Object.fromEntries(
        editor.parts.map((part) => [
          `${path}#${part.key}`,
          !said && part.key === editor.removes ? '' : textOf(part, members[part.key]),
        ]),
      );
    }
    case 'keys':
      return {
        [path]: keysIn(editor, fields)
          .map(([slug, at]) => [slug, keyText(editor, fields[at])].filter((part) => part !== '').join(' | '))
          .join('\n'),
      };
    default:
      return { [path]: textOf(editor, value) };
  }
}

/** What is sent for a control that a form left out stays as it was; line ends become those of a text file. */
export function stringsFrom(editor: Editor, sent: (name: string) => string | null, fields: Fields): Strings {
  const before = stringsOf(editor, fields);
  return Object.fromEntries(
    Object.entries(before).map(([name, value]) => [name, sent(name)?.replaceAll('\r\n', '\n') ?? value]),
  );
}

/** The merge patch of a field that makes it say what its controls say; for `keys` see `patchesOf`. */
export function patchOf(editor: Editor, strings: Strings): unknown {
  const { path } = editor;
  const one = strings[path] ?? '';
  switch (editor.as) {
    case 'raw':
      return { raw: one };
    case 'cell': {
      const value = strings[path + VALUE] ?? '';
      const patch = { value, raw: strings[path + RAW] ?? '' };
      if (!editor.waiting) return patch;
      const on = (strings[path + WAITING] ?? '').trim();
      const waits = value === editor.waiting.when && on !== '';
      return { ...patch, waitingOn: waits ? slugNamed(editor.waiting.options, on) : null };
    }
    case 'support':
      return one === '' ? null : { support: one };
    case 'record': {
      if (editor.removes !== undefined && (strings[`${path}#${editor.removes}`] ?? '').trim() === '') return null;
      return Object.fromEntries(
        editor.parts.map((part) => [part.key, valueIn(part, strings[`${path}#${part.key}`] ?? '')]),
      );
    }
    case 'keys':
      return undefined;
    default:
      return valueIn(editor, one);
  }
}

type KeysEditor = Extract<Editor, { as: 'keys' }>;

/** What stands behind the bar of an entry's line. */
const keyText = ({ member, flag }: KeysEditor, value: unknown): string =>
  [memberOf(value, member), flag !== undefined && membersOf(value)[flag] === true ? flag : '']
    .filter((part) => part !== '')
    .join(' | ');

/** What a line's text behind the bar says of the members. */
function keyPatch({ member, flag }: KeysEditor, text: string): Record<string, unknown> {
  if (flag === undefined) return { [member]: text };
  const parts = text.split(' | ');
  const isSet = parts.at(-1) === flag;
  return { [member]: (isSet ? parts.slice(0, -1) : parts).join(' | '), [flag]: isSet };
}

/** What the lines of `keys` name, each with its text. */
const keysTyped = ({ path, options }: KeysEditor, strings: Strings): Map<string, string> =>
  new Map(
    linesOf(strings[path] ?? '').map((line) => {
      const [typed = '', ...rest] = line.split('|').map((part) => part.trim());
      return [slugNamed(options, typed), rest.join(' | ')] as const;
    }),
  );

/** The merge patches, by path, that make an entry say what an editor's controls say. */
export function patchesOf(editor: Editor, strings: Strings, now: Fields): Record<string, unknown> {
  if (editor.as !== 'keys') return { [editor.path]: patchOf(editor, strings) };
  const wanted = keysTyped(editor, strings);
  const there = new Map(keysIn(editor, now));
  const patches: Record<string, unknown> = {};
  for (const [slug, path] of there) if (!wanted.has(slug)) patches[path] = null;
  for (const [slug, text] of wanted) {
    const path = there.get(slug);
    if (path !== undefined && keyText(editor, now[path]) === text) continue;
    patches[path ?? `${editor.before}${slug}${editor.after}`] = keyPatch(editor, text);
  }
  return patches;
}

/** What cannot be read of an editor's texts, in words for their writer; null when it can be tried. */
export function editorFault(editor: Editor, strings: Strings): string | null {
  if (editor.as === 'record') {
    if (editor.removes !== undefined && patchOf(editor, strings) === null) return null;
    for (const part of editor.parts) {
      const fault = faultOf(part, strings[`${editor.path}#${part.key}`] ?? '');
      if (fault !== null) return `${part.label}: ${fault}`;
    }
    return null;
  }
  if (editor.as === 'cell')
    return faultOf({ as: 'choice', options: editor.options }, strings[editor.path + VALUE] ?? '');
  if (editor.as === 'support') return faultOf({ as: 'choice', options: SUPPORT_OPTIONS }, strings[editor.path] ?? '');
  if (editor.as === 'keys') {
    const unknown = [...keysTyped(editor, strings).keys()].find((slug) => !SLUG.test(slug));
    return unknown === undefined ? null : `“${unknown.slice(0, 80).toWellFormed()}” is neither a name here nor a slug.`;
  }
  return editor.as === 'raw' ? null : faultOf(editor, strings[editor.path] ?? '');
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
  /** What the writer changed to something that no field can say. */
  faults: { path: string; label: string; detail: string }[];
}

/**
 * Weighs an edit begun at `base` against what is stored `now`, field by field: what its writer did not touch stays as it
 * is now; what both changed differently is a conflict until the writer chooses.
 */
export function weigh(
  editors: readonly Editor[],
  { base, now, mine, choices }: { base: Fields; now: Fields; mine: Strings; choices: Readonly<Record<string, string>> },
): Weighed {
  const weighed: Weighed = { patch: {}, conflicts: [], faults: [] };
  for (const editor of editors) {
    const { path, label } = editor;
    const before = stringsOf(editor, base);
    const theirs = stringsOf(editor, now);
    const wanted = Object.fromEntries(Object.keys(before).map((name) => [name, mine[name] ?? before[name] ?? '']));
    if (sameStrings(wanted, before) || sameStrings(wanted, theirs)) continue;
    const choice = choices[path];
    if (choice === 'theirs') continue;
    const detail = editorFault(editor, wanted);
    if (detail !== null) weighed.faults.push({ path, label, detail });
    if (choice !== 'mine' && !sameStrings(theirs, before)) {
      const say = (strings: Strings) => sayStrings(editor, strings);
      weighed.conflicts.push({ path, label, base: say(before), theirs: say(theirs), mine: say(wanted) });
    } else Object.assign(weighed.patch, patchesOf(editor, wanted, now));
  }
  return weighed;
}
