import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CASE_STATES,
  type CaseFact,
  caseKey,
  caseStandings,
  type PlaceFacts,
  placeState,
  type RunFacts,
  type SuiteAtPlace,
} from './test-states.ts';
import { RUN_OUTCOMES } from './vocabulary.ts';

const names = fc.constantFrom('a', 'b', 'c', 'd');
const digests = fc.constantFrom('sha256:1', 'sha256:2', 'sha256:3', null);
const aCase: fc.Arbitrary<CaseFact> = fc.record({
  name: names,
  classname: fc.constantFrom('', 'suite'),
  outcome: fc.constantFrom(...RUN_OUTCOMES),
  flaky: fc.boolean(),
});
const aRun: fc.Arbitrary<RunFacts> = fc.record({
  id: fc.integer({ min: 1, max: 1e6 }),
  digest: digests,
  at: fc.integer({ min: 1, max: 9 }).map((day) => `2026-01-0${day}T00:00:00.000Z`),
  cases: fc.array(aCase, { maxLength: 6 }),
});
const aPlace: fc.Arbitrary<SuiteAtPlace> = fc.record({
  runs: fc.uniqueArray(aRun, { maxLength: 6, selector: ({ id }) => id }),
  currentDigest: digests,
  expected: fc.array(names, { maxLength: 4 }),
  known: fc.array(fc.record({ caseName: names, title: fc.constantFrom('one', 'two') }), { maxLength: 3 }),
});

const passed = (name: string): CaseFact => ({ name, classname: '', outcome: 'passed', flaky: false });
const failed = (name: string): CaseFact => ({ ...passed(name), outcome: 'failed' });
const run = (id: number, digest: string | null, ...cases: CaseFact[]): RunFacts => ({
  id,
  digest,
  at: `2026-01-0${id}T00:00:00.000Z`,
  cases,
});
const place = (more: Partial<SuiteAtPlace>): SuiteAtPlace => ({
  runs: [],
  currentDigest: 'sha256:1',
  expected: [],
  known: [],
  ...more,
});

test('a new failure names the build that broke the case', () => {
  const runs = [run(1, 'sha256:0', passed('a')), run(2, 'sha256:1', failed('a'))];
  expect(caseStandings(place({ runs }))).toEqual([
    {
      name: 'a',
      state: 'failing',
      outcome: 'failed',
      since: { run: 2, digest: 'sha256:1', at: '2026-01-02T00:00:00.000Z' },
      isNew: true,
      known: null,
    },
  ]);
});

test('an old failure names the run it began with, over runs that left it out', () => {
  const runs = [
    run(1, 'sha256:0', passed('a')),
    run(2, 'sha256:0', failed('a')),
    run(3, 'sha256:0'),
    run(4, 'sha256:1', failed('a')),
  ];
  const known = [{ caseName: 'a', title: 'the tracker' }];
  expect(caseStandings(place({ runs, known }))[0]).toMatchObject({
    isNew: false,
    since: { run: 2 },
    known: 'the tracker',
  });
  const withoutPass = runs.slice(1);
  expect(caseStandings(place({ runs: withoutPass }))[0]).toMatchObject({ isNew: false, since: { run: 2 } });
});

test('what ran on another build is stale, what did not run is missing', () => {
  const runs = [run(1, 'sha256:0', passed('a'), failed('b'))];
  const standings = caseStandings(place({ runs, expected: ['a', 'c'] }));
  expect(standings.map(({ name, state }) => [name, state])).toEqual([
    ['a', 'stale'],
    ['b', 'stale'],
    ['c', 'missing'],
  ]);
});

test('the order of runs and of known failures does not matter', () => {
  fc.assert(
    fc.property(aPlace, fc.func(fc.integer()), (one, shuffle) => {
      const runs = [...one.runs].sort((a, b) => shuffle(a.id) - shuffle(b.id));
      expect(caseStandings({ ...one, runs })).toEqual(caseStandings(one));
    }),
  );
});

test('every case of the newest run and every expected one stands there once, with a state', () => {
  fc.assert(
    fc.property(aPlace, (one) => {
      const standings = caseStandings(one);
      const newest = [...one.runs].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id))[0];
      const keys = new Set((newest?.cases ?? []).map(caseKey));
      const reported = standings.filter(({ state }) => state !== 'missing').map(({ name }) => name);
      expect(new Set(reported)).toEqual(keys);
      expect(new Set(standings.map(({ name }) => name)).size).toBe(standings.length);
      for (const { state, since, outcome, isNew, known } of standings) {
        expect(CASE_STATES).toContain(state);
        expect(since !== null).toBe(outcome === 'failed' || outcome === 'errored');
        if (isNew || known !== null) expect(since).not.toBeNull();
        if (isNew) expect(since?.run).toBe(newest?.id);
      }
      for (const name of one.expected) {
        expect(standings.some((standing) => standing.name === name || standing.name === `suite::${name}`)).toBe(true);
      }
    }),
  );
});

test('nothing is stale on the build in use, everything reported is on another', () => {
  fc.assert(
    fc.property(aPlace, (one) => {
      const newest = [...one.runs].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id))[0];
      const states = caseStandings(one).map(({ state }) => state);
      const onIt = newest !== undefined && (one.currentDigest === null || newest.digest === one.currentDigest);
      expect(
        states.every((state) => state === 'missing' || (newest !== undefined && (state === 'stale') === !onIt)),
      ).toBe(true);
    }),
  );
});

test('a known failure is still a failure', () => {
  fc.assert(
    fc.property(aPlace, (one) => {
      const states = (known: SuiteAtPlace['known']) => caseStandings({ ...one, known }).map(({ state }) => state);
      expect(states(one.known)).toEqual(states([]));
    }),
  );
});

test('an older run changes no state', () => {
  fc.assert(
    fc.property(aPlace, aRun, (one, more) => {
      fc.pre(one.runs.length > 0);
      const older = { ...more, id: 0, at: '2025-01-01T00:00:00.000Z' };
      const states = (runs: readonly RunFacts[]) =>
        caseStandings({ ...one, runs }).map(({ name, state }) => [name, state]);
      expect(states([...one.runs, older])).toEqual(states(one.runs));
    }),
  );
});

test('a run that passed all and was expected passes, whatever was before', () => {
  fc.assert(
    fc.property(aPlace, (one) => {
      const last = {
        ...run(1, one.currentDigest, ...one.expected.map(passed), passed('z')),
        id: 2e6,
        at: '2027-01-01',
      };
      expect(caseStandings({ ...one, runs: [...one.runs, last] }).every(({ state }) => state === 'passing')).toBe(true);
    }),
  );
});

const aCell: fc.Arbitrary<PlaceFacts> = fc.record({
  run: fc.option(
    fc.record({
      digest: digests,
      outcome: fc.constantFrom(...RUN_OUTCOMES),
      flaky: fc.nat({ max: 2 }),
      missing: fc.nat({ max: 2 }),
    }),
  ),
  currentDigest: digests,
  isExpected: fc.boolean(),
});

test('a place without a run is missing exactly when it is expected; with one it always has a state', () => {
  fc.assert(
    fc.property(aCell, (cell) => {
      const state = placeState(cell);
      if (cell.run === null) expect(state).toBe(cell.isExpected ? 'missing' : null);
      else expect(CASE_STATES).toContain(state);
      if (state === 'passing') expect(cell.run).toMatchObject({ outcome: 'passed', flaky: 0, missing: 0 });
    }),
  );
});

test('each state of a place is met', () => {
  const one = { digest: 'sha256:1', outcome: 'passed', flaky: 0, missing: 0 } as const;
  const at = (more: Partial<typeof one> | object) =>
    placeState({ run: { ...one, ...more }, currentDigest: 'sha256:1', isExpected: true });
  expect([
    at({ outcome: 'errored' }),
    at({ missing: 1 }),
    at({ flaky: 1 }),
    at({ digest: 'sha256:0' }),
    at({ outcome: 'skipped' }),
    at({}),
  ]).toEqual(CASE_STATES);
});
