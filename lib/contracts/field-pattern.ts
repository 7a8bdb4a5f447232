import { isCleanText } from './text.ts';

/** As many fields as one history is narrowed to, and as many stars as one of them may have: more cost time to no use. */
const PATTERNS_AT_MOST = 10;
const STARS_AT_MOST = 2;

/** Paths of fields that an address asks for, in which `*` stands for anything; what cannot be one is dropped. */
export const parsePatterns = (given: readonly string[]): string[] =>
  [...new Set(given)]
    .filter(
      (text) => text !== '' && text.length <= 300 && isCleanText(text) && text.split('*').length <= STARS_AT_MOST + 1,
    )
    .slice(0, PATTERNS_AT_MOST);

/** Whether a path is one of those asked for; everything is when nothing was asked for. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => true;
  const forms = patterns.map((pattern) => new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`, 's'));
  return (path) => forms.some((form) => form.test(path));
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
