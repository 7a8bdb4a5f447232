import { actionSubjects, actionText } from '../domain/readiness/action-text.ts';
import { word } from '../domain/vocabulary.ts';

/** Names of fields as the wiki's columns and the product's pages call them. */
const FIELD_NAMES: Record<string, string> = {
  buildPlatforms: 'Build platform',
  runPlatforms: 'Running platform',
  dependencies: 'Special dependencies',
  upgradable: 'Upgradable?',
  existingVm: 'Existing VM',
  existingContainer: 'Existing container',
  links: 'Links',
  comments: 'Comments',
  date: 'Date',
  name: 'Name',
  nodeOs: 'Node OS',
  networkFs: 'Network FS',
  vmOffer: 'VMs',
  container: 'Container',
  batchSystem: 'Batch system',
  userBinds: 'User binds',
  bindable: 'Mount points',
  imageLimitBytes: 'Image size limit',
  nodeCacheBytes: 'Cache per node',
  proxyCacheBytes: 'Proxy cache',
  storageBytes: 'Storage',
  dueOn: 'Due',
  closedOn: 'Closed',
  platforms: 'Platforms',
  nodes: 'Nodes',
  needs: 'Dependencies',
  offers: 'File systems and services',
  runtimes: 'Container runtimes',
  relations: 'Related entries',
};

/** Names of entries by slug, where a page knows them. */
export type Names = ReadonlyMap<string, string>;

/** Fields that are about another entry: "platforms.rhel6.run" is "Runs on RHEL6". */
const ABOUT: readonly [RegExp, (name: string) => string][] = [
  [/^platforms\.([^.]+)\.run$/, (name) => `Runs on ${name}`],
  [/^platforms\.([^.]+)\.build$/, (name) => `Builds on ${name}`],
  [/^needs\.([^.]+)\.run$/, (name) => `Needs ${name} to run`],
  [/^needs\.([^.]+)\.build$/, (name) => `Needs ${name} to build`],
  [/^nodes\.([^.]+)$/, (name) => `Nodes with ${name}`],
  [/^(?:offers|runtimes)\.([^.]+)$/, (name) => name],
];

/** A field as people call it: the wiki's column, or what it is about; a slug without a known name is spelled out. */
export function sayField(path: string, names?: Names): string {
  const known = FIELD_NAMES[path];
  if (known) return known;
  for (const [form, say] of ABOUT) {
    const slug = form.exec(path)?.[1];
    if (slug !== undefined) return capital(say(names?.get(slug) ?? spellSlug(slug)));
  }
  const [head = '', ...rest] = path.split('.');
  const plain = head.replace(/(?<=.)Raw$/, '');
  const parts = rest.map((part) => names?.get(part) ?? word(spellSlug(part)));
  return [capital(FIELD_NAMES[plain] ?? spaced(plain)), ...parts].join(', ');
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const spellSlug = (slug: string): string => (/^rhel\d+$/.test(slug) ? slug.toUpperCase() : slug.replaceAll('-', ' '));
const spaced = (name: string): string => word(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** The first few fields of a change, and how many more there are. */
export function sayFields(paths: readonly string[], atMost = 3): string {
  const names = [...new Set(paths.map((path) => sayField(path.split('.')[0] ?? path)))];
  const shown = names.slice(0, atMost).join(', ');
  return names.length > atMost ? `${shown} and ${names.length - atMost} more` : shown;
}

/** A stored value as a person would say it; `null` is "nothing". */
export function sayValue(value: unknown, names: Names = NOBODY): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return sayText(value, names);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map((one) => sayValue(one, names)).join(', ');
  return sayObject(value as Record<string, unknown>, names);
}

const NOBODY: Names = new Map();

/** A word of the vocabulary, the key of an action as what it asks for, or text as it is. */
function sayText(text: string, names: Names): string {
  if (text.includes(' ')) return text;
  if (actionSubjects(text).length === 0) return word(text);
  return actionText(text, 'possible', (kind, slug) => names.get(`${kind} ${slug}`) ?? spellSlug(slug)).replace(
    /\.$/,
    '',
  );
}

/** A reference to another entry: "package GlastRelease". */
function sayReference(object: Record<string, unknown>, names: Names): string | null {
  const { kind, slug, ...rest } = object;
  if (typeof kind !== 'string' || typeof slug !== 'string' || Object.keys(rest).length > 0) return null;
  return `${word(kind)} ${names.get(`${kind} ${slug}`) ?? slug}`;
}

/** What a part of a value speaks of, by the key it stands under. */
const KIND_OF: Record<string, string> = { useCase: 'use_case' };
const sayPart = (key: string, value: unknown, names: Names): string =>
  (typeof value === 'string' &&
    (names.get(`${KIND_OF[key] ?? key} ${value}`) ?? (key === 'slug' && names.get(value)))) ||
  sayValue(value, names);

/** Leads with what the field is about (value, state, support …), then whatever else it says. */
function sayObject(object: Record<string, unknown>, names: Names): string {
  const reference = sayReference(object, names);
  if (reference !== null) return reference;
  const said = Object.entries(object).filter(
    ([key, value]) => key !== 'position' && value !== '' && value !== null && value !== false && !isEmpty(value),
  );
  if (said.length === 0) return 'nothing';
  const leading = ['value', 'state', 'support', 'label', 'name', 'slug', 'person'];
  const lead = said.filter(([key]) => leading.includes(key)).map(([key, value]) => sayPart(key, value, names));
  const raw = said
    .filter(([key, value]) => (key === 'raw' || key === 'text') && !/^\((tick|error)\)$/.test(String(value)))
    .map(([, value]) => `“${String(value)}”`);
  const rest = said
    .filter(([key]) => key !== 'raw' && key !== 'text' && !leading.includes(key))
    .map(([key, value]) => {
      if (key === 'note') return String(value);
      return value === true ? spaced(key) : `${spaced(key)} ${sayPart(key, value, names)}`;
    });
  return [...lead, ...raw, ...rest].join(', ');
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A claim in words: quoted when its source had words of its own, else the value as we would say it. */
export function sayClaim({ raw, value }: { raw: string; value: unknown }): { words: string; quoted: boolean } {
  const text = raw.trim();
  if (text === '' || /^\((tick|error)\)$/.test(text)) {
    const words = sayValue(value);
    return { words: words === 'nothing' ? 'left blank' : words, quoted: false };
  }
  // A fact without a sentence of its own is kept as its value, even as JSON: nobody is quoted by that.
  if (/^[[{]/.test(text) || isValueItself(text, value)) return { words: sayValue(value), quoted: false };
  return { words: text, quoted: true };
}

/** "supported" beside { support: "supported" }: the reader's own word, kept because the source had only a cell. */
function isValueItself(text: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ['support', 'state'].some((key) => (value as Record<string, unknown>)[key] === text);
}
