import type { Tx } from '#lib/base/db.ts';
import { Prisma } from '#lib/base/generated/prisma/client.ts';
import { evaluate } from '#lib/domain/readiness/assess.ts';
import { NOT_ASSESSED, pack } from '#lib/domain/readiness/codes.ts';
import type { PackageFacts, RuleSettings, SiteFacts } from '#lib/domain/readiness/facts.ts';
import { emptyPacked, NO_ACTION, type PackedReadiness, rollUpPacked } from '#lib/domain/readiness/packed.ts';
import { RULE_SET } from '#lib/domain/readiness/verdict.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { Affected } from './affected.ts';

/** Rows written with one statement. */
const CHUNK = 500;

/**
 * Assesses again the pairs a change touches and stores what the rules say, in the transaction of that change: every
 * site of the affected packages, and every package at the affected sites. Nothing else is read or written.
 *
 * One writer at a time: a packed row holds all sites of a package, and of two changes at once each would judge by facts
 * without the other's. Who waited reads what the one before has committed.
 */
export async function projectReadiness(tx: Tx, { affected, now }: { affected: Affected; now: Date }): Promise<void> {
  if (affected.packages.size === 0 && affected.sites.size === 0) return;
  await tx.$queryRaw`select id from data_version for update`;
  const ordinals = await siteOrdinals(tx);
  if (affected.packages.size > 0) {
    const facts = await loadFacts(tx, { packageIds: [...affected.packages] });
    await storePacked(tx, assessPackages(facts.packages, facts.sites, facts.settings, ordinals, now), now);
  }
  if (affected.sites.size > 0) await reassessSites(tx, { siteIds: [...affected.sites], ordinals, now });
}

/** Ordinals of the living sites by id. */
export async function siteOrdinals(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.site.findMany({ where: { entry: { trashedAt: null } }, select: { id: true, ordinal: true } });
  return new Map(rows.map(({ id, ordinal }) => [id, ordinal]));
}

/** Packed readiness of packages at all given sites. */
export function assessPackages(
  packages: ReadonlyMap<number, PackageFacts>,
  sites: ReadonlyMap<number, SiteFacts>,
  settings: RuleSettings,
  ordinals: ReadonlyMap<number, number>,
  now: Date,
): Map<number, PackedReadiness> {
  const asOf = now.toISOString();
  const length = Math.max(0, ...ordinals.values());
  const result = new Map<number, PackedReadiness>();
  for (const [packageId, facts] of packages) {
    const packed = emptyPacked(length);
    for (const [siteId, site] of sites) {
      setPair(packed, ordinals.get(siteId), facts, site, settings, asOf);
    }
    result.set(packageId, packed);
  }
  return result;
}

function setPair(
  packed: PackedReadiness,
  ordinal: number | undefined,
  facts: PackageFacts,
  site: SiteFacts,
  settings: RuleSettings,
  asOf: string,
): void {
  if (ordinal === undefined) return;
  const evaluation = evaluate({ package: facts, site, settings, asOf });
  packed.codes[ordinal - 1] = pack({ ...evaluation, hasCautions: evaluation.cautions > 0 });
  packed.nextActions[ordinal - 1] = actionIndex(packed.actionKeys, evaluation.actionKey);
}

function clearPair(packed: PackedReadiness, ordinal: number): void {
  packed.codes[ordinal - 1] = NOT_ASSESSED;
  packed.nextActions[ordinal - 1] = NO_ACTION;
}

/** Forgets keys that no pair names any more, so that years of edits do not fill the list. */
function dropUnusedKeys(packed: PackedReadiness): void {
  const used = new Map<number, number>();
  const kept: string[] = [];
  for (const [place, index] of packed.nextActions.entries()) {
    if (index === NO_ACTION) continue;
    const now = used.get(index) ?? kept.push(packed.actionKeys[index] ?? '') - 1;
    used.set(index, now);
    packed.nextActions[place] = now;
  }
  packed.actionKeys.splice(0, packed.actionKeys.length, ...kept);
}

/** Index of a key in the package's list; a list is full at 255 and then names no further keys. */
function actionIndex(keys: string[], key: string | null): number {
  if (key === null) return NO_ACTION;
  const known = keys.indexOf(key);
  if (known >= 0) return known;
  if (keys.length >= NO_ACTION - 1) return NO_ACTION;
  return keys.push(key) - 1;
}

/** All packages at some sites; the rest of each packed row stays as it is. A site in the trash has no verdicts. */
async function reassessSites(
  tx: Tx,
  { siteIds, ordinals, now }: { siteIds: number[]; ordinals: Map<number, number>; now: Date },
): Promise<void> {
  const { packages, sites, settings } = await loadFacts(tx, { siteIds });
  const rows = await tx.packageReadiness.findMany({ where: { packageId: { in: [...packages.keys()] } } });
  const stored = new Map(rows.map((row) => [row.packageId, row]));
  const length = Math.max(0, ...ordinals.values());
  const result = new Map<number, PackedReadiness>();
  const asOf = now.toISOString();
  const touched = await tx.site.findMany({ where: { id: { in: siteIds } }, select: { id: true, ordinal: true } });
  for (const [packageId, facts] of packages) {
    const old = stored.get(packageId);
    const packed = emptyPacked(length);
    if (old) {
      packed.codes.set(old.codes.subarray(0, length));
      packed.nextActions.set(old.nextActions.subarray(0, length));
      packed.actionKeys.push(...old.actionKeys);
    }
    for (const { ordinal } of touched) if (ordinal <= length) clearPair(packed, ordinal);
    dropUnusedKeys(packed);
    for (const { id, ordinal } of touched) {
      const site = sites.get(id);
      if (site) setPair(packed, ordinal, facts, site, settings, asOf);
    }
    result.set(packageId, packed);
  }
  await storePacked(tx, result, now);
}

/** Writes packed rows, `CHUNK` with one statement. */
export async function storePacked(tx: Tx, rows: ReadonlyMap<number, PackedReadiness>, now: Date): Promise<void> {
  const all = [...rows];
  for (let start = 0; start < all.length; start += CHUNK) {
    const values = all.slice(start, start + CHUNK).map(([packageId, packed]) => {
      const { targeted, ready, worst, best, score, unblocks } = rollUpPacked(packed);
      return Prisma.sql`(${packageId}::int, ${packed.codes}::bytea, ${packed.nextActions}::bytea, ${packed.actionKeys}::text[],
        ${RULE_SET}, ${now}::timestamptz, ${targeted}::int, ${ready}::int, ${worst}::int, ${best}::int, ${score}::int, ${unblocks}::int)`;
    });
    await tx.$executeRaw`
      insert into package_readiness (package_id, codes, next_actions, action_keys, rule_set, as_of, targeted, ready, worst, best, score, unblocks)
      values ${Prisma.join(values)}
      on conflict (package_id) do update set codes = excluded.codes, next_actions = excluded.next_actions,
        action_keys = excluded.action_keys, rule_set = excluded.rule_set, as_of = excluded.as_of, targeted = excluded.targeted,
        ready = excluded.ready, worst = excluded.worst, best = excluded.best, score = excluded.score, unblocks = excluded.unblocks`;
  }
}
