import { type EntryKind, REVIEW_STATES, TRISTATES, word } from '../../domain/vocabulary.ts';
import type { Option } from './controls.ts';
import type { Editor } from './editors.ts';
import { LINE_FAULTS } from './lines.ts';
import type { Named } from './named.ts';

/** What the menus and lists of a form offer, by kind; people, criteria and test suites are no entries. */
export type EditorNames = Partial<Record<EntryKind | 'person' | 'criterion' | 'suite', readonly Named[]>>;
export type Fields = Readonly<Record<string, unknown>>;

/** Fields of one kind that a form offers although nothing is said of them yet. */
const OFFERED_AT_MOST = 60;

export const optionsOf = (words: readonly string[]): Option[] => words.map((one) => [one, word(one)]);
export const TRISTATE_OPTIONS = optionsOf(TRISTATES);
/** A menu whose first choice says nothing. */
export const orNothing = (words: readonly string[]): Option[] => [['', 'nothing said'], ...optionsOf(words)];

/** What may stand under a starred path: what does, and the first few of what could. */
export function candidates(names: readonly Named[] | undefined, fields: Fields, before: string): Named[] {
  const there = Object.keys(fields)
    .filter((path) => path.startsWith(before))
    .map((path) => path.slice(before.length));
  const offered = (names ?? []).slice(0, OFFERED_AT_MOST);
  const known = new Map((names ?? []).map((one) => [one.slug, one]));
  const more = there.filter((slug) => !offered.some((one) => one.slug === slug));
  return [...offered, ...more.map((slug) => known.get(slug) ?? { slug, name: slug })];
}

/** What stands first in every form. */
export const headEditors = (): Editor[] => [
  { path: 'name', label: 'Name', as: 'text', max: 200 },
  { path: 'summary', label: 'Summary', as: 'long', max: 4000, hint: 'One or two sentences: what it is.' },
];

/** What every kind of entry has: who answers for it, where to read more, and when it is looked at again. */
export const tailEditors = ({ person = [] }: EditorNames): Editor[] => [
  {
    path: 'owners',
    label: 'People who answer for it',
    as: 'lines',
    of: 'owner',
    options: person,
    max: 8000,
    hint: `${LINE_FAULTS.owner} Roles: expert, contact, release manager.`,
  },
  {
    path: 'links',
    label: 'Links',
    as: 'record',
    parts: [
      { key: 'items', label: 'Labels and addresses', as: 'lines', of: 'link', max: 100_000 },
      { key: 'raw', label: 'As somebody wrote them', as: 'text', max: 2000 },
    ],
    hint: `${LINE_FAULTS.link} Addresses begin with http:// or https://.`,
  },
  {
    path: 'review',
    label: 'Review',
    as: 'record',
    parts: [
      { key: 'state', label: 'State', as: 'choice', options: optionsOf(REVIEW_STATES) },
      { key: 'by', label: 'By whom', as: 'text', max: 200 },
      { key: 'on', label: 'On', as: 'day' },
    ],
  },
  {
    path: 'reviewEveryDays',
    label: 'To be looked at again every … days',
    as: 'number',
    min: 1,
    max: 3650,
    whole: true,
    empty: null,
    hint: 'Empty: no such interval.',
  },
];
