import type { ApiNews } from '#lib/contracts/api/live.ts';

type Changed = ApiNews['changed'][number];
type What = Pick<Changed, 'kind' | 'slug' | 'number'>;

/** What a page shows, as far as others can change it. */
export type Place =
  /** Rows of one kind; `null`: of all kinds, one a change. `arrives`: what they show also comes without anybody's doing. */
  | { is: 'table'; kind: string | null; arrives?: true }
  | { is: 'entries'; entries: { kind: string; key: string }[]; editing: boolean }
  /** Figures over everything. */
  | { is: 'whole' }
  /** What arrives by itself: the page is drawn anew, and nothing need be said. */
  | { is: 'arrivals' };

const TABLES: Readonly<Record<string, string | null>> = {
  packages: 'package',
  sites: 'site',
  platforms: 'platform',
  tasks: 'task',
  questions: 'question',
  activity: null,
};
const WHOLE = ['', 'matrix', 'blockers', 'use-cases', 'runtimes'];

/** Tables of what arrives by itself, and pages of it. */
const ARRIVING: Readonly<Record<string, string>> = { images: 'image', builds: 'build' };
const ARRIVALS = [...Object.keys(ARRIVING), 'tests'];

/** What the page at an address shows; null for one that nobody else changes. */
export function placeOf(path: string): Place | null {
  const [, noun = '', slug, part, other] = path.split('/');
  const kind = Object.hasOwn(TABLES, noun) ? TABLES[noun] : undefined;
  if (noun === 'edit' && slug && part) {
    return { is: 'entries', entries: [{ kind: slug.replace('-', '_'), key: part }], editing: true };
  }
  if (ARRIVALS.includes(noun)) {
    const rows = Object.hasOwn(ARRIVING, noun) ? ARRIVING[noun] : undefined;
    if ((slug === undefined || slug === '') && rows !== undefined) return { is: 'table', kind: rows, arrives: true };
    const isForm = noun === 'images' && slug !== undefined && part === 'edit';
    return isForm ? { is: 'entries', entries: [{ kind: 'image', key: slug }], editing: true } : { is: 'arrivals' };
  }
  if (slug === undefined || slug === '') {
    if (WHOLE.includes(noun)) return { is: 'whole' };
    return kind === undefined ? null : { is: 'table', kind };
  }
  if (!kind || slug === 'new' || slug === 'trash') return null;
  const entries = [{ kind, key: slug }];
  if (part === 'at' && other) entries.push({ kind: 'site', key: other });
  return { is: 'entries', entries, editing: /\/edit$/.test(path) };
}

/** Whether an address means an entry: a task is at its number, its form at its name. */
const isAt = ({ slug, number }: What, key: string): boolean => key === slug || key === String(number);

/** Of what others did, what concerns a page. */
export function concerns(changed: readonly Changed[], place: Place, me: string | null): Changed[] {
  const others = changed.filter(({ by }) => by !== me);
  if (place.is === 'entries') {
    return others.filter((one) => place.entries.some(({ kind, key }) => kind === one.kind && isAt(one, key)));
  }
  return others.filter(({ said }) => !said);
}

const many = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
const distinct = (changed: readonly What[]): number => new Set(changed.map(({ kind, slug }) => `${kind} ${slug}`)).size;

/** What a page says of the changes that concern it; null when there are none. `more`: there may be others. */
export function sayNews(changed: readonly Changed[], place: Place, more: boolean): string | null {
  if (place.is === 'arrivals' || (changed.length === 0 && !more)) return null;
  const [first] = changed;
  const one = new Set(changed.map(({ by }) => by)).size === 1 ? (first?.name ?? null) : null;
  if (place.is === 'entries') {
    if (first === undefined) return 'Something was changed since this page was loaded, perhaps this.';
    const who = one ?? (changed.length === 1 ? 'Somebody' : 'Others');
    const did = changed.every(({ said }) => said) ? 'commented on this' : 'changed this';
    return place.editing
      ? `${who} ${did} a moment ago. When you save, you are asked wherever both changed the same.`
      : `${who} ${did} a moment ago.`;
  }
  const by = (what: string) => (one === null ? `${what} changed.` : `${one} changed ${what}.`);
  if (place.is === 'whole' || place.kind === null) {
    return first === undefined || more ? 'The data changed.' : by(many(distinct(changed), 'entry', 'entries'));
  }
  const own = changed.filter(({ kind }) => kind === place.kind);
  if (more) return 'Rows changed.';
  if (own.length === 0)
    return `${by(many(distinct(changed), 'other entry', 'other entries'))} Rows may say something else now.`;
  return by(many(distinct(own), 'row', 'rows'));
}
