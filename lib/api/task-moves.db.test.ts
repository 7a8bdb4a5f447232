import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { decisionPreview } from '#lib/contracts/api/decision.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';

/** Moves and decisions through the API, on the catalogue as it is. */
let bearer = '';
beforeAll(async () => {
  await loadCatalogue({ name: 'fermi', now: new Date(), log: () => undefined });
  bearer = (await machineToken('ci', ['entries:write'])).bearer;
}, 120_000);

async function post(path: string, body: unknown, version?: number | string): Promise<Response> {
  return app.request(path, {
    method: 'POST',
    headers: {
      authorization: bearer,
      'content-type': 'application/json',
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
}
async function refused(answer: Promise<Response>, status: number): Promise<void> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(status);
  problem.parse(JSON.parse(text));
}
const versionOf = async (kind: string, slug: string): Promise<number> =>
  (await pool().query('select version from entries where kind = $1::text::"EntryKind" and slug = $2', [kind, slug]))
    .rows[0].version;
const taskNow = async (number: number): Promise<{ version: number; position: number; state: string }> =>
  (
    await pool().query(
      'select e.version, t.position, t.state from tasks t join entries e on e.id = t.id where number = $1',
      [number],
    )
  ).rows[0];

describe('a move', () => {
  test('needs a version, a target, and a body that says something', async () => {
    const { version } = await taskNow(5);
    const move = '/api/v1/tasks/5/move';
    await refused(post(move, { to: { at: 'first' } }), 428);
    await refused(post(move, { to: { at: 'first' } }, 'x'), 400);
    await refused(post(move, { to: { at: 'first' } }, version + 1), 412);
    await refused(post(move, {}, version), 422);
    await refused(post(move, { to: { at: 'middle' } }, version), 422);
    await refused(post(move, { to: { before: 1, after: 2 } }, version), 422);
    await refused(post(move, { to: { before: 5 } }, version), 409);
    await refused(post(move, { state: 'great' }, version), 422);
    await refused(post(move, { to: { at: 'first' }, why: '\u0000' }, version), 422);
    for (const number of ['0', 'x', '99999', '9'.repeat(40)]) {
      await refused(post(`/api/v1/tasks/${number}/move`, { to: { at: 'first' } }, 1), 404);
    }
    expect((await app.request(move)).status).toBe(405);
    const done = await post(move, { to: { before: 1 } }, version);
    expect(await done.json()).toMatchObject({
      entries: [{ kind: 'task', changed: ['position'], version: version + 1 }],
    });
    expect((await taskNow(5)).position).toBeLessThan((await taskNow(1)).position);
  });
});

describe('a change of several', () => {
  test('is tried, stored, or refused as one', async () => {
    const [one, two] = [await taskNow(9), await taskNow(11)];
    const tasks = [
      { number: 9, version: one.version },
      { number: 11, version: two.version },
    ];
    const bulk = (body: object) => post('/api/v1/tasks/bulk', { tasks, ...body });
    const tried = await bulk({ set: { state: 'blocked' }, preview: true });
    expect(await tried.json()).toMatchObject({ changeSet: null, entries: [{}, {}] });
    expect(await taskNow(9)).toEqual(one);
    await refused(bulk({ tasks: [], set: {} }), 422);
    await refused(bulk({ set: { owner: 'no-such-person' } }), 422);
    await refused(bulk({ set: { dueOn: '2026-02-31' } }), 422);
    await refused(bulk({ set: { position: 1 } }), 422);
    await refused(bulk({ tasks: [...tasks, { number: 99_999, version: 1 }] }), 404);
    await refused(bulk({ tasks: [tasks[0], { number: 11, version: 99 }], set: { state: 'done' } }), 412);
    expect(await taskNow(9)).toEqual(one);
    expect((await bulk({ set: { state: 'blocked' }, to: { at: 'last' } })).status).toBe(200);
    expect((await taskNow(11)).state).toBe('blocked');
  });
});

describe('a decision', () => {
  const QUESTION = '/api/v1/questions/which-runtime';
  const effects = [
    { entity: 'package', slug: 'fastcopy', path: 'strategy', value: 'container' },
    { entity: 'site', slug: 'grid', path: 'runtimes.singularity', value: { state: 'production' } },
    { entity: 'site', slug: 'slac', path: 'vmOffer', value: { value: 'production' } },
    { entity: 'site', slug: 'slac', path: 'nodes.rhel6', value: { state: 'current' } },
    { entity: 'site', slug: 'slac', path: 'offers.cvmfs', value: { state: 'available' } },
  ];
  const levels = async (): Promise<Map<string, string>> => {
    const { rows } = await pool().query('select package, site, level from readiness_pairs');
    return new Map(rows.map(({ package: pkg, site, level }) => [`${pkg} ${site}`, level]));
  };

  test('is previewed as it comes true', async () => {
    const version = await versionOf('question', 'which-runtime');
    const proposed = await post(`${QUESTION}/decisions`, { text: 'Containers everywhere', effects }, version);
    expect(proposed.status).toBe(201);
    const { slug } = (await proposed.json()) as { slug: string };
    const path = `${QUESTION}/decisions/${slug}`;
    const answer = await app.request(`${path}/preview`);
    const preview = decisionPreview.parse(await answer.json());
    expect(preview.effects.map(({ may }) => may)).toEqual(effects.map(() => false));
    expect(preview.effects[0]).toMatchObject({ name: 'FastCopy', from: 'undecided', to: 'container' });

    const before = await levels();
    const versions = [...new Map(preview.effects.map((one) => [`${one.kind}/${one.slug}`, one])).values()].map(
      ({ kind, slug: entry, version: seen }) => ({ kind, slug: entry, version: seen }),
    );
    await refused(post(`${path}/accept`, { versions }), 428);
    await refused(post(`${path}/accept`, {}, preview.version), 422);
    await refused(
      post(`${path}/accept`, { versions: versions.map((one) => ({ ...one, version: 99 })) }, preview.version),
      412,
    );
    await refused(post(`${QUESTION}/decisions/nothing/accept`, { versions }, preview.version), 404);
    const done = await post(`${path}/accept`, { versions }, preview.version);
    expect(done.status, await done.clone().text()).toBe(200);
    const after = await levels();
    const changed = [...after].filter(([pair, level]) => before.get(pair) !== level);
    const told = preview.verdicts
      .filter(({ from, to }) => from !== to)
      .map((one): [string, string] => [`${one.package} ${one.site}`, one.to]);
    expect(changed.length).toBeGreaterThan(0);
    expect(new Map(told)).toEqual(new Map(changed));
    await refused(post(`${path}/accept`, { versions }, preview.version + 1), 409);
  });

  test('is refused with what cannot be', async () => {
    const version = await versionOf('question', 'which-runtime');
    const propose = (body: object, seen: number | undefined = version) => post(`${QUESTION}/decisions`, body, seen);
    await refused(post(`${QUESTION}/decisions`, { text: 'x' }), 428);
    await refused(propose({}), 422);
    await refused(propose({ text: '' }), 422);
    await refused(propose({ text: 'x', state: 'accepted' }), 422);
    await refused(propose({ text: 'x', option: 'nothing' }), 422);
    await refused(propose({ text: 'x', supersedes: 'nothing' }), 404);
    await refused(propose({ text: 'x', effects: [{ ...effects[0], value: { deep: 'x'.repeat(1000) } }] }), 422);
    await refused(propose({ text: 'x', effects: [{ ...effects[0], path: '__proto__' }] }), 422);
    await refused(propose({ text: 'x' }, version + 1), 412);
    await refused(post('/api/v1/questions/nothing/decisions', { text: 'x' }, 1), 404);
    await refused(post(`${QUESTION}/remarks`, { text: '' }), 422);
    await refused(post(`${QUESTION}/remarks`, { text: 'x', role: 'shout' }), 422);
    await refused(post('/api/v1/questions/nothing/remarks', { text: 'x' }), 404);
    expect((await app.request(`${QUESTION}/decisions/nothing/preview`)).status).toBe(404);
    expect((await app.request(`${QUESTION}/decisions/both/preview?x=1`)).status).toBe(400);
    expect(await versionOf('question', 'which-runtime')).toBe(version);
  });
});
