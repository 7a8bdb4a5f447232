import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Tx } from '#lib/base/db.ts';
import { Prisma } from '#lib/base/generated/prisma/client.ts';
import type { claimInput, entryChange } from '#lib/contracts/changes.ts';
import { fieldSchema } from '#lib/contracts/fields.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { Refused, type WriteContext } from './context.ts';
import type { Refs } from './refs.ts';
import { wordsOf } from './words-of.ts';
import { date } from './write/writer.ts';

type Value = z.output<typeof claimInput>['value'];

/** Fields that order or hold long text; nobody claims them. */
const UNCLAIMED = new Set(['position', 'body']);

interface Input {
  tx: Tx;
  refs: Refs;
  ctx: WriteContext;
  entryId: number;
  changeSetId: number;
  sourceId: number | null;
  at: Date;
  change: z.output<typeof entryChange>;
  document: Record<string, unknown>;
  changed: Map<string, unknown>;
  /** Claims that become current again or at last; see `How` of apply-changes.ts. */
  standing?: ReadonlyMap<string, number | null>;
}

/**
 * Records who stated what. Every changed field gets a `current` claim: the given one, or one by nobody in particular
 * with the change set's source. The claim that was current before is superseded. Other given claims stand beside it.
 */
export async function recordClaims({
  tx,
  refs,
  entryId,
  changeSetId,
  sourceId,
  change,
  document,
  changed,
  standing = new Map(),
}: Input): Promise<void> {
  const current = new Map<string, z.output<typeof claimInput>>();
  // Defaults filled in, a claim's value is comparable with the field's.
  const given = change.claims.map((claim) => ({ ...claim, value: parseField(change.kind, claim.field, claim.value) }));
  for (const claim of given) {
    if (claim.state !== 'current') continue;
    if (!isDeepStrictEqual(document[claim.field] ?? null, claim.value)) {
      const detail = `${change.slug}: the current claim on “${claim.field}” is not the value of that field.`;
      throw new Refused({ kind: 'invalid', detail });
    }
    current.set(claim.field, claim);
  }
  for (const [field, value] of changed) {
    if (UNCLAIMED.has(field) || current.has(field) || standing.get(field) || value === null) continue;
    const raw = wordsOf(value);
    current.set(field, {
      field,
      value: value as Value,
      raw,
      by: null,
      certainty: 'certain',
      state: 'current',
      on: null,
      settledWhy: '',
    });
  }
  const chosen = [...standing].flatMap(([field, id]) => (id === null ? [] : [{ field, id }]));
  const replaced = [...new Set([...changed.keys(), ...current.keys(), ...chosen.map(({ field }) => field)])];
  if (replaced.length > 0) {
    await tx.claim.updateMany({
      where: { entryId, field: { in: replaced }, state: 'current' },
      data: { state: 'superseded' },
    });
  }
  for (const { id, field } of chosen) {
    await tx.claim.update({ where: { id, entryId, field }, data: { state: 'current' } });
  }
  const claims = [...current.values(), ...given.filter((claim) => claim.state !== 'current')];
  const data = [];
  for (const { by, on, value, ...claim } of claims) {
    const personId = by === null ? null : await refs.person(by);
    const json = value === null ? Prisma.JsonNull : (value as Prisma.InputJsonValue);
    data.push({ ...claim, value: json, statedOn: date(on), personId, sourceId, changeSetId, entryId });
  }
  if (data.length > 0) await tx.claim.createMany({ data });
}

/** A value as its field stores it; `applyChanges` has held it against the schema before. */
const parseField = (kind: EntryKind, field: string, value: Value): Value =>
  fieldSchema(kind, field)?.parse(value) as Value;
