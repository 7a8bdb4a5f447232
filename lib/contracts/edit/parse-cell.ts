import { allStrings, decider } from './cells.ts';
import type { Option } from './controls.ts';
import { type Editor, editorFault, RAW, type Strings, SUPPORT_OPTIONS, VALUE } from './editors.ts';
import { LINE_FAULTS } from './lines.ts';
import type { Named } from './named.ts';

type Fields = Readonly<Record<string, unknown>>;
type Read = { ok: true; strings: Strings } | { ok: false; fault: string };

const said = (strings: Strings): Read => ({ ok: true, strings });
const fault = (words: string): Read => ({ ok: false, fault: words });
const quote = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text}”`;

/**
 * The texts of a cell's editors that make it say a pasted text, or why there are none. Fields that the text does not
 * speak of stay as they are in `fields`.
 */
export function cellFromText(editors: readonly Editor[], text: string, fields: Fields): Read {
  const bare = text.trim();
  const before = allStrings(editors, fields);
  const deciding = editors.filter((editor) => decider(editor) !== null);
  const read = deciding.length > 0 ? severalFrom(deciding, editors, bare) : oneFrom(editors, bare);
  if (!read.ok) return read;
  const strings = { ...before, ...read.strings };
  for (const editor of editors) {
    const wrong = editorFault(editor, strings) ?? tooLong(editor, strings);
    if (wrong !== null) return fault(`${quote(bare)}: ${wrong}`);
  }
  return said(strings);
}

function tooLong(editor: Editor, strings: Strings): string | null {
  if (!('max' in editor) || typeof editor.max !== 'number' || editor.as === 'number') return null;
  const { max } = editor;
  const long = Object.keys(strings).some(
    (name) => (name === editor.path || name.startsWith(`${editor.path}#`)) && (strings[name] ?? '').length > max,
  );
  return long ? `At most ${max} characters.` : null;
}

/** A word of the vocabulary by its value or as readers see it, in any case. */
function wordFrom(options: readonly Option[], text: string): string | null {
  const sought = text.trim().toLowerCase();
  const found = options.find(([value, label]) => value === sought || label.toLowerCase() === sought);
  return found?.[0] ?? null;
}
const wordsOf = (options: readonly Option[]): string =>
  options
    .filter(([value]) => value !== '')
    .map(([, label]) => label)
    .join(', ');
const unknownWord = (text: string, options: readonly Option[]): string =>
  `${quote(text)} is none of its words: ${wordsOf(options)}.`;

/** A cell of one field, or of several of which the text can mean only the first that is words. */
function oneFrom(editors: readonly Editor[], text: string): Read {
  const plain = editors.length === 1 ? editors[0] : editors.find(({ as }) => as === 'raw');
  if (plain === undefined) return fault('This cell has several values. Edit it where it stands.');
  return editorFrom(plain, text);
}

function editorFrom(editor: Editor, text: string): Read {
  const { path } = editor;
  switch (editor.as) {
    case 'choice': {
      const value = wordFrom(editor.options, text);
      return value === null ? fault(unknownWord(text, editor.options)) : said({ [path]: value });
    }
    case 'cell':
      return wordedFrom(editor, text);
    case 'yesno':
      return said({ [path]: text.toLowerCase() });
    case 'ref': {
      const slug = text === '' ? '' : named(editor.options, text);
      return slug === null ? fault(`Nobody and nothing here is called ${quote(text)}.`) : said({ [path]: slug });
    }
    case 'lines':
      return linesFrom(editor, text);
    case 'record':
      return recordFrom(editor, text);
    case 'long':
      return said({ [path]: text });
    default:
      return said({ [path]: text.replaceAll(/\s*\n\s*/g, ' ') });
  }
}

/** `yes`, or `unlikely: never says Brian`: the word, and behind a colon the text beside it. Nothing: nobody has said. */
function wordedFrom(editor: Editor & { as: 'cell' }, text: string): Read {
  const at = text.indexOf(':');
  const [first, rest] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()];
  const value = text === '' ? 'unknown' : wordFrom(editor.options, first);
  if (value !== null) return said({ [editor.path + VALUE]: value, [editor.path + RAW]: rest.replaceAll('\n', ' ') });
  return fault(`${unknownWord(first.trim(), editor.options)} A text may follow behind a colon.`);
}

function named(options: readonly Named[], text: string): string | null {
  const sought = text.trim().toLowerCase();
  const found = options.filter(({ slug, name }) => slug === sought || name.toLowerCase() === sought);
  return found.length === 1 ? (found[0]?.slug ?? null) : null;
}

function linesFrom(editor: Editor & { as: 'lines' }, text: string): Read {
  const { of: kind, options } = editor;
  const parts = text
    .split(kind === 'text' || kind === 'slug' || kind === 'owner' ? /[\n;,]/ : /[\n;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (options !== undefined && (kind === 'slug' || kind === 'owner')) {
    const nobody = parts.find((part) => named(options, part.split('|')[0] ?? '') === null);
    if (nobody !== undefined) return fault(`Nobody and nothing here is called ${quote(nobody)}.`);
  }
  return said({ [editor.path]: parts.join('\n') });
}

/** A field of several members of which a table shows the first: links, a batch system, a review. */
function recordFrom(editor: Editor & { as: 'record' }, text: string): Read {
  const [first] = editor.parts;
  if (first === undefined) return fault('This cell cannot be pasted. Edit it where it stands.');
  const name = `${editor.path}#${first.key}`;
  const others = Object.fromEntries(
    editor.parts.slice(1).flatMap((part) => (part.key === 'raw' ? [[`${editor.path}#raw`, '']] : [])),
  );
  if (first.as === 'choice') {
    const value = wordFrom(first.options, text);
    return value === null ? fault(unknownWord(text, first.options)) : said({ [name]: value });
  }
  if (first.as !== 'lines') return said({ [name]: text.replaceAll(/\s*\n\s*/g, ' '), ...others });
  const parts = text.split(/[\n;]/).map((part) => part.trim());
  const lines = parts
    .filter((part) => part !== '')
    .map((part) => (part.includes('|') ? part : part.replace(/^(.*\S)\s+(https?:\/\/\S+)$/i, '$1 | $2')));
  if (first.of === 'link') {
    const bad = lines.find((line) => /[a-z]:\S/i.test(line) && !/(^|\| ?)https?:\/\//i.test(line));
    if (bad !== undefined) return fault(`${quote(bad)}: ${LINE_FAULTS.link} Addresses begin with http:// or https://.`);
  }
  return said({ [name]: lines.join('\n'), ...others });
}

const LISTED = /^(.*?)(?:\s*\((.+)\)|\s*[:=]\s*(.+))?$/;

/**
 * A list of platforms, runtimes or file systems with how each stands: `RHEL6 (works), RHEL5: doubtful`. One that is only
 * named is supported, where that is a word. What the list leaves out is no longer said, nor is the text beside it.
 */
function severalFrom(deciding: readonly Editor[], all: readonly Editor[], text: string): Read {
  const strings: Strings = {};
  for (const editor of all) {
    if (editor.as === 'raw') strings[editor.path] = '';
    const name = decider(editor);
    if (name !== null) strings[name] = '';
  }
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  for (const part of parts.filter((one) => one !== '')) {
    const [, bare = '', inBraces, behindColon] = LISTED.exec(part) ?? [];
    const found = findNamed(deciding, bare, inBraces ?? behindColon ?? '');
    if (found === null) return fault(`${quote(bare)} is none of ${labelsOf(deciding)}.`);
    const options = optionsOfDecider(found.editor);
    const given = found.state === '' && options.some(([value]) => value === 'supported') ? 'supported' : found.state;
    const value = wordFrom(options, given);
    if (value === null || value === '')
      return fault(`${quote(part)}: ${labelOf(found.editor)} needs one of the words ${wordsOf(options)}.`);
    strings[decider(found.editor) ?? ''] = value;
  }
  return said(strings);
}

const labelOf = ({ label }: Editor): string => label.replace(/, (builds|runs)$/, '');
const labelsOf = (editors: readonly Editor[]): string => {
  const labels = editors.map(labelOf);
  return labels.length > 12 ? `${labels.slice(0, 12).join(', ')} and ${labels.length - 12} more` : labels.join(', ');
};
function optionsOfDecider(editor: Editor): readonly Option[] {
  if (editor.as !== 'record') return SUPPORT_OPTIONS;
  const part = editor.parts.find(({ key }) => key === editor.removes);
  return part?.as === 'choice' ? part.options : [];
}

/** The editor that a name means: its label or slug; behind it, without braces, may stand its state: `RHEL6 current`. */
function findNamed(editors: readonly Editor[], text: string, state: string): { editor: Editor; state: string } | null {
  const sought = text.toLowerCase();
  const names = (editor: Editor) => [labelOf(editor).toLowerCase(), editor.path.split('.')[1] ?? ''];
  const whole = editors.find((editor) => names(editor).includes(sought));
  if (whole) return { editor: whole, state };
  if (state !== '') return null;
  for (const editor of editors) {
    const name = names(editor).find((one) => one !== '' && sought.startsWith(`${one} `));
    if (name !== undefined) return { editor, state: text.slice(name.length).trim() };
  }
  return null;
}
