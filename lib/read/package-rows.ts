import { actionText } from '#lib/domain/readiness/action-text.ts';
import type { Level } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { PackageRowDto, PairCellDto } from './dto.ts';
import { learnNames, type Names, nameIn, namesOf } from './names-of.ts';
import { type FactsPart, factsOf } from './package-facts.ts';
import type { IndexedPackage } from './package-index.ts';
import { actionKey, NONE, type ReadinessPart, readinessOf } from './package-readiness.ts';
import { MEANINGS } from './packed-codes.ts';
import { processWide } from './process-wide.ts';
import type { SiteColumn } from './sites-of.ts';

/** A row of the status table as objects, from its JSON. */
export const parsedRow = (text: string): PackageRowDto => JSON.parse(text);

/**
 * Rows of the status table in the order given, with readiness at the given sites, each as its JSON. A row is put
 * together from what is kept of its package: its facts, its packed readiness, and the names of this data version.
 */
export async function packageTexts(
  ctx: ReadContext,
  version: number,
  rows: readonly IndexedPackage[],
  sites: readonly SiteColumn[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const names = await namesOf(ctx, version);
  const [facts, readiness] = [await factsOf(ctx, names, rows), await readinessOf(ctx, rows)];
  const missing = new Set<string>();
  const texts = () =>
    rows.flatMap(({ id, slug }) => {
      const [own, packed] = [facts.get(id), readiness.get(id)];
      return own && packed ? rowText(slug, own, packed, sites, names, missing) : [];
    });
  const first = texts();
  if (missing.size === 0) return first;
  await learnNames(ctx, names, missing);
  return texts();
}

function rowText(
  slug: string,
  facts: FactsPart,
  readiness: ReadinessPart,
  sites: readonly SiteColumn[],
  names: Names,
  missing: Set<string>,
): string {
  const said = new Map<number, string>();
  let cells = '';
  for (const site of sites) {
    const byte = readiness.codes[site.place] ?? 0xff;
    const level = MEANINGS[byte]?.level;
    if (level === undefined) continue;
    const action = readiness.actions[site.place] ?? NONE;
    // The words depend on whether the pair is unknown, and on nothing else of it.
    const which = action * 2 + (level === 'unknown' ? 1 : 0);
    const words =
      said.get(which) ?? actionWords(slug, facts.name, actionKey(readiness, site.place, slug), level, names, missing);
    said.set(which, words);
    cells += `${cells === '' ? '' : ','}${cellHead(site.slug, byte)}${words}}`;
  }
  return `${facts.text},"rollUp":${JSON.stringify(readiness.rollUp)},"readiness":[${cells}]}`;
}

function actionWords(
  slug: string,
  name: string,
  key: string | null,
  level: Level,
  names: Names,
  missing: Set<string>,
): string {
  if (key === null) return 'null';
  const others = nameIn(names, key, missing);
  const text = actionText(key, level, (kind, of) => (kind === 'package' && of === slug ? name : others(kind, of)));
  return JSON.stringify({ key, text });
}

/** Beginnings of cells by site and byte: everything but the next action. There are twenty bytes or so in use. */
const heads = processWide('cell-heads', () => new Map<string, string[]>());

function cellHead(site: string, byte: number): string {
  const ofSite = heads.get(site) ?? [];
  heads.set(site, ofSite);
  const known = ofSite[byte];
  if (known !== undefined) return known;
  const meaning = MEANINGS[byte];
  if (!meaning) throw new Error(`${byte} is not the state of a pair.`);
  const { level, runsToday, targeted, hasCautions } = meaning;
  const cell: Omit<PairCellDto, 'nextAction'> = { site, level, runsToday, targeted, cautions: hasCautions };
  const head = `${JSON.stringify(cell).slice(0, -1)},"nextAction":`;
  ofSite[byte] = head;
  return head;
}
