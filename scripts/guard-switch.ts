import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';

/**
 * Holds the switches of the guards while `npm run guards` runs a test file. Which guard is off stands in the file's name
 * (`x.guard-17.db.test.ts`); what the others refused is written down, so that a guard is asked only of tests that need it.
 */
declare global {
  /** In the place of `test` where one file asks of all guards: runs it without each that refuses something in it. */
  var testPerGuard: (name: string, body: () => Promise<void>) => void;
  var guardSwitch: (<G extends (...all: never[]) => unknown>(id: string, real: G, through: G) => G) | undefined;
}

const guards: readonly string[] = JSON.parse(process.env.SEAWORTHY_GUARDS ?? '[]');
const notes = process.env.SEAWORTHY_GUARD_NOTES;
const path = expect.getState().testPath ?? '';
let off = guards[Number(/\.guard-(\d+)\./.exec(path)?.[1] ?? Number.NaN)];
const refused = new Set<string>();
let hasFailed = false;

globalThis.guardSwitch = (id, real, through) => {
  if (id === off) return through;
  const watched = (...all: never[]): unknown => {
    try {
      const answer = real(...all);
      if (answer instanceof Promise) answer.catch(() => refused.add(id));
      else if (!isDeepStrictEqual(answer, through())) refused.add(id);
      return answer;
    } catch (error) {
      refused.add(id);
      throw error;
    }
  };
  return watched as typeof real;
};

const missed = new Set<string>();
const passes = async (body: () => Promise<void>, without?: string): Promise<boolean> => {
  off = without;
  return body()
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      off = undefined;
    });
};
globalThis.testPerGuard = (name, body) => {
  test(name, { timeout: 3_600_000 }, async () => {
    refused.clear();
    try {
      await body();
    } catch (error) {
      // What a hole in an earlier test let through is in the way of this one, which another run asks.
      if (missed.size > 0) return;
      throw error;
    }
    for (const id of [...refused].filter((one) => guards.includes(one))) {
      if (await passes(body, id)) continue;
      missed.add(id);
      // What the hole let through must not be why the next one is noticed: those are asked in another run.
      if (!(await passes(body))) return;
    }
  });
};

// One test that fails is enough; the others of the file need not run.
beforeEach(({ skip }) => {
  if (hasFailed) skip();
});
afterEach(({ task }) => {
  hasFailed ||= task.result?.state === 'fail';
});
afterAll(() => {
  if (!notes) return;
  mkdirSync(notes, { recursive: true });
  writeFileSync(
    join(notes, `${relative(dirname(notes), path).replaceAll('/', '_')}.json`),
    JSON.stringify({ refused: [...refused], missed: [...missed] }),
  );
});
