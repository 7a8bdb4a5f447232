import { beforeAll, expect, test } from 'vitest';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildWorld } from './test-world.ts';

const CLIENTS = 50;
const EDITS = 40;
/** Two kinds that hold each other's readiness, so that projections of several writers meet in one row. */
const ENTRIES = ['packages/package-1', 'packages/package-2', 'packages/package-3', 'sites/site-1', 'sites/site-2'];

interface Accepted {
  entry: string;
  /** The version this edit made. */
  version: number;
  mark: string;
}

let bearer = '';
beforeAll(async () => {
  await buildWorld();
  bearer = (await machineToken('clients', ['entries:write'])).bearer;
});

const request = (path: string, init: RequestInit = {}) =>
  app.request(`/api/v1/${path}`, { ...init, headers: { ...init.headers, authorization: bearer } });

/** What an edit changes: words, or facts that readiness is made of. */
function patchOf(entry: string, mark: string, turn: number): object {
  if (turn % 2 === 0) return { summary: mark };
  const support = ['works', 'broken', 'supported', 'doubtful'][turn % 4];
  const state = turn % 4 === 1 ? 'retiring' : 'current';
  return entry.startsWith('packages')
    ? { summary: mark, 'platforms.rhel7.run': { support } }
    : { summary: mark, 'nodes.rhel7': { state } };
}

/** One client: edits what it has seen last; what comes back with a 412 is what it has seen next. Keeps its own ledger. */
async function client(number: number, ledger: Accepted[], statuses: Map<number, number>): Promise<void> {
  const seen = new Map<string, number>();
  for (let turn = 0; turn < EDITS; turn += 1) {
    const entry = ENTRIES[(number + turn) % ENTRIES.length] ?? '';
    const known = seen.get(entry) ?? ((await (await request(entry)).json()) as { version: number }).version;
    const mark = `client ${number} edit ${turn}`;
    const response = await request(entry, {
      method: 'PATCH',
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': `"${known}"` },
      body: JSON.stringify({ ...patchOf(entry, mark, number + turn), why: mark }),
    });
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    const body = (await response.json()) as { version: number; current?: { version: number } };
    if (response.status === 200) ledger.push({ entry, version: known + 1, mark });
    seen.set(entry, body.current?.version ?? body.version);
  }
}

const agrees = async () =>
  (await checkIntegrity({ ctx: { actor: { kind: 'system', name: 'test' }, now: new Date() } })).problems;

async function historyOf(entry: string) {
  const items: { version: number; why: string; changes: { path: string; to: unknown }[] }[] = [];
  for (let next = `${entry}/history?limit=200`; next; ) {
    const response = await request(next);
    const page = (await response.json()) as { items: typeof items; nextCursor: string | null };
    items.push(...page.items);
    next = page.nextCursor === null ? '' : `${entry}/history?limit=200&cursor=${page.nextCursor}`;
  }
  return items;
}

test('of fifty clients editing five entries at once nobody loses an accepted edit', { timeout: 280_000 }, async () => {
  const before = new Map<string, number>();
  for (const entry of ENTRIES) before.set(entry, (await (await request(entry)).json()).version);
  const ledger: Accepted[] = [];
  const statuses = new Map<number, number>();
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number, ledger, statuses)));

  expect([...statuses.keys()].sort()).toEqual([200, 412]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(CLIENTS * EDITS);
  for (const entry of ENTRIES) {
    const accepted = ledger.filter((one) => one.entry === entry).sort((a, b) => b.version - a.version);
    const made = (await historyOf(entry)).filter(({ version }) => version > (before.get(entry) ?? 0));
    expect(made.map(({ version, why }) => [version, why])).toEqual(
      accepted.map(({ version, mark }) => [version, mark]),
    );
    for (const { why, changes } of made) {
      expect(changes.find(({ path }) => path === 'summary')?.to).toBe(why);
    }
    const now = (await (await request(entry)).json()) as { version: number; summary: string };
    expect(now).toMatchObject({ version: accepted[0]?.version, summary: accepted[0]?.mark });
  }
  // Every one of the versions, and the readiness that follows from them, agrees with the tables.
  expect(await agrees()).toEqual([]);
});

test('a pair whose package and site change at the same moment is judged by both', { timeout: 120_000 }, async () => {
  for (let round = 0; round < 10; round += 1) {
    const support = round % 2 === 0 ? 'works' : 'broken';
    const patches = ENTRIES.map(async (entry) => {
      const { version } = await (await request(entry)).json();
      const own = entry.startsWith('packages')
        ? { 'platforms.rhel7.run': { support } }
        : { 'nodes.rhel7': round % 4 < 2 ? { state: 'current' } : null };
      return request(entry, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify(own),
      });
    });
    for (const response of await Promise.all(patches)) expect(response.status, await response.text()).toBe(200);
    expect(await agrees(), `round ${round}`).toEqual([]);
  }
});
