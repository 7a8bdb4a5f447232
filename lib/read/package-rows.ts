import { NOT_ASSESSED } from '#lib/domain/readiness/codes.ts';
import type { Level } from '#lib/domain/vocabulary.ts';
import { actionJson } from './action-words.ts';
import type { ReadContext } from './context.ts';
import type { PackageRowDto, PairCellDto } from './dto.ts';
import { learnNames, namesOf } from './names-of.ts';
import { fromOctets, type Octets } from './octets.ts';
import { factsOf } from './package-facts.ts';
import type { IndexedPackage } from './package-index.ts';
import { actionAt, type ReadinessPart, readinessOf, type Template } from './package-readiness.ts';
import { MEANINGS } from './packed-codes.ts';
import { processWide } from './process-wide.ts';
import type { SiteColumn } from './sites-of.ts';

/** A row of the status table as objects, from its JSON. */
export const parsedRow = (text: Octets): PackageRowDto => JSON.parse(fromOctets(text));

/**
 * Rows of the status table in the order given, with readiness at the given sites, each as its JSON. A row is put
 * together from what is kept of its package: its facts, its packed readiness, and the names of this data version.
 */
export async function packageTexts(
  ctx: ReadContext,
  version: number,
  rows: readonly IndexedPackage[],
  sites: readonly SiteColumn[],
): Promise<Octets[]> {
  if (rows.length === 0) return [];
  const names = await namesOf(ctx, version);
  const [facts, readiness] = [await factsOf(ctx, names, rows), await readinessOf(ctx, rows)];
  const missing = new Set<string>();
  const texts = () =>
    rows.flatMap(({ id, slug }) => {
      const [own, packed] = [facts.get(id), readiness.get(id)];
      if (!own || !packed) return [];
      const cells = readinessCells(packed, sites, (action, level) =>
        actionJson(names, action, level, { slug, name: own.name }, missing),
      );
      return `${own.text},"rollUp":${JSON.stringify(packed.rollUp)},"readiness":[${cells}]}`;
    });
  const first = texts();
  if (missing.size === 0) return first;
  await learnNames(ctx, names, missing);
  return texts();
}

/** The cells at the given sites; one that was not assessed has none. */
function readinessCells(
  readiness: ReadinessPart,
  sites: readonly SiteColumn[],
  wordsOf: (action: Template | null, level: Level) => Octets,
): Octets {
  let cells = '';
  for (const { slug, place } of sites) {
    const byte = readiness.codes[place] ?? NOT_ASSESSED;
    const level = MEANINGS[byte]?.level;
    if (level === undefined) continue;
    cells += `${cells === '' ? '' : ','}${cellHead(slug, byte)}${wordsOf(actionAt(readiness, place), level)}}`;
  }
  return cells;
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
