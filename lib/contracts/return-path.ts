/** The longest path that a sign-in goes back to. */
const PATH_MAX = 2000;

/**
 * Where a sign-in leads back to: a path of this site, or `/` for anything else. Judged as a browser would read it, so
 * that no spelling of another host (`//host`, `/\host`, control characters, a scheme) gets through.
 */
export function returnPath(given: string | null | undefined): string {
  if (typeof given !== 'string' || given.length > PATH_MAX || !given.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(given, here)) return '/';
  const url = new URL(given, here);
  if (url.origin !== here || url.pathname.startsWith('//')) return '/';
  if (/^\/(api|sign-in|welcome)(\/|$)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
