import { db } from '#lib/base/db.ts';
import { evaluate } from '#lib/domain/readiness/assess.ts';
import { NOT_ASSESSED, unpack } from '#lib/domain/readiness/codes.ts';
import type { PackageFacts, RuleSettings, SiteFacts } from '#lib/domain/readiness/facts.ts';
import { type PackedRollUp, rollUpPacked } from '#lib/domain/readiness/packed.ts';
import { RULE_SET } from '#lib/domain/readiness/verdict.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import type { Report } from './report.ts';

interface Row extends PackedRollUp {
  id: number;
  slug: string;
  codes: Uint8Array<ArrayBuffer> | null;
  next_actions: Uint8Array<ArrayBuffer>;
  action_keys: string[];
  rule_set: string;
  as_of: Date;
}

/** Sites with their place in the packed codes. */
export interface JudgedSites {
  settings: RuleSettings;
  sites: { place: number; facts: SiteFacts }[];
  /** Places of living sites. */
  places: Set<number>;
}

export async function judgedSites(ctx: ReadContext): Promise<JudgedSites> {
  const { sites, settings } = await loadFacts(ctx.db ?? db(), { packageIds: [] });
  const rows = await query<{ id: number; place: number }>(ctx, { text: 'select id, ordinal - 1 as place from sites' });
  const judged = rows.flatMap(({ id, place }) => {
    const facts = sites.get(id);
    return facts ? [{ place, facts }] : [];
  });
  return { settings, sites: judged, places: new Set(judged.map(({ place }) => place)) };
}

/**
 * What is stored about every pair is what the rules say today of the facts of today, at the time stored with it.
 * Whether there are cautions is not compared: a platform's end of life can pass between two assessments of one row.
 */
export async function checkReadiness(
  ctx: ReadContext,
  [from, to]: [number, number],
  judged: JudgedSites,
  report: Report,
): Promise<void> {
  const rows = await query<Row>(ctx, {
    text: `select p.id, e.slug, r.codes, r.next_actions, r.action_keys, r.rule_set, r.as_of, r.targeted, r.ready, r.worst,
                  r.best, r.score, r.unblocks
           from packages p join entries e on e.id = p.id left join package_readiness r on r.package_id = p.id
           where p.id between $1 and $2 and e.trashed_at is null order by p.id`,
    values: [from, to],
  });
  if (rows.length === 0) return;
  const { packages } = await loadFacts(ctx.db ?? db(), { packageIds: rows.map(({ id }) => id), siteIds: [] });
  for (const row of rows) {
    const facts = packages.get(row.id);
    const say = (text: string) => report.problem(`package ${row.slug}: ${text}.`);
    report.count('packages');
    if (!facts) say('its facts cannot be loaded');
    else if (row.codes === null) say('its readiness was never stored; run rebuild-readiness');
    else for (const fault of faultsOf({ ...row, codes: row.codes }, facts, judged)) say(fault);
    report.count('pairs', judged.sites.length);
  }
}

type Stored = Row & { codes: Uint8Array<ArrayBuffer> };

function faultsOf(row: Stored, facts: PackageFacts, { sites, settings, places }: JudgedSites): string[] {
  const faults: string[] = [];
  if (row.rule_set !== RULE_SET)
    faults.push(`its readiness is of rule set ${row.rule_set}, not ${RULE_SET}; run rebuild-readiness`);
  const asOf = row.as_of.toISOString();
  for (const { place, facts: site } of sites) {
    const now = evaluate({ package: facts, site, settings, asOf });
    const stored = unpack(row.codes[place] ?? NOT_ASSESSED);
    const action = row.action_keys[row.next_actions[place] ?? NOT_ASSESSED] ?? null;
    const same =
      stored?.level === now.level &&
      stored.runsToday === now.runsToday &&
      stored.targeted === now.targeted &&
      action === now.actionKey;
    if (!same) faults.push(`stored as ${stored?.level ?? 'not assessed'} at ${site.slug}, judged as ${now.level}`);
  }
  for (const [place, byte] of row.codes.entries()) {
    if (byte !== NOT_ASSESSED && !places.has(place))
      faults.push(`it has a verdict at place ${place}, where no living site is`);
  }
  const sums = rollUpPacked({ codes: row.codes, nextActions: row.next_actions });
  for (const [name, sum] of Object.entries(sums) as [keyof PackedRollUp, number][]) {
    if (row[name] !== sum) faults.push(`its stored ${name} is ${row[name]}, its pairs add up to ${sum}`);
  }
  return faults;
}
