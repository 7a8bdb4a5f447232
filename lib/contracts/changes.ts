import { z } from 'zod';
import { CERTAINTIES, CLAIM_STATES, ENTRY_KINDS, type EntryKind } from '../domain/vocabulary.ts';
import type { Fields } from './fields.ts';
import { day, slug, text } from './text.ts';

/** A document, talk, repository or table that facts come from. Dates bound when its text is from. */
export const sourceInput = z.strictObject({
  slug,
  title: text(300),
  kind: z.enum(['wiki page', 'gist', 'talk', 'repository', 'vocabulary', 'generator', 'person', 'probe', 'import']),
  locator: text(500).default(''),
  notBefore: day.nullable().default(null),
  notAfter: day.nullable().default(null),
  dateNote: text(2000).default(''),
});
export type SourceInput = z.input<typeof sourceInput>;

export const personInput = z.strictObject({ slug, name: text(200), note: text(2000).default('') });
export type PersonInput = z.input<typeof personInput>;

/** A criterion of the runtime comparison. */
export const criterionInput = z.strictObject({ slug, name: text(200), position: z.number().int().min(0) });
export type CriterionInput = z.input<typeof criterionInput>;

/**
 * A value somebody stated. A `current` claim must equal the field's value after the change; others stand beside it:
 * `open` (a conflict nobody settled), `superseded`, `rejected`.
 */
export const claimInput = z.strictObject({
  field: text(300),
  value: z.json(),
  raw: text(4000),
  by: slug.nullable().default(null),
  certainty: z.enum(CERTAINTIES).default('certain'),
  state: z.enum(CLAIM_STATES).default('current'),
  on: day.nullable().default(null),
  settledWhy: text(2000).default(''),
});
export type ClaimInput = z.input<typeof claimInput>;

export const remarkInput = z.strictObject({
  /** Order within the entry over all change sets; give each remark of an entry its own number. */
  position: z.number().int().min(0),
  topic: text(300).default(''),
  text: text(8000),
  by: slug.nullable().default(null),
  role: z.enum(['remark', 'pro', 'con', 'answer']).default('remark'),
  /** Position of the remark it answers, within the same entry. */
  answersTo: z.number().int().nullable().default(null),
});
export type RemarkInput = z.input<typeof remarkInput>;

/** A patch to one entry; created when it is not there yet and `create` is set. */
export const entryChange = z.strictObject({
  kind: z.enum(ENTRY_KINDS),
  slug,
  create: z.boolean().default(false),
  /** Version the writer saw; refused when another has been saved since. 0: it must not be there. Null: whatever is there. */
  expectVersion: z.number().int().min(0).nullable().default(null),
  set: z.record(z.string().max(300), z.json()).default({}),
  claims: z.array(claimInput).max(500).default([]),
  remarks: z.array(remarkInput).max(500).default([]),
  /** Words or place in the change set's source. */
  locator: text(4000).default(''),
});
export type EntryChange = z.input<typeof entryChange>;

/** One act: when, why, from which source, on which entries. */
export const changeSetInput = z.strictObject({
  /** Slug of a source, or null when a person edits. */
  source: slug.nullable().default(null),
  why: text(2000).default(''),
  /** When it took effect; null: now. */
  at: z.iso.datetime().nullable().default(null),
  entries: z.array(entryChange).max(100_000),
});
export type ChangeSetInput = z.input<typeof changeSetInput>;

/** An entry of a catalogue, typed by its kind so that the compiler checks paths and values. */
export type EntrySeed = {
  [K in EntryKind]: Omit<EntryChange, 'kind' | 'set' | 'expectVersion' | 'create'> & { kind: K; set: Fields<K> };
}[EntryKind];
export interface ChangeSetSeed {
  source: string;
  why: string;
  /** ISO instant the state is dated to. */
  at: string;
  /** Entries not seen in an earlier change set of the catalogue are created, the others patched. */
  entries: EntrySeed[];
}
/** A whole collaboration, as `seeds/<name>/index.ts` exports it. Change sets in order of their dates. */
export interface Catalogue {
  name: string;
  /** The instance's title ("Fermi LAT"). */
  title: string;
  sources: SourceInput[];
  people: PersonInput[];
  criteria: CriterionInput[];
  changeSets: ChangeSetSeed[];
}
