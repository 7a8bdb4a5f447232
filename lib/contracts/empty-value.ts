import type { EntryKind } from '../domain/vocabulary.ts';
import { fieldSchema } from './fields.ts';

/** Values that say nothing, the barest first. */
const NOTHING = [
  null,
  '',
  [],
  {},
  false,
  'unknown',
  'undecided',
  'open',
  { value: '' },
  { value: 'unknown' },
  { state: 'not_requested' },
  0,
] as const;

/** The value of a field about which nothing was ever said; undefined where there is none, as of a name. */
export function emptyValue(kind: EntryKind, path: string): unknown {
  const schema = path === 'name' ? null : fieldSchema(kind, path);
  for (const candidate of NOTHING) {
    const parsed = schema?.safeParse(candidate);
    if (parsed?.success) return parsed.data;
  }
  return undefined;
}
