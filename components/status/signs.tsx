import type { SignName } from './sign-shapes.ts';

export type { SignName };

/** One sign. Decoration unless `title` names it; the word beside it carries the meaning. */
export function Sign({ name, size = 16, title }: { name: SignName; size?: 12 | 16 | 24; title?: string }) {
  const className = `${size === 16 ? 'sign' : `sign sign-${size}`} sg-${name}`;
  if (title === undefined) return <i className={className} aria-hidden="true" />;
  return <i className={className} role="img" aria-label={title} title={title} />;
}
