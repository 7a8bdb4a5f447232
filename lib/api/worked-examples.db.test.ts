import { beforeAll, expect, test } from 'vitest';
import type { ApiVerdict } from '#lib/contracts/api/readiness.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { app } from './app.ts';

/** The worked examples of the readiness rules, on the catalogue as it is loaded, asked as anybody would ask. */
beforeAll(() => loadCatalogue({ name: 'fermi', now: new Date(), log: () => undefined }), 120_000);

async function verdict(pair: string): Promise<ApiVerdict> {
  const response = await app.request(`/api/v1/readiness/${pair}`);
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
}

test.each([
  ['glastrelease/slac', 'possible', 'yes'],
  ['glastrelease/cc-in2p3', 'available', 'yes'],
  ['sciencetools/slac', 'possible', 'no'],
  ['fastcopy/slac', 'possible', 'unknown'],
  ['fastcopy/cc-in2p3', 'possible', 'unknown'],
  ['fastcopy/grid', 'unknown', 'unknown'],
])('%s is %s, runs today: %s', async (pair, level, today) => {
  const found = await verdict(pair);
  expect([found.level, found.runsToday.answer]).toEqual([level, today]);
  expect(found.nextAction?.text).toMatch(/^[A-Z].+\.$/);
  for (const check of found.routes.flatMap(({ checks }) => checks)) {
    expect(check.reason, check.id).not.toBe('');
    if (['todo', 'fail', 'unknown'].includes(check.state)) expect(check.owner, check.id).not.toBeNull();
  }
});

test('the list, the site and the pair agree on every pair', async () => {
  const sites = await (await app.request('/api/v1/sites')).json();
  const packages = await (await app.request('/api/v1/packages')).json();
  expect(packages.total).toBe(7);
  for (const row of packages.items) {
    expect(row.readiness).toHaveLength(sites.total);
    for (const cell of row.readiness) {
      const pair = await verdict(`${row.slug}/${cell.site}`);
      expect([cell.level, cell.runsToday, cell.targeted, cell.nextAction?.key ?? null]).toEqual([
        pair.level,
        pair.runsToday.answer,
        pair.targeted,
        pair.nextAction?.key ?? null,
      ]);
    }
  }
});
