import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { actorLabel, personOf } from '#lib/auth/actor.ts';
import { type Tx, withTransaction } from '#lib/base/db.ts';
import { type FieldError, invalid, ok, type Result } from '#lib/base/errors.ts';
import type { Prisma } from '#lib/base/generated/prisma/client.ts';
import type { changeSetInput, entryChange } from '#lib/contracts/changes.ts';
import { fieldSchema, isStarred } from '#lib/contracts/fields.ts';
import { type Affected, affectedBy, noneAffected } from './affected.ts';
import { bumpDataVersion } from './bump-data-version.ts';
import { Refused, type WriteContext } from './context.ts';
import { projectReadiness } from './project-readiness.ts';
import { recordClaims } from './record-claims.ts';
import { openRefs, type Refs } from './refs.ts';
import { refreshSearchOfUsers, searchText } from './search-text.ts';
import { createKindRow, writeFields } from './write/write-fields.ts';

type Change = z.output<typeof entryChange>;
type Applied = { kind: string; slug: string; version: number; changed: string[] };
type Row = { id: number; version: number; fields: Prisma.JsonValue; trashedAt: Date | null };
type Document = Record<string, unknown>;

/**
 * The one way into the catalogue: applies a change set to any number of entries in one transaction, with a revision per
 * entry, claims, remarks, the readiness of the pairs it touches, and the data version. Either all of it is stored or
 * nothing. Entries whose values do not change get no revision.
 *
 * Fails with `invalid` (unknown field, bad value, unknown reference), `not_found` (and `create` not set) or
 * `precondition` (the entry's version is not `expectVersion`; `current` says what it is now).
 */
export async function applyChanges({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: z.output<typeof changeSetInput>;
}): Promise<Result<Applied[]>> {
  const faults = findFaults(input.entries);
  if (faults.length > 0) return invalid('Some fields cannot be stored as they are.', faults);
  try {
    return ok(
      await withTransaction((tx) => inSavepoint(tx, ctx, () => store(tx, ctx, input)), {
        tx: ctx.db,
        timeoutMs: 300_000,
      }),
    );
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** In a caller's transaction a refusal must undo this change set and leave the rest usable. */
async function inSavepoint<T>(tx: Tx, ctx: WriteContext, work: () => Promise<T>): Promise<T> {
  if (!ctx.db) return work();
  await tx.$executeRaw`savepoint apply_changes`;
  try {
    const value = await work();
    await tx.$executeRaw`release savepoint apply_changes`;
    return value;
  } catch (error) {
    await tx.$executeRaw`rollback to savepoint apply_changes`;
    throw error;
  }
}

/** Faults of fields and claims; both are held against the schema of their path. */
function findFaults(entries: readonly Change[]): FieldError[] {
  return entries.flatMap((entry, index) => [
    ...Object.entries(entry.set).flatMap(([path, value]) =>
      fieldFaults(entry, path, value, `/entries/${index}/set/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`),
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

async function store(tx: Tx, ctx: WriteContext, input: z.output<typeof changeSetInput>): Promise<Applied[]> {
  const refs = openRefs(tx);
  const at = input.at === null ? ctx.now : new Date(input.at);
  const sourceId = input.source === null ? null : await refs.source(input.source);
  const changeSet = await tx.changeSet.create({
    data: {
      at,
      recordedAt: ctx.now,
      actor: actorLabel(ctx.actor),
      userId: personOf(ctx.actor),
      why: input.why,
      sourceId,
    },
  });

  // Everything is created before anything is filled, so that entries may name each other in any order.
  const rows = await lockOrCreate(tx, refs, input.entries, at);
  const affected = noneAffected();
  const applied: Applied[] = [];
  for (const [index, change] of input.entries.entries()) {
    const row = rows[index];
    if (!row) continue;
    const result = await applyOne({ tx, refs, ctx, change, row, changeSetId: changeSet.id, sourceId, at, affected });
    if (result) applied.push(result);
  }
  await projectReadiness(tx, { affected, now: ctx.now });
  await bumpDataVersion(tx);
  return applied;
}

/** Rows in the order of the input. Locks are taken in one order over all writers, so that two cannot wait for each other. */
async function lockOrCreate(tx: Tx, refs: Refs, changes: readonly Change[], at: Date): Promise<Row[]> {
  const order = [...changes.keys()].sort((a, b) => keyOf(changes[a]).localeCompare(keyOf(changes[b])));
  const rows: Row[] = [];
  for (const index of order) {
    const change = changes[index];
    if (!change) continue;
    const { kind, slug } = change;
    await tx.$queryRaw`select id from entries where kind = ${kind}::"EntryKind" and slug = ${slug} for update`;
    const existing = await tx.entry.findUnique({ where: { kind_slug: { kind, slug } } });
    if (existing) {
      if (change.expectVersion !== null && existing.version !== change.expectVersion) {
        throw new Refused({
          kind: 'precondition',
          detail: `Somebody saved ${slug} as version ${existing.version} while you were editing version ${change.expectVersion}.`,
          current: { version: existing.version, fields: existing.fields },
        });
      }
      rows[index] = existing;
      continue;
    }
    if (!change.create)
      throw new Refused({ kind: 'not_found', detail: `There is no ${kind.replace('_', ' ')} “${slug}”.` });
    const name = typeof change.set.name === 'string' ? change.set.name : slug;
    const created = await tx.entry.create({ data: { kind, slug, name, version: 1, createdAt: at, updatedAt: at } });
    await createKindRow(kind, { tx, id: created.id, refs });
    rows[index] = { ...created, version: 0 };
  }
  return rows;
}

const keyOf = (change: Change | undefined): string => `${change?.kind}/${change?.slug}`;
interface Step {
  tx: Tx;
  refs: Refs;
  ctx: WriteContext;
  change: Change;
  row: Row;
  changeSetId: number;
  sourceId: number | null;
  at: Date;
  affected: Affected;
}

async function applyOne({
  tx,
  refs,
  ctx,
  change,
  row,
  changeSetId,
  sourceId,
  at,
  affected,
}: Step): Promise<Applied | null> {
  const before = asDocument(row.fields);
  const document: Document = { ...before };
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  const values = new Map<string, unknown>();
  for (const [path, given] of Object.entries(change.set)) {
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
  if (values.size === 0 && !isNew && change.claims.length === 0 && change.remarks.length === 0) return null;

  await affectedBy(affected, { tx, id: row.id, kind: change.kind, paths: [...values.keys()], claims: change.claims });
  const columns = await writeFields(change.kind, target, values);
  await affectedBy(affected, { tx, id: row.id, kind: change.kind, paths: [...values.keys()], claims: change.claims });

  const changed = values.size > 0 || isNew;
  const version = changed ? row.version + 1 : row.version;
  if (changed) {
    await tx.revision.create({
      data: { changeSetId, entryId: row.id, version, action: isNew ? 'create' : 'edit', at, changes: asJson(changes) },
    });
  }
  await recordClaims({ tx, refs, entryId: row.id, changeSetId, sourceId, at, ctx, change, document, changed: values });
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
    data: { ...columns, fields: asJson(document), search, version, ...(changed && { updatedAt: at }) },
  });
  if (change.kind === 'dependency' && !isNew && values.has('name')) await refreshSearchOfUsers(tx, row.id);
  return changed ? { kind: change.kind, slug: change.slug, version, changed: Object.keys(changes) } : null;
}

/** `entries.fields` is an object by a database constraint. */
const asDocument = (fields: Prisma.JsonValue): Document => fields as Document;
/** Values come out of zod's JSON schemas. */
const asJson = (value: object): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
