/** Addresses of entries, in one place. */
export const packageHref = (slug: string): string => `/packages/${slug}`;
export const siteHref = (slug: string): string => `/sites/${slug}`;
export const pairHref = (packageSlug: string, siteSlug: string): string => `/packages/${packageSlug}/at/${siteSlug}`;

/** The page of an entry of any kind, or null while that kind has no page of its own. */
export function entryHref(kind: string, slug: string): string | null {
  if (kind === 'package') return packageHref(slug);
  return kind === 'site' ? siteHref(slug) : null;
}
