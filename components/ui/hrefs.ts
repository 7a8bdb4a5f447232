/** Addresses of entries, in one place. */
export const packageHref = (slug: string): string => `/packages/${slug}`;
export const siteHref = (slug: string): string => `/sites/${slug}`;
export const pairHref = (packageSlug: string, siteSlug: string): string => `/packages/${packageSlug}/at/${siteSlug}`;

export const platformHref = (slug: string): string => `/platforms#${slug}`;
export const runtimeHref = (slug: string): string => `/runtimes#${slug}`;
export const hrefOfUseCase = (slug: string): string => `/use-cases#${slug}`;

const HREFS: Record<string, (slug: string) => string> = {
  package: packageHref,
  site: siteHref,
  platform: platformHref,
  runtime: runtimeHref,
  use_case: hrefOfUseCase,
};

/** Where an entry of any kind is shown, or null while that kind has no page. */
export const entryHref = (kind: string, slug: string): string | null => HREFS[kind]?.(slug) ?? null;
