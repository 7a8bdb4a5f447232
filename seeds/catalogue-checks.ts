import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ZodType } from 'zod';
import {
  type Catalogue,
  changeSetInput,
  criterionInput,
  type EntrySeed,
  personInput,
  sourceInput,
} from '#lib/contracts/changes.ts';
import { fieldSchema } from '#lib/contracts/fields.ts';
import { references } from './catalogue-references.ts';

/** What is wrong with a catalogue's shape, one sentence each; empty when it can be loaded. */
export function structuralProblems(catalogue: Catalogue): string[] {
  return [...listProblems(catalogue), ...changeSetProblems(catalogue), ...entryProblems(catalogue)];
}

function listProblems({ sources, people, criteria }: Catalogue): string[] {
  const problems = [
    ...rowProblems('source', sourceInput, sources),
    ...rowProblems('person', personInput, people),
    ...rowProblems('criterion', criterionInput, criteria),
  ];
  for (const { slug, notBefore, notAfter } of sources) {
    if (notBefore && notAfter && notBefore > notAfter) problems.push(`source ${slug}: notBefore is after notAfter`);
  }
  return problems;
}

function rowProblems(noun: string, schema: ZodType, rows: readonly { slug: string }[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const problems = seen.has(row.slug) ? [`${noun} ${row.slug} is there twice`] : [];
    seen.add(row.slug);
    const { success, error } = schema.safeParse(row);
    return success ? problems : [...problems, `${noun} ${row.slug}: ${error.message}`];
  });
}

function changeSetProblems({ sources, changeSets }: Catalogue): string[] {
  const problems: string[] = [];
  let previous = '';
  for (const changeSet of changeSets) {
    const where = `change set of ${changeSet.at}`;
    const parsed = changeSetInput.safeParse(changeSet);
    if (!parsed.success) problems.push(`${where}: ${parsed.error.message}`);
    if (!sources.some(({ slug }) => slug === changeSet.source))
      problems.push(`${where}: no source ${changeSet.source}`);
    const at = new Date(changeSet.at).toISOString();
    if (at < previous) problems.push(`${where} stands after one of ${previous}`);
    previous = at;
    const addresses = changeSet.entries.map(({ kind, slug }) => `${kind} ${slug}`);
    for (const twice of new Set(addresses.filter((address, index) => addresses.indexOf(address) !== index))) {
      problems.push(`${where}: ${twice} is there twice`);
    }
  }
  return problems;
}

/** Folds the change sets in order, as the store does, and judges every entry against what is there after its set. */
function entryProblems(catalogue: Catalogue): string[] {
  const problems: string[] = [];
  const state = new Map<string, Map<string, unknown>>();
  const remarks = new Map<string, Set<number>>();
  const people = new Set(catalogue.people.map(({ slug }) => slug));
  const criteria = new Set(catalogue.criteria.map(({ slug }) => slug));
  const exists = (kind: string, slug: string) =>
    kind === 'person' ? people.has(slug) : kind === 'criterion' ? criteria.has(slug) : state.has(`${kind} ${slug}`);

  for (const { entries } of catalogue.changeSets) {
    for (const entry of entries) {
      const address = `${entry.kind} ${entry.slug}`;
      if (!state.has(address) && !('name' in entry.set)) problems.push(`${address} is created without a name`);
      const fields = state.get(address) ?? new Map<string, unknown>();
      state.set(address, fields);
      for (const [path, value] of Object.entries(entry.set)) {
        const problem = valueProblem(entry, path, value);
        if (problem) problems.push(problem);
        fields.set(path, value);
      }
    }
    for (const entry of entries) {
      const address = `${entry.kind} ${entry.slug}`;
      const fields = state.get(address) ?? new Map<string, unknown>();
      for (const [path, value] of Object.entries(entry.set)) {
        for (const { kind, slug } of references(entry.kind, path, value, fields)) {
          if (!exists(kind, slug)) problems.push(`${address} ${path}: no ${kind} ${slug}`);
        }
      }
      problems.push(...claimProblems(entry, fields, exists));
      const positions = remarks.get(address) ?? new Set<number>();
      remarks.set(address, positions);
      for (const { position } of entry.remarks ?? []) {
        if (positions.has(position)) problems.push(`${address}: two remarks at position ${position}`);
        positions.add(position);
      }
      for (const { position, answersTo, by } of entry.remarks ?? []) {
        const place = `${address} remark ${position}`;
        if (answersTo != null && (!positions.has(answersTo) || answersTo === position)) {
          problems.push(`${place} answers ${answersTo}, which is not there`);
        }
        if (by && !people.has(by)) problems.push(`${place}: no person ${by}`);
      }
    }
  }
  return problems;
}

function valueProblem({ kind, slug }: EntrySeed, path: string, value: unknown): string | null {
  const schema = fieldSchema(kind, path);
  if (!schema) return `${kind} ${slug}: no field ${path}`;
  const parsed = schema.safeParse(value);
  return parsed.success ? null : `${kind} ${slug} ${path}: ${parsed.error.message}`;
}

function claimProblems(
  entry: EntrySeed,
  fields: ReadonlyMap<string, unknown>,
  exists: (kind: string, slug: string) => boolean,
): string[] {
  const problems: string[] = [];
  const current = new Set<string>();
  for (const { field, value, by, state = 'current' } of entry.claims ?? []) {
    const where = `${entry.kind} ${entry.slug} claim on ${field}`;
    const problem = valueProblem(entry, field, value);
    if (problem) problems.push(problem);
    for (const { kind, slug } of references(entry.kind, field, value, fields)) {
      if (!exists(kind, slug)) problems.push(`${where}: no ${kind} ${slug}`);
    }
    if (by && !exists('person', by)) problems.push(`${where}: no person ${by}`);
    if (state !== 'current') continue;
    if (current.has(field)) problems.push(`${where}: two current claims`);
    current.add(field);
    const schema = fieldSchema(entry.kind, field);
    // As the store compares: the field's value with its defaults, against the claim's as written.
    if (!isDeepStrictEqual(value, schema?.safeParse(fields.get(field)).data)) {
      problems.push(`${where} is current but not the field's whole value`);
    }
  }
  return problems;
}

/** The text of a document in `../shared/sources` beside the repository (by its first characters), or null where absent. */
export function sourceText(file: string): string | null {
  const url = new URL(`../../shared/sources/${file}`, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}

/** White space and the bullets of slides are layout, not words. */
export const normalise = (text: string): string => text.replace(/[\s●○◆➔•−]+/g, ' ').trim();

/** Every string below a value, with the key it stands under. */
function* strings(value: unknown, key = ''): Generator<{ key: string; text: string }> {
  if (typeof value === 'string') yield { key, text: value };
  else if (Array.isArray(value)) for (const item of value) yield* strings(item, key);
  else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) yield* strings(item, name);
  }
}

/** Mark in a quote where words of the source were left out. */
const ELISION = ' […] ';

/** Fields that hold a page's own words, beside everything called raw. */
const isQuoted = (path: string, key: string): boolean =>
  /raw$/i.test(path) || /raw$/i.test(key) || path === 'body' || (path.startsWith('options.') && key === 'text');

/**
 * What an entry gives as words of its source: raw texts, bodies, claims, option points and remarks, but no names,
 * summaries, descriptions or notes, which are ours. Remarks under one of `ourTopics` are the editors' own words.
 */
function quotesOf({ set, claims = [], remarks = [] }: EntrySeed, ourTopics: readonly string[]): string[] {
  const fields = Object.entries(set).flatMap(([path, value]) =>
    [...strings(value)].filter(({ key }) => isQuoted(path, key)).map(({ text }) => text),
  );
  return [
    ...new Set([
      ...fields,
      ...claims.map(({ raw }) => raw),
      ...remarks.filter(({ topic = '' }) => !ourTopics.includes(topic)).map(({ text }) => text),
    ]),
  ];
}

/** Headings of the page, or titles of slides, that an entry's remarks stood under. */
const headingsOf = ({ remarks = [] }: EntrySeed): string[] =>
  remarks.map(({ topic = '' }) => topic.replace(/^Slides? \d+[^:]*: /, ''));

/** Quotes that do not stand in any of the sources word for word. */
export function misquotes(
  catalogue: Catalogue,
  sources: readonly string[],
  ourTopics: readonly string[] = [],
): string[] {
  const originals = sources.map(normalise);
  return catalogue.changeSets.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      quotesOf(entry, ourTopics)
        .filter((quote) => {
          const parts = quote.split(ELISION).map(normalise);
          return !originals.some((original) => parts.every((part) => original.includes(part)));
        })
        .map((quote) => `${entry.kind} ${entry.slug}: ${quote}`),
    ),
  );
}

/** Counts of the model, each with the unit its source may write it in. */
const UNITS: readonly [bytes: number, names: RegExp][] = [
  [1, /^$/],
  [1000, /^k$/i],
  [1e6, /^MB$/i],
  [1e9, /^GB$/i],
  [1e15, /^PB$/i],
];
const COUNTED = /^(?:cores|parallelJobs|\w+Bytes)$/;

function* numbers(value: unknown, key: string): Generator<{ key: string; number: number }> {
  if (typeof value === 'number') yield { key, number: value };
  else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) yield* numbers(item, name);
  }
}

/** Does a text write this number, with or without a unit: `3000`, `<50`, `50k`, `25GB`, `2PB`? */
function writes(text: string, number: number): boolean {
  return [...text.matchAll(/(\d+(?:\.\d+)?)\s?([A-Za-z]*)/g)].some(([, digits = '', unit = '']) =>
    UNITS.some(([size, name]) => Number(digits) * size === number && (name.test(unit) || size === 1)),
  );
}

/** Sizes, cores and job counts that no words of their own field or claim give. */
export function unsaidNumbers(catalogue: Catalogue): string[] {
  return catalogue.changeSets.flatMap(({ entries }) =>
    entries.flatMap(({ kind, slug, set, claims = [] }) =>
      [
        ...Object.entries(set).map(([field, value]) => ({
          field,
          value,
          words: claims.filter((claim) => claim.field === field && (claim.state ?? 'current') === 'current'),
        })),
        ...claims.map((claim) => ({ field: claim.field, value: claim.value, words: [claim] })),
      ].flatMap(({ field, value, words }) => {
        const texts = [...words.map(({ raw }) => raw), ...[...strings(value)].filter(isRaw).map(({ text }) => text)];
        return [...numbers(value, field)]
          .filter(({ key, number }) => COUNTED.test(key) && !texts.some((text) => writes(text, number)))
          .map(({ number }) => `${kind} ${slug} ${field}: ${number}`);
      }),
    ),
  );
}
const isRaw = ({ key }: { key: string }): boolean => /raw$/i.test(key);

/** Statements that name their speaker in the words themselves, but not as the person who stated them. */
export function unattributed(catalogue: Catalogue, speakers: Readonly<Record<string, RegExp>>): string[] {
  const wrong: string[] = [];
  for (const { entries } of catalogue.changeSets) {
    for (const { kind, slug, set, claims = [], remarks = [] } of entries) {
      const stated = [
        ...claims.map(({ raw, by }) => ({ text: raw, by })),
        ...remarks.map(({ text, by }) => ({ text, by })),
        ...Object.entries(set).flatMap(([path, value]) => (path.startsWith('options.') ? points(value) : [])),
      ];
      for (const { text, by } of stated) {
        for (const [person, marker] of Object.entries(speakers)) {
          if (marker.test(text) && by?.toLowerCase() !== person)
            wrong.push(`${kind} ${slug}, not by ${person}: ${text}`);
        }
      }
    }
  }
  return wrong;
}

function points(value: unknown): { text: string; by: string | undefined }[] {
  const rows = (value as { points?: { text: string; person?: string }[] } | null)?.points ?? [];
  return rows.map(({ text, person }) => ({ text, by: person }));
}

/**
 * The passages of a source that no quote or heading of the catalogue holds; what is ours counts for nothing. Furniture: words of the
 * page that say nothing (a pattern is cut out of the source before, a string counts as covered). Quotes shorter than
 * `minLength` prove nothing: they match anywhere.
 */
export function uncovered(
  source: string,
  catalogue: Catalogue,
  furniture: readonly (string | RegExp)[],
  { ourTopics = [], minLength = 12 }: { ourTopics?: readonly string[]; minLength?: number } = {},
): string[] {
  const patterns = furniture.filter((item) => item instanceof RegExp);
  const page = normalise(patterns.reduce((text, pattern) => text.replace(pattern, ' '), source));
  const held = catalogue.changeSets
    .flatMap(({ entries }) => entries.flatMap((entry) => [...quotesOf(entry, ourTopics), ...headingsOf(entry)]))
    .flatMap((text) => text.split(ELISION))
    .map(normalise)
    .filter((text) => text.length >= minLength);
  const covered = new Uint8Array(page.length);
  for (const text of new Set([...held, ...furniture.filter((item) => typeof item === 'string').map(normalise)])) {
    for (let at = page.indexOf(text); at >= 0; at = page.indexOf(text, at + 1)) covered.fill(1, at, at + text.length);
  }
  return page
    .split('')
    .map((character, index) => (covered[index] ? '\n' : character))
    .join('')
    .split(/\n+/)
    .map((passage) => passage.trim())
    .filter((passage) => /[\p{L}\p{N}]/u.test(passage));
}
