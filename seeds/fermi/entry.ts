import type { ClaimInput, EntrySeed, RemarkInput } from '#lib/contracts/changes.ts';
import { type Fields, fieldSchema } from '#lib/contracts/fields.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** Topics of remarks that are ours, not a source's words: what the flattened text lost, and what later pages dropped. */
export const DOUBT = 'Doubt';
export const EDITOR = 'Editor';

/** Who stated a field's present value and how; `raw` defaults to the value's own `raw`. */
export interface Said {
  raw?: string;
  by?: string;
  certainty?: ClaimInput['certainty'];
  on?: string;
}

interface More<K extends EntryKind> {
  said?: { [P in keyof Fields<K> & string]?: Said };
  /** Statements that stand beside the present value, undecided. */
  open?: OpenClaim[];
  remarks?: RemarkInput[];
  locator?: string;
}
export type OpenClaim = Omit<ClaimInput, 'state'>;

/** The value with its defaults written out, as the store keeps it and compares it. A wrong one is left for the checks. */
function whole(kind: EntryKind, field: string, value: unknown): ClaimInput['value'] {
  const parsed = fieldSchema(kind, field)?.safeParse(value);
  return (parsed?.success ? parsed.data : value) as ClaimInput['value'];
}

const rawOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string' ? value.raw : '';

/** One entry of a change set, typed by its kind. What `said` names becomes the current claim of that field. */
export function entry<K extends EntryKind>(kind: K, slug: string, set: Fields<K>, more: More<K> = {}): EntrySeed {
  const values: Record<string, unknown> = set;
  const current = Object.entries<Said | undefined>(more.said ?? {}).map(([field, said]) => ({
    field,
    value: whole(kind, field, values[field]),
    raw: said?.raw ?? rawOf(values[field]),
    by: said?.by ?? null,
    certainty: said?.certainty ?? 'certain',
    state: 'current' as const,
    on: said?.on ?? null,
  }));
  const open = (more.open ?? []).map((claim) => ({ ...claim, state: 'open' as const }));
  return typed({
    kind,
    slug,
    set,
    claims: [...current, ...open],
    remarks: more.remarks ?? [],
    locator: more.locator ?? '',
  });
}

/** `set` was checked against `kind` by `entry`'s signature; the union over kinds cannot express it. */
const typed = (seed: object): EntrySeed => seed as EntrySeed;

type Words = [topic: string, text: string, by?: string, role?: RemarkInput['role'], answersTo?: number];

/** Remarks numbered from `first` in the order given. */
export const remarks = (first: number, ...words: Words[]): RemarkInput[] =>
  words.map(([topic, text, by, role, answersTo], index) => ({
    position: first + index,
    topic,
    text,
    by: by ?? null,
    role: role ?? 'remark',
    answersTo: answersTo ?? null,
  }));
