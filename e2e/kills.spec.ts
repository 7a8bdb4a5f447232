import { expect, test } from '@playwright/test';
import { command, stopAll } from './own-site.ts';

test.afterEach(stopAll);

/** The same with 200 kills is `npm run kills`. */
test('fifteen kills of web, workers and database at fifty events a second lose nothing and double nothing', async () => {
  test.setTimeout(300_000);
  const run = command(['kills'], { KILLS: '15' });
  const code = await run.ended;
  expect(run.output()).toContain('0 lost, 0 doubled, 0 different from the registry.');
  expect(run.output()).toMatch(/[1-9]\d* events acknowledged/);
  expect(code).toBe(0);
});
