import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelRank } from '../vocabulary.ts';
import { actionText } from './action-text.ts';
import { assess, evaluate } from './assess.ts';
import type { AssessInput, ImageFact, PackageFacts, PublicationFact } from './facts.ts';
import { inputs, publicationKey, publications, runFacts, signOffKey, signOffs } from './generators.ts';
import { CAUTIONS } from './verdict.ts';

const RUNS = { numRuns: 1000 };
/** Many cases, on machines that may be busy with other tests. */
const PATIENT = { timeout: 60_000 };
const rank = (input: AssessInput): number => levelRank(evaluate(input).level);
const withPackage = (input: AssessInput, change: Partial<PackageFacts>): AssessInput => ({
  ...input,
  package: { ...input.package, ...change },
});

/** The same input with the build number `index` (over all images) holding other publications. */
function withPublications(input: AssessInput, index: number, change: (now: PublicationFact[]) => PublicationFact[]) {
  let left = index;
  const images: ImageFact[] = input.package.images.map((image) => ({
    ...image,
    builds: image.builds.map((build) =>
      left-- === 0 ? { ...build, publications: change(build.publications) } : build,
    ),
  }));
  return withPackage(input, { images });
}

describe('evidence never harms', PATIENT, () => {
  it('adding a passing run never lowers a verdict, removing one never raises it', () => {
    let rises = 0;
    fc.assert(
      fc.property(inputs, runFacts, (input, run) => {
        const passed = { ...run, outcome: 'passed' as const };
        const more = withPackage(input, { runs: [...input.package.runs, passed] });
        expect(rank(more)).toBeGreaterThanOrEqual(rank(input));
        if (rank(more) > rank(input)) rises += 1;
        for (const known of input.package.runs.filter(({ outcome }) => outcome === 'passed')) {
          const fewer = withPackage(input, { runs: input.package.runs.filter((other) => other !== known) });
          expect(rank(fewer)).toBeLessThanOrEqual(rank(input));
        }
      }),
      RUNS,
    );
    expect(rises).toBeGreaterThan(0);
  });

  it('adding a publication never lowers a verdict, removing one never raises it', () => {
    let rises = 0;
    fc.assert(
      fc.property(inputs, publications, fc.nat(5), (input, publication, index) => {
        const more = withPublications(input, index, (now) =>
          now.some((other) => publicationKey(other) === publicationKey(publication)) ? now : [...now, publication],
        );
        expect(rank(more)).toBeGreaterThanOrEqual(rank(input));
        if (rank(more) > rank(input)) rises += 1;
        expect(rank(withPublications(input, index, (now) => now.slice(1)))).toBeLessThanOrEqual(rank(input));
      }),
      RUNS,
    );
    expect(rises).toBeGreaterThan(0);
  });

  it('adding a sign-off never lowers a verdict, removing one never raises it', () => {
    fc.assert(
      fc.property(inputs, signOffs, (input, signOff) => {
        const others = input.package.signOffs.filter((known) => signOffKey(known) !== signOffKey(signOff));
        const without = withPackage(input, { signOffs: others });
        expect(rank(withPackage(input, { signOffs: [...others, signOff] }))).toBeGreaterThanOrEqual(rank(without));
      }),
      RUNS,
    );
  });
});

describe('the order of facts', PATIENT, () => {
  it('never matters', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (input, seed) => {
        expect(assess(shuffled(input, seed))).toEqual(assess(input));
      }),
      RUNS,
    );
  });
});

/** The same facts with every list at every depth in another order. */
function shuffled<T>(value: T, seed: number): T {
  if (Array.isArray(value)) {
    const scattered = value.map((item, index) => ({
      item: shuffled(item, seed),
      at: ((seed + index + 1) * 2654435761) % 97,
    }));
    return scattered.sort((a, b) => a.at - b.at).map(({ item }) => item) as T;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shuffled(inner, seed)])) as T;
}

describe('every verdict', PATIENT, () => {
  it('below validated has a check that explains it, with a reason, a fix and an owner', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const verdict = assess(input);
        for (const { level, checks } of verdict.routes) {
          const open = checks.filter(({ state }) => state !== 'pass' && state !== 'n/a');
          if (level !== 'validated') expect(open.length).toBeGreaterThan(0);
          for (const { fix, owner, kind, actionKey } of open) {
            expect(fix).toMatch(/^[A-Z].*\.$/);
            expect(owner).not.toBeNull();
            expect(kind).not.toBeNull();
            // Tables know only the key: its verb must have words there too.
            expect(actionText(actionKey ?? '', level, (_, slug) => slug)).toMatch(/^[A-Z].*\.$/);
          }
          for (const { fix, owner, kind, actionKey } of checks.filter((check) => !open.includes(check))) {
            expect([fix, owner, kind, actionKey]).toEqual(['', null, null, null]);
          }
        }
        expect(verdict.nextAction === null).toBe(verdict.level === 'validated');
      }),
      RUNS,
    );
  });

  it('speaks in whole sentences about facts, and cites something in every check', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { routes, cautions, runsToday } = assess(input);
        for (const { subject, reason, evidence, id } of routes.flatMap((route) => route.checks)) {
          expect(reason).toMatch(/^[A-Za-z“].*\.$/);
          for (const text of [subject, reason]) expect(text).not.toMatch(/undefined|null|NaN| {2}|\.\.|\( | ,| \./);
          expect(evidence.length, id).toBeGreaterThan(0);
        }
        for (const { text, evidence } of cautions) {
          expect(text).toMatch(/^[A-Z].*\.$/);
          expect(evidence.length).toBeGreaterThan(0);
        }
        expect(runsToday.how).not.toMatch(/undefined|null| {2}/);
      }),
      RUNS,
    );
  });

  it('has each check once in a route, the best route first, and that route is the verdict', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { routes, level, route } = assess(input);
        for (const { checks } of routes) expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
        expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
        expect(routes[0]).toMatchObject({ level, name: route });
        const ranks = routes.map((one) => levelRank(one.level));
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
      RUNS,
    );
  });

  it('is the same with and without its sentences', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const verdict = assess(input);
        const bits = verdict.cautions.reduce((all, { id }) => all | (1 << CAUTIONS.indexOf(id)), 0);
        expect(evaluate(input)).toEqual({
          level: verdict.level,
          runsToday: verdict.runsToday.answer,
          targeted: verdict.targeted,
          route: verdict.route,
          actionKey: verdict.nextAction?.key ?? null,
          cautions: bits,
        });
      }),
      RUNS,
    );
  });

  it('rises to validated when one does what it says next, again and again', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const done = new Set<string>();
        let last = -1;
        for (let next = evaluate(input); next.actionKey !== null; next = evaluate(input, done)) {
          expect(done.has(next.actionKey)).toBe(false);
          expect(levelRank(next.level)).toBeGreaterThanOrEqual(last);
          last = levelRank(next.level);
          done.add(next.actionKey);
        }
        expect(evaluate(input, done).level).toBe('validated');
      }),
      RUNS,
    );
  });
});

describe('odd facts', PATIENT, () => {
  /** Every date, text and number may be anything of its type; every list may hold an element twice. */
  const odd = fc
    .tuple(inputs, fc.string(), fc.double(), fc.nat())
    .map(([input, text, number, seed]) => spoilt(input, text, number, seed));

  it('never make it throw', () => {
    fc.assert(
      fc.property(odd, (input) => {
        expect(assess(input).level).toBe(evaluate(input).level);
      }),
      RUNS,
    );
  });
});

const WORDS = new Set([
  'at',
  'on',
  'raw',
  'name',
  'path',
  'by',
  'createdAt',
  'tagMovedAt',
  'reviewedOn',
  'asOf',
  'maintenanceEnds',
  'extendedEnds',
]);

function spoilt<T>(value: T, text: string, number: number, seed: number, key = ''): T {
  const hit = (seed + key.length) % 3 === 0;
  if (Array.isArray(value)) {
    const list = value.map((item) => spoilt(item, text, number, seed + 1));
    return (hit ? [...list, ...list] : list) as T;
  }
  if (typeof value === 'string') return (hit && WORDS.has(key) ? text : value) as T;
  if (typeof value === 'number') return (hit ? number : value) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, spoilt(inner, text, number, seed, name)]),
  ) as T;
}
