import type { RuntimeState } from '../vocabulary.ts';
import type { RunFact, SiteRuntimeFact } from './facts.ts';
import { type Finding, NO_NOTES, type Note, type OpenTold, open, type Pair, passing } from './finding.ts';
import { cite, citeRun } from './refs.ts';
import type { Evidence } from './verdict.ts';
import { conflict } from './vm.ts';
import { compare, day, fromDay, inBrackets, whether } from './words.ts';

/** A way to start containers at the site: a row of its list, or a runtime that only a passing test speaks for. */
export interface Runtime {
  /** `null` when nothing at all is known about containers there. */
  slug: string | null;
  name: string;
  row: SiteRuntimeFact | null;
}

const NO_RUNTIME: readonly Runtime[] = [{ slug: null, name: 'a container runtime', row: null }];

const STATE_ORDER: Record<RuntimeState, number> = { production: 0, testing: 1, planned: 2, unknown: 3, refused: 4 };

const betterRow = (a: SiteRuntimeFact, b: SiteRuntimeFact): number =>
  STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
  compare(a.raw, b.raw) ||
  compare(a.on ?? '', b.on ?? '') ||
  compare(a.name, b.name);

/** The container routes of a site: one for each runtime it has a row for or a test passed with, else one open route. */
export function runtimesAt(pair: Pair): readonly Runtime[] {
  const runtimes: Runtime[] = [];
  for (const row of pair.site.runtimes) {
    const known = runtimes.find(({ slug }) => slug === row.runtime);
    if (!known) runtimes.push({ slug: row.runtime, name: row.name, row });
    else if (known.row !== null && betterRow(row, known.row) < 0) Object.assign(known, { name: row.name, row });
  }
  for (const { how, runtime, outcome } of pair.runs) {
    if (how !== 'container' || runtime === null || outcome !== 'passed') continue;
    if (!runtimes.some(({ slug }) => slug === runtime)) runtimes.push({ slug: runtime, name: runtime, row: null });
  }
  return runtimes.length === 0 ? NO_RUNTIME : runtimes;
}

const subject = (pair: Pair, { slug, name }: Runtime): string =>
  slug === null ? `Container runtimes at ${pair.site.name}` : `${name} at ${pair.site.name}`;

/** May the runtime be used at the site? Source: readiness rules, container 1. */
export function checkRuntime(pair: Pair, runtime: Runtime, proven: RunFact | null): Finding {
  const { row, name } = runtime;
  const notes = row === null ? NO_NOTES : rowNotes(pair, row);
  const told =
    (reason: string, first: Evidence[] = []) =>
    () => ({
      subject: subject(pair, runtime),
      reason,
      evidence: [...first, ...citeRuntime(pair, runtime)],
    });
  if (proven) {
    return passing(
      'runtime',
      told(`A test passed with ${name} at ${pair.site.name} on ${day(proven.at)}.`, [citeRun(proven)]),
      notes,
    );
  }
  if (row?.state === 'production' || row?.state === 'testing') {
    return passing('runtime', told(`${name} is in ${row.state} at ${pair.site.name}.`), notes);
  }
  const key =
    runtime.slug === null ? `name-runtimes:${pair.site.slug}` : `offer-runtime:${pair.site.slug}:${runtime.slug}`;
  const state = row?.state === 'planned' ? 'todo' : row?.state === 'refused' ? 'fail' : 'unknown';
  return open(pair, 'runtime', state, key, () => notOffered(pair, runtime), notes);
}

function notOffered(pair: Pair, runtime: Runtime): OpenTold {
  const { row, name } = runtime;
  const site = pair.site.name;
  const told = {
    subject: subject(pair, runtime),
    evidence: citeRuntime(pair, runtime),
    owner: 'site contact' as const,
  };
  if (row?.state === 'planned') {
    return {
      ...told,
      reason: `${name} is planned at ${site}, ${fromDay(row.on)}.`,
      kind: `waiting_on ${name} at ${site} (${fromDay(row.on)})`,
      fix: `Offer ${name} at ${site}, or say when that will be.`,
    };
  }
  if (row?.state === 'refused') {
    return {
      ...told,
      reason: `${name} is refused at ${site}${inBrackets(row.raw)}${row.mayAsk ? ', but it can be asked for' : ''}.`,
      kind: row.mayAsk ? 'needs_approval' : 'permanent',
      fix: row.mayAsk ? `Ask ${site} to allow ${name}.` : `Use another runtime than ${name} at ${site}.`,
    };
  }
  return {
    ...told,
    reason:
      runtime.slug === null
        ? `Nobody has said which container runtimes are offered at ${site}.`
        : `Nobody has said ${whether(row?.raw ?? '')} ${name} is offered at ${site}${inBrackets(row?.raw ?? '')}.`,
    kind: `waiting_on an answer from ${site}`,
    fix:
      runtime.slug === null
        ? `Say which container runtimes are offered at ${site}.`
        : `Say whether ${name} is offered at ${site}.`,
  };
}

function rowNotes(pair: Pair, row: SiteRuntimeFact): readonly Note[] {
  if (row.state !== 'testing' && !row.inConflict) return NO_NOTES;
  const evidence = () => [citeRow(pair, row)];
  const notes: Note[] = [];
  if (row.state === 'testing') {
    notes.push({
      id: 'runtime-testing',
      tell: () => ({
        text: `${row.name} is in testing, not in production, at ${pair.site.name}.`,
        evidence: evidence(),
      }),
    });
  }
  if (row.inConflict)
    notes.push(conflict(`Statements about ${row.name} at ${pair.site.name} contradict each other`, row.raw, evidence));
  return notes;
}

const citeRow = ({ site }: Pair, row: SiteRuntimeFact): Evidence =>
  cite(`site:${site.slug}/runtime:${row.runtime}`, row.raw === '' ? row.name : `${row.name}: “${row.raw}”`);

const citeRuntime = (pair: Pair, { row }: Runtime): Evidence[] => [
  ...(row === null ? [] : [citeRow(pair, row)]),
  cite(`site:${pair.site.slug}/runtimes`, `Container runtimes of ${pair.site.name}`),
];
