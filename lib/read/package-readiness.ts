import { NOT_ASSESSED } from '#lib/domain/readiness/codes.ts';
import { LEVELS } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { PackageRowDto } from './dto.ts';
import { KeptParts } from './kept-parts.ts';
import { ASSESSED } from './load-index-rows.ts';
import type { IndexedPackage } from './package-index.ts';
import { PACKED_COLUMNS, type PackedRow } from './pair-cells.ts';
import { processWide } from './process-wide.ts';
import { query } from './query.ts';

/** An action key, cut where it names the package itself: thousands of packages wait for the same few things. */
export type Template = readonly string[];

/** The readiness of one package at all sites. */
export interface ReadinessPart {
  rollUp: PackageRowDto['rollUp'];
  /** One byte per site; see lib/domain/readiness/codes.ts. */
  codes: Uint8Array;
  /** By place, which template the next action is made of; `NONE` where there is none. */
  actions: Uint16Array;
  templates: readonly Template[];
}

const NONE = 0xffff;
const BYTES = 24 * 1024 * 1024;
const OVERHEAD = 300;
const MARGIN = BYTES / 16;

interface Templates {
  list: Template[];
  numbers: Map<string, number>;
}
const noTemplates = (): Templates => ({ list: [], numbers: new Map() });
const state = processWide('package-readiness', () => ({
  templates: noTemplates(),
  kept: new KeptParts<ReadinessPart>(BYTES),
}));

/** Whether a package's readiness is not kept although there is room for it. */
export const lacksReadiness = ({ id, assessed }: IndexedPackage): boolean =>
  state.kept.hasRoomFor(MARGIN) && !state.kept.has(id, assessed);

/** The readiness of some packages by id, kept for as long as it is not written again. */
export async function readinessOf(
  ctx: ReadContext,
  rows: readonly IndexedPackage[],
): Promise<Map<number, ReadinessPart>> {
  const found = new Map<number, ReadinessPart>();
  const missing: IndexedPackage[] = [];
  for (const row of rows) {
    const part = ctx.db ? undefined : state.kept.get(row.id, row.assessed);
    if (part) found.set(row.id, part);
    else missing.push(row);
  }
  if (missing.length === 0) return found;
  type Loaded = PackedRow & PackageRowDto['rollUp'] & { id: number; assessed: string; rank: number };
  const loaded = await query<Loaded>(ctx, {
    text: `select p.id, ${ASSESSED} as assessed, ${PACKED_COLUMNS}, coalesce(r.targeted, 0) as targeted,
                  coalesce(r.ready, 0) as ready, coalesce(r.worst, -1) as rank, coalesce(r.unblocks, 0) as unblocks
           from packages p left join package_readiness r on r.package_id = p.id where p.id = any($1::int[])`,
    values: [missing.map(({ id }) => id)],
  });
  const byId = new Map(missing.map((row) => [row.id, row]));
  for (const { id, assessed, rank, ready, targeted, unblocks, ...packed } of loaded) {
    const row = byId.get(id);
    if (!row) continue;
    // The index has the same bytes already.
    const codes = row.assessed === assessed ? row.codes : (packed.codes ?? row.codes.subarray(0, 0));
    const rollUp = { ready, targeted, worst: LEVELS[rank] ?? null, unblocks };
    const part = { rollUp, codes, ...packedActions(packed, row.slug) };
    found.set(id, part);
    if (!ctx.db) state.kept.set(id, { stamp: assessed, part, size: part.actions.byteLength + OVERHEAD });
  }
  return found;
}

function packedActions(
  { next_actions, action_keys }: PackedRow,
  slug: string,
): Pick<ReadinessPart, 'actions' | 'templates'> {
  const keys = action_keys === null || action_keys === '' ? [] : action_keys.split('\n');
  // Parts that are kept already go on with the templates they were made of.
  if (state.templates.list.length + keys.length >= NONE) state.templates = noTemplates();
  const numbers = keys.map((key) => numberOf(state.templates, key, slug));
  const actions = Uint16Array.from(next_actions ?? [], (byte) => numbers[byte ?? NOT_ASSESSED] ?? NONE);
  return { actions, templates: state.templates.list };
}

/** What stands where the package's own slug was; no slug contains it. */
const OWN = '\u0000';

function numberOf({ list, numbers }: Templates, key: string, slug: string): number {
  // Most keys are about a site, and many packages have the very same.
  const same = numbers.get(key);
  if (same !== undefined) return same;
  const text = key
    .split(':')
    .map((piece, at) => (at > 0 && piece === slug ? OWN : piece))
    .join(':');
  const known = numbers.get(text);
  if (known !== undefined) return known;
  // A copy of its own: a part of a longer text would keep all of that in memory.
  const copy = Buffer.from(text).toString();
  const number = list.push(copy.split(OWN)) - 1;
  numbers.set(copy, number);
  return number;
}

/** What the next action at a place is made of, null where there is none. */
export const actionAt = ({ actions, templates }: ReadinessPart, place: number): Template | null =>
  templates[actions[place] ?? NONE] ?? null;
