import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { actorLabel, personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { type FieldError, invalid, type Result } from '#lib/base/errors.ts';
import type { Prisma } from '#lib/base/generated/prisma/client.ts';
import type { changeSetInput, entryChange } from '#lib/contracts/changes.ts';
import { escapePointer, fieldSchema, isStarred } from '#lib/contracts/fields.ts';
import type { Action } from '#lib/domain/permissions.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { type Affected, affectedBy, noneAffected } from './affected.ts';
import { bumpDataVersion } from './bump-data-version.ts';
import { Refused, type WriteContext } from './context.ts';
import { type LockedEntry, lockOrCreate } from './lock-entries.ts';
import { projectReadiness } from './project-readiness.ts';
import { recordClaims } from './record-claims.ts';
import { openRefs, type Refs } from './refs.ts';
import { refreshSearchOfUsers, searchText } from './search-text.ts';
import { tellWatchers } from './talk/tell-watchers.ts';
import { mustHaveNoRing, withClosingDay } from './tasks/task-rules.ts';
import { transact } from './transact.ts';
import { writeFields } from './write/write-fields.ts';

type Change = z.output<typeof entryChange>;
/** What became of one entry of a change set. */
export interface Applied {
  kind: EntryKind;
  slug: string;
  version: number;
  changed: string[];
  /** Number of the change set that it is part of. */
  changeSet: number;
}
type Document = Record<string, unknown>;

/**
 * The one way into the catalogue: applies a change set to any number of entries in one transaction, with a revision per
 * entry, claims, remarks, the readiness of the pairs it touches, and the data version. Either all of it is stored or
 * nothing. Entries of which nothing changes get no revision, and a change set without any leaves no trace.
 *
 * Fails with `unauthorised` or `forbidden` (the actor may not write every one of the entries), `invalid` (unknown field,
 * bad value, unknown reference), `not_found` (and `create` not set), `conflict` (it is in the trash, or there although
 * `expectVersion` is 0) or `precondition` (the entry's version is not `expectVersion`; `current` says what it is now).
 */
export async function applyChanges({
  ctx,
  input,
  ...how
}: {
  ctx: WriteContext;
  input: z.output<typeof changeSetInput>;
} & How): Promise<Result<Applied[]>> {
  const faults = findFaults(input.entries);
  if (faults.length > 0) return invalid('Some fields cannot be stored as they are.', faults);
  return transact(ctx, (tx) => store(tx, ctx, input, how));
}

/** How a verb of the store changes entries, where that is not a plain edit. */
export interface How {
  /** What the history calls a change of an entry that was there before. */
  action?: 'edit' | 'revert';
  /** The act that the actor needs leave for on an entry that is there: a verb that writes only what this act may. */
  leave?: Action;
  /** Claims that are there already and are from now on the current ones of their fields; null: whichever is. */
  standing?: ReadonlyMap<string, number | null>;
}

/** Faults of fields and claims; both are held against the schema of their path. */
function findFaults(entries: readonly Change[]): FieldError[] {
  return entries.flatMap((entry, index) => [
    ...Object.entries(entry.set).flatMap(([path, value]) =>
      fieldFaults(entry, path, value, `/entries/${index}/set/${escapePointer(path)}`),
    ),
    ...entry.claims.flatMap((claim, place) =>
      fieldFaults(entry, claim.field, claim.value, `/entries/${index}/claims/${place}/value`),
    ),
  ]);
}

function fieldFaults(entry: Change, path: string, value: unknown, pointer: string): FieldError[] {
  const schema = fieldSchema(entry.kind, path);
  if (!schema) return [{ pointer, detail: `A ${entry.kind.replace('_', ' ')} has no field “${path}”.` }];
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    pointer: [pointer, ...issue.path.map(String)].join('/'),
    detail: `${entry.slug}: ${issue.message}`,
  }));
}

async function store(tx: Tx, ctx: WriteContext, input: z.output<typeof changeSetInput>, how: How): Promise<Applied[]> {
  const refs = openRefs(tx);
  const at = input.at === null ? ctx.now : new Date(input.at);
  // Everything is created before anything is filled, so that entries may name each other in any order.
  const rows = await lockOrCreate(tx, { ctx, refs, changes: input.entries, at, leave: how.leave });
  const sourceId = input.source === null ? null : await refs.source(input.source);
  let opened: number | undefined;
  const openChangeSet = async (): Promise<number> => {
    opened ??= (
      await tx.changeSet.create({
        data: {
          at,
          recordedAt: ctx.now,
          actor: actorLabel(ctx.actor),
          userId: personOf(ctx.actor),
          why: input.why,
          sourceId,
        },
      })
    ).id;
    return opened;
  };
  const affected = noneAffected();
  const applied: Applied[] = [];
  const entryIds: number[] = [];
  for (const [index, change] of input.entries.entries()) {
    const row = rows[index];
    if (!row) continue;
    const step = { tx, refs, ctx, change, row, openChangeSet, sourceId, at, affected, how };
    const result = await applyOne(step).catch((error: unknown) => {
      throw located(error, index);
    });
    if (!result) continue;
    applied.push(result);
    entryIds.push(row.id);
  }
  if (opened === undefined) return [];
  await mustHaveNoRing(
    tx,
    input.entries,
    rows.map(({ id }) => id),
  );
  await projectReadiness(tx, { affected, now: ctx.now });
  const did = how.action === 'revert' ? 'reverted a change of' : 'changed';
  await tellWatchers(tx, ctx, { changeSetId: opened, entryIds, did, why: input.why });
  await bumpDataVersion(tx);
  return applied;
}

/** A refusal whose pointers lead into one entry, as one whose pointers lead into the change set. */
function located(error: unknown, index: number): unknown {
  if (!(error instanceof Refused) || !error.failure.errors) return error;
  const errors = error.failure.errors.map(({ pointer, detail }) => ({
    pointer: `/entries/${index}${pointer}`,
    detail,
  }));
  return new Refused({ ...error.failure, errors });
}

interface Step {
  tx: Tx;
  refs: Refs;
  ctx: WriteContext;
  change: Change;
  row: LockedEntry;
  openChangeSet: () => Promise<number>;
  sourceId: number | null;
  at: Date;
  affected: Affected;
  how: How;
}

async function applyOne({
  tx,
  refs,
  ctx,
  change,
  row,
  openChangeSet,
  sourceId,
  at,
  affected,
  how: { action = 'edit', standing },
}: Step): Promise<Applied | null> {
  const before = row.fields;
  const document: Document = { ...before };
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  const values = new Map<string, unknown>();
  const set = change.kind === 'task' && sourceId === null ? withClosingDay(change.set, before, at) : change.set;
  for (const [path, given] of Object.entries(set)) {
    const value = fieldSchema(change.kind, path)?.parse(given);
    const from = before[path] ?? null;
    if (isDeepStrictEqual(from, value)) continue;
    changes[path] = { from, to: value };
    values.set(path, value);
    if (value === null && isStarred(change.kind, path)) delete document[path];
    else document[path] = value;
  }
  const isNew = row.version === 0;
  const target = { tx, id: row.id, refs };
  const said = change.claims.length > 0 || change.remarks.length > 0 || standing !== undefined;
  if (values.size === 0 && !isNew && !said) return null;

  await affectedBy(affected, { tx, id: row.id, kind: change.kind, paths: [...values.keys()], claims: change.claims });
  const columns = await writeFields(change.kind, target, values);
  await affectedBy(affected, { tx, id: row.id, kind: change.kind, paths: [...values.keys()], claims: change.claims });

  // Also a statement or a remark without a change of any field is a revision: history says who added it.
  const version = row.version + 1;
  const changeSetId = await openChangeSet();
  const did = isNew ? 'create' : action;
  await tx.revision.create({
    data: { changeSetId, entryId: row.id, version, action: did, at, changes: asJson(changes) },
  });
  const changed = values;
  await recordClaims({
    tx,
    refs,
    entryId: row.id,
    changeSetId,
    sourceId,
    at,
    ctx,
    change,
    document,
    changed,
    standing,
  });
  for (const remark of change.remarks) {
    const { by, ...rest } = remark;
    const personId = by === null ? null : await refs.person(by);
    await tx.remark.create({ data: { ...rest, personId, sourceId, changeSetId, entryId: row.id } });
  }
  if (sourceId !== null) {
    await tx.entrySource.upsert({
      where: { entryId_sourceId: { entryId: row.id, sourceId } },
      create: { entryId: row.id, sourceId, locator: change.locator },
      update: change.locator === '' ? {} : { locator: change.locator },
    });
  }
  const search = await searchText(tx, { id: row.id, slug: change.slug, document });
  await tx.entry.update({
    where: { id: row.id },
    data: { ...columns, fields: asJson(document), search, version, updatedAt: at },
  });
  if (change.kind === 'dependency' && !isNew && values.has('name')) await refreshSearchOfUsers(tx, row.id);
  // A change set may name an entry again.
  Object.assign(row, { version, fields: document });
  return { kind: change.kind, slug: change.slug, version, changed: Object.keys(changes), changeSet: changeSetId };
}

/** Values come out of zod's JSON schemas. */
const asJson = (value: object): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
