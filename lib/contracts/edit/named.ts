/** An entry or a person as a form offers it. */
export interface Named {
  slug: string;
  name: string;
}

/** The slug that somebody means who typed a slug or a name; what is neither is tried as a slug. */
export function slugNamed(options: readonly Named[], typed: string): string {
  if (options.some(({ slug }) => slug === typed)) return typed;
  const sought = typed.toLowerCase();
  const named = options.filter(({ name }) => name.toLowerCase() === sought);
  return named.length === 1 ? (named[0]?.slug ?? sought) : sought;
}
