import { formAddress, ownPage } from '#lib/contracts/kind-address.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** Addresses of entries, in one place. */
export const packageHref = (slug: string): string => `/packages/${slug}`;
export const siteHref = (slug: string): string => `/sites/${slug}`;
export const pairHref = (packageSlug: string, siteSlug: string): string => `/packages/${packageSlug}/at/${siteSlug}`;
export const questionHref = (slug: string): string => `/questions/${slug}`;
export const imageHref = (slug: string): string => `/images/${slug}`;
/** The page of a build: the first digits of its digest are enough. */
export const buildHref = (digest: string): string => `/builds/${digest.slice(digest.indexOf(':') + 1).slice(0, 20)}`;
/** What a tag points at, or pointed at at a moment. */
export const tagHref = (image: string, tag: string, at = ''): string =>
  `/images/${image}/tags/${tag}${at === '' ? '' : `?at=${at}`}`;
export const changeHref = (id: number): string => `/activity/${id}`;
export const taskHref = (number: number): string => `/tasks/${number}`;

export const platformHref = (slug: string): string => `/platforms#${slug}`;
const runtimeHref = (slug: string): string => `/runtimes#${slug}`;
export const hrefOfUseCase = (slug: string): string => `/use-cases#${slug}`;

/** The history of an entry, or of some of its fields: paths in which `*` stands for anything. */
export function historyHref(kind: string, slug: string, fields: readonly string[] = []): string {
  const query = fields.map((field) => `field=${encodeURIComponent(field)}`).join('&');
  return `/history/${kind}/${slug}${query === '' ? '' : `?${query}`}`;
}
/** A list as it was at the end of a day. */
export const asOfHref = (day: string, noun: string): string => `/as-of/${day}/${noun}`;

const HREFS: Record<string, (slug: string) => string> = {
  package: packageHref,
  site: siteHref,
  platform: platformHref,
  runtime: runtimeHref,
  use_case: hrefOfUseCase,
  image: imageHref,
  question: questionHref,
};

/**
 * Where an entry of any kind is shown, or null while that kind has no page. A task is addressed by its number, so where
 * only its slug is at hand it has no address.
 */
export function entryHref(kind: string, slug: string, number: number | null = null): string | null {
  if (kind === 'task') return number === null ? null : taskHref(number);
  return HREFS[kind]?.(slug) ?? null;
}

/** The form of an entry: under its own page where it has one. */
export function editHref(kind: EntryKind, slug: string, number: number | null = null): string {
  const page = ownPage(kind, slug, number);
  return page === null ? formAddress(kind, slug) : `${page}/edit`;
}

/** All that was said of an entry, or of one of its fields. */
export const statementsHref = (kind: string, slug: string, field = ''): string =>
  `/statements/${kind}/${slug}${field === '' ? '' : `?field=${encodeURIComponent(field)}`}`;
