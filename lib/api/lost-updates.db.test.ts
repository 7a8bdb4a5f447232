import { beforeAll, expect, test } from 'vitest';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildWorld } from './test-world.ts';

const CLIENTS = 50;
const EDITS = 200;
/** Two kinds that hold each other's readiness, so that projections of several writers meet in one row. */
const ENTRIES = ['packages/package-1', 'packages/package-2', 'packages/package-3', 'sites/site-1', 'sites/site-2'];

const JSON_BODY = { 'content-type': 'application/json' };

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

interface Answer {
  status: number;
  body: { current?: { version: number } };
}

const send = async (path: string, method: string, headers: Record<string, string>, body: object): Promise<Answer> => {
  const response = await request(path, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
};

const versionOf = async (entry: string): Promise<number> =>
  ((await (await request(entry)).json()) as { version: number }).version;

/** `packages/package-1` as a change of several entries names it. */
const addressOf = (entry: string) => {
  const [list = '', slug = ''] = entry.split('/');
  return { kind: list.slice(0, -1), slug };
};

async function versionsOf(entries: readonly string[]): Promise<number[]> {
  const asked = entries.map(addressOf).map(({ kind, slug }) => `entry=${kind}/${slug}`);
  const { items } = (await (await request(`fields?${asked.join('&')}`)).json()) as { items: { version: number }[] };
  return items.map(({ version }) => version);
}

/**
 * One client: edits what it has seen last, one entry by its own route, one or two in a change of several; after a 412 it goes
 * on from what that brought, and looks anew before a change of several. Keeps its own ledger of what was accepted.
 */
async function client(number: number, ledger: Accepted[], statuses: Map<string, number>): Promise<void> {
  const seen = new Map<string, number>();
  for (let turn = 0; turn < EDITS; turn += 1) {
    const way = turn % 8 === 3 ? 'two together' : turn % 8 === 7 ? 'one together' : 'alone';
    const at = (more: number) => ENTRIES[(number + turn + more) % ENTRIES.length] ?? '';
    const entries = way === 'two together' ? [at(0), at(2)] : [at(0)];
    const looks = way !== 'alone' || !seen.has(at(0));
    const known = looks ? await versionsOf(entries) : [seen.get(at(0)) ?? 0];
    const mark = `client ${number} edit ${turn}`;
    const sets = entries.map((entry) => patchOf(entry, mark, number + turn));
    const { status, body } =
      way === 'alone'
        ? await send(at(0), 'PATCH', { ...JSON_BODY, 'if-match': `"${known[0]}"` }, { ...sets[0], why: mark })
        : await send('changes', 'POST', JSON_BODY, {
            why: mark,
            entries: entries.map((entry, place) => ({ ...addressOf(entry), version: known[place], set: sets[place] })),
          });
    statuses.set(`${way} ${status}`, (statuses.get(`${way} ${status}`) ?? 0) + 1);
    for (const [place, entry] of entries.entries()) {
      const version = (known[place] ?? 0) + 1;
      if (status === 200) ledger.push({ entry, version, mark });
      const now = status === 200 ? version : way === 'alone' ? body.current?.version : undefined;
      if (now === undefined) seen.delete(entry);
      else seen.set(entry, now);
    }
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
  for (const entry of ENTRIES) before.set(entry, await versionOf(entry));
  const ledger: Accepted[] = [];
  const statuses = new Map<string, number>();
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number, ledger, statuses)));

  const ways = ['alone', 'one together', 'two together'];
  expect([...statuses.keys()].sort()).toEqual(ways.flatMap((way) => [`${way} 200`, `${way} 412`]));
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
