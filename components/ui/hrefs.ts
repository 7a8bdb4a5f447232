/** Addresses of entries, in one place. */
export const packageHref = (slug: string): string => `/packages/${slug}`;
export const siteHref = (slug: string): string => `/sites/${slug}`;
export const pairHref = (packageSlug: string, siteSlug: string): string => `/packages/${packageSlug}/at/${siteSlug}`;
export const questionHref = (slug: string): string => `/questions/${slug}`;
export const changeHref = (id: number): string => `/activity/${id}`;
export const taskHref = (number: number): string => `/tasks/${number}`;

/**
 * The page of an entry of any kind, or null while that kind has no page of its own. A task is addressed by its number,
 * so where only its slug is at hand it has no address.
 */
export function entryHref(kind: string, slug: string, number: number | null = null): string | null {
  if (kind === 'package') return packageHref(slug);
  if (kind === 'site') return siteHref(slug);
  if (kind === 'question') return questionHref(slug);
  return kind === 'task' && number !== null ? taskHref(number) : null;
}
