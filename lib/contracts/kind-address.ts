import { ENTRY_KINDS, type EntryKind } from '../domain/vocabulary.ts';

/** A kind as a part of an address: `use-case`. */
export const kindPath = (kind: EntryKind): string => kind.replace('_', '-');

/** The kind that a part of an address means; null for anything else. */
export const kindAt = (text: string): EntryKind | null => ENTRY_KINDS.find((kind) => kindPath(kind) === text) ?? null;

/** Kinds of which every entry has a page to itself. A task's is at its number. */
const PAGES: Partial<Record<EntryKind, string>> = {
  package: '/packages',
  site: '/sites',
  question: '/questions',
  task: '/tasks',
  image: '/images',
};

/** The page of an entry; null where it is shown among others, or its number is not at hand. */
export function ownPage(kind: EntryKind, slug: string, number: number | null = null): string | null {
  const list = PAGES[kind];
  if (list === undefined || (kind === 'task' && number === null)) return null;
  return `${list}/${kind === 'task' ? number : slug}`;
}

/** The form of an entry; of every kind there is one at this address. */
export const formAddress = (kind: EntryKind, slug: string): string => `/edit/${kindPath(kind)}/${slug}`;
/** The page that puts an entry into the trash, and that says of one in it how to get it back. */
export const trashHref = (kind: EntryKind, slug: string): string => `/trash/${kindPath(kind)}/${slug}`;
export const newHref = (kind: EntryKind): string => `/new/${kindPath(kind)}`;
