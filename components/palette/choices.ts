import type { ApiName } from '#lib/contracts/api/names.ts';
import { EXPORTS } from '#lib/contracts/exports.ts';
import { fuzzyBest, fuzzyFit, fuzzyWords } from '#lib/contracts/fuzzy.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { ShellFacts } from '../shell/facts.ts';
import { GO_KEYS } from '../shell/go-keys.ts';
import { entryHref } from '../ui/hrefs.ts';

/** One line of the palette: somewhere to go, or something to do. */
export interface Choice {
  id: string;
  text: string;
  /** What it is: a package, a page. */
  note: string;
  /** A key that does the same. */
  keys?: string;
  /** Other words it is found by. */
  also?: string;
  href?: string;
  /** Name of an act; see acts.ts. */
  act?: string;
}

const PAGES: readonly Choice[] = [
  ...Object.entries(GO_KEYS).map(([key, [href, label]]) => ({ href, text: label, keys: `g ${key}` })),
  { href: '/export', text: 'Export' },
  { href: '/api/docs', text: 'The API' },
  { href: '/help#keys', text: 'Keys', also: 'shortcuts keyboard' },
].map((page) => ({ ...page, id: `page ${page.href}`, note: 'page' }));

/** Pages only somebody who signed in has. */
const OWN_PAGES: readonly Choice[] = [
  { id: 'page /me', href: '/me', text: 'Your account', note: 'page', also: 'me roles' },
];

const act = (name: string, text: string, also = ''): Choice => ({
  id: `act ${name}`,
  act: name,
  text,
  also,
  note: 'act',
});

/** What may be done here, from what the page knows. */
export function actsFor({ me, creates }: ShellFacts, page: { hasNews: boolean; hasViews: boolean }): Choice[] {
  return [
    ...(page.hasNews ? [act('show-news', 'Show what others changed', 'refresh reload')] : []),
    ...(page.hasViews && me !== null ? [act('save-view', 'Save this view…', 'saved views')] : []),
    act('copy-link', 'Copy the link to this page', 'address url share'),
    ...(creates ? [{ ...act('new-package', 'New package…', 'create add'), href: '/new/package' }] : []),
    act('theme-light', 'Light theme', 'switch'),
    act('theme-dark', 'Dark theme', 'switch'),
    act('theme-system', 'Theme of the system', 'switch'),
    act('keys', 'Show the keys', 'shortcuts keyboard help'),
    me === null ? act('sign-in', 'Sign in', 'login log in') : act('sign-out', 'Sign out', 'logout log out'),
  ];
}

/** A saved view as somewhere to go. */
export const ofView = (view: { table: string; slug: string; name: string }): Choice => ({
  id: `view ${view.table} ${view.slug}`,
  href: `/${view.table}?view=${view.slug}`,
  text: view.name,
  note: `view of ${tableName(view.table)}`,
});
const tableName = (table: string): string =>
  Object.values(EXPORTS)
    .find(({ page }) => page === `/${table}`)
    ?.label.toLowerCase() ?? table;

/** An entry as somewhere to go; nothing for one that has no page. */
export function ofEntry({ kind, slug, name, number }: ApiName): Choice[] {
  const href = entryHref(kind, slug, number);
  if (href === null) return [];
  const note = number === null ? word(kind) : `${word(kind)} #${number}`;
  return [{ id: `${kind} ${slug}`, href, text: name, note, also: slug }];
}

export const pagesFor = ({ me }: ShellFacts): Choice[] => (me === null ? [...PAGES] : [...PAGES, ...OWN_PAGES]);

/** How well a choice fits a query; the smaller the better. */
export const fitOf = ({ text, also = '' }: Choice, q: string): number =>
  fuzzyFit(fuzzyWords(q), [text.toLowerCase(), also.toLowerCase()]) ?? Number.POSITIVE_INFINITY;

/** What of some choices fits a query, the best first. */
export const fitting = (choices: readonly Choice[], q: string, most: number): Choice[] =>
  fuzzyBest(choices, { q, most, textsOf: ({ text, also = '' }) => [text.toLowerCase(), also.toLowerCase()] });
