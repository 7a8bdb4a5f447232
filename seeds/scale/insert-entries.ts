import type { Tx } from '#lib/base/db.ts';
import { bulkInsert } from '#lib/store/bulk-insert.ts';
import { wordsOf } from '#lib/store/words-of.ts';

export interface ScaleInput {
  packages: number;
  sites: number;
  builds: number;
  now: Date;
  log: (line: string) => void;
}

/** What every part of the load needs: the transaction, the change set its rows belong to, and when it is dated. */
export interface Load {
  tx: Tx;
  changeSetId: number;
  sourceId: number;
  at: string;
  /** Ids by kind and slug of what is there already. */
  ids: Map<string, number>;
  input: ScaleInput;
}

/** The id of something loaded before. */
export function idOf(load: Load, kind: string, slug: string): number {
  const id = load.ids.get(`${kind}/${slug}`);
  if (id === undefined) throw new Error(`The generator names ${kind} “${slug}”, which it did not make.`);
  return id;
}

/** Inserts entries with the revision and the claims that creating them through the store would have left. */
export async function insertEntries(
  load: Load,
  kind: string,
  entries: { id: number; slug: string; document: Record<string, unknown>; columns: Record<string, unknown> }[],
): Promise<void> {
  const { tx, changeSetId, sourceId, at } = load;
  await bulkInsert(
    tx,
    'entries',
    entries.map(({ id, slug, document, columns }) => ({
      id,
      kind,
      slug,
      fields: document,
      version: 1,
      created_at: at,
      updated_at: at,
      ...columns,
    })),
  );
  await bulkInsert(
    tx,
    'revisions',
    entries.map(({ id, document }) => ({
      // A creation is the entry's only revision here, so their ids can be the same.
      id: id + REVISION_OFFSET,
      change_set_id: changeSetId,
      entry_id: id,
      version: 1,
      action: 'create',
      at,
      changes: Object.fromEntries(Object.entries(document).map(([path, to]) => [path, { from: null, to }])),
    })),
  );
  const claims = entries.flatMap(({ id, document }) =>
    Object.entries(document).map(([field, value]) => ({
      entry_id: id,
      field,
      value,
      raw: wordsOf(value),
      certainty: 'certain',
      state: 'current',
      source_id: sourceId,
      settled_why: '',
      change_set_id: changeSetId,
    })),
  );
  const { _max } = await tx.claim.aggregate({ _max: { id: true } });
  let next = (_max.id ?? 0) + 1;
  await bulkInsert(
    tx,
    'claims',
    claims.map((claim) => ({ id: next++, ...claim })),
  );
}

/** Revisions of the small kinds have low ids; those made in bulk start here. */
const REVISION_OFFSET = 1_000_000;
