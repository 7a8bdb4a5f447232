import { beforeAll, describe, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { apiHistory } from '#lib/contracts/api/history.ts';
import { apiPackage } from '#lib/contracts/api/package.ts';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildWorld } from './test-world.ts';

let bearer = '';
beforeAll(async () => {
  await buildWorld();
  bearer = (await machineToken('ci', ['entries:write'])).bearer;
});

interface Sent {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { version: number; errors: { pointer: string; detail: string }[] };
}

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const response = await app.request(`/api/v1/${path}`, {
    method,
    headers: { authorization: bearer, ...(body !== undefined && { 'content-type': type }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}
const seen = (version: number) => ({ 'if-match': `"${version}"` });
const versionOf = async (path: string) => (await send('GET', path)).body.version;

describe('PATCH', () => {
  test('changes fields and answers with the entity as GET gives it', async () => {
    const path = 'packages/package-4';
    const version = await versionOf(path);
    const set = { summary: 'as edited', 'platforms.rhel7.run': { support: 'works', note: 'tried' }, why: 'a reason' };
    const patched = await send('PATCH', path, set, seen(version));
    expect(patched.status, JSON.stringify(patched.body)).toBe(200);
    expect(patched.headers.get('etag')).toBe(`"${version + 1}"`);
    expect(patched.body).toEqual((await send('GET', path)).body);
    const entity = apiPackage.strict().parse(patched.body);
    expect(entity).toMatchObject({ summary: 'as edited', version: version + 1 });
    expect(entity.runPlatforms).toContainEqual(expect.objectContaining({ platform: 'rhel7', support: 'works' }));
  });

  test('merges members, takes optional ones away and removes starred fields', async () => {
    const path = 'packages/package-5';
    const patch = async (set: object) => send('PATCH', path, set, seen(await versionOf(path)));
    const rhel5 = async () =>
      apiPackage.parse((await send('GET', path)).body).runPlatforms.find(({ platform }) => platform === 'rhel5');
    await patch({ 'platforms.rhel5.run': { support: 'works', note: 'with care' } });
    await patch({ 'platforms.rhel5.run': { support: 'doubtful' } });
    expect(await rhel5()).toMatchObject({ support: 'doubtful', note: 'with care' });
    await patch({ 'platforms.rhel5.run': { note: null } });
    expect(await rhel5()).toMatchObject({ support: 'doubtful', note: '' });
    await patch({ 'platforms.rhel5.run': null });
    expect(await rhel5()).toBeUndefined();
    const needed = await patch({ 'platforms.rhel6.build': { support: null } });
    expect([needed.status, needed.body.errors[0]?.pointer]).toEqual([422, '/platforms.rhel6.build/support']);
    const name = await patch({ name: null });
    expect([name.status, name.body.errors[0]?.pointer]).toEqual([422, '/name']);
  });

  test('of nothing new makes no version', async () => {
    const path = 'packages/package-6';
    const { body } = await send('GET', path);
    const patched = await send('PATCH', path, { name: body.name }, seen(body.version));
    expect([patched.status, patched.body.version]).toEqual([200, body.version]);
  });

  test('wants to know which version was edited', async () => {
    const path = 'packages/package-7';
    const version = await versionOf(path);
    const cases = [
      [{}, 428],
      [{ 'if-match': '*' }, 428],
      [{ 'if-match': '' }, 428],
      [{ 'if-match': '7' }, 400],
      [{ 'if-match': '"seven"' }, 400],
      [{ 'if-match': '"1", "2"' }, 400],
      [{ 'if-match': '"0"' }, 400],
      [{ 'if-match': '"99999999999999999999"' }, 400],
      [{ 'if-match': `"${version + 1}"` }, 412],
    ] as const;
    for (const [headers, status] of cases) {
      const refused = await send('PATCH', path, { summary: 'no' }, headers);
      expect([refused.status, headers]).toEqual([status, headers]);
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
    }
    const star = await send('PATCH', path, { summary: 'no' }, { 'if-match': '*' });
    expect(star.body.detail).toMatch(/would overwrite whatever somebody else has saved/);
    expect(await versionOf(path)).toBe(version);
    // As a compressing proxy hands it on.
    expect((await send('PATCH', path, { summary: 'yes' }, { 'if-match': `W/"${version}"` })).status).toBe(200);
  });

  test('of a stale version brings the entity as it is now', async () => {
    const path = 'sites/site-3';
    const version = await versionOf(path);
    expect((await send('PATCH', path, { location: 'theirs' }, seen(version))).status).toBe(200);
    const stale = await send('PATCH', path, { location: 'mine' }, seen(version));
    expect(stale.status).toBe(412);
    problem.parse(stale.body);
    expect(stale.body.current).toEqual((await send('GET', path)).body);
    expect(stale.headers.get('etag')).toBe(`"${version + 1}"`);
  });

  test.each([
    ['use-cases/simulation', { 'steps.run': { description: 'in steps' }, peak: { cores: null, raw: 'many' } }],
    ['runtimes/docker', { aliases: ['moby'], channels: ['registry', 'sif'] }],
    ['platforms/rhel7', { extendedEnds: '2028-06-30' }],
    ['sites/site-4', { 'runtimes.docker': { version: '1.2' }, nodeCacheBytes: 123_456_789_012 }],
  ])('of %s', async (path, set) => {
    const patched = await send('PATCH', path, set, seen(await versionOf(path)));
    expect(patched.status, JSON.stringify(patched.body)).toBe(200);
  });
});

describe('POST', () => {
  test('creates under a slug made from the name', async () => {
    const made = await send('POST', 'packages', { name: 'Größe & Maß (2.0)', strategy: 'container', why: 'found it' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.headers.get('location')).toBe('/api/v1/packages/grosse-mass-2-0');
  });

  test('makes an entity of every noun', async () => {
    const made: [string, object][] = [
      ['platforms', { name: 'Alma 9', family: 'rhel', generation: 9 }],
      ['dependencies', { name: 'AFS', dependencyKind: 'filesystem' }],
      ['images', { name: 'Box', base: { raw: 'something old' }, 'contents.package-1': { version: '1' } }],
      ['use-cases', { name: 'Pipeline', 'steps.one': { name: 'One', position: 1, packages: [{ slug: 'package-1' }] } }],
      ['runtimes', { name: 'Apptainer', channels: ['sif', 'cvmfs'] }],
      ['sites', { name: 'New farm', 'nodes.alma-9': { state: 'current' }, 'offers.afs': { state: 'available' } }],
      ['packages', { name: 'New package', 'needs.afs.run': {}, 'platforms.alma-9.run': { support: 'works' } }],
      ['questions', { name: 'Which one?', 'options.this': { name: 'This', position: 1 } }],
      ['tasks', { name: 'Do it', about: [{ kind: 'package', slug: 'new-package' }], actions: ['ask'] }],
    ];
    for (const [noun, fields] of made) {
      const answer = await send('POST', noun, fields);
      expect(answer.status, `${noun} ${JSON.stringify(answer.body)}`).toBe(201);
      const location = answer.headers.get('location') ?? '';
      expect(answer.body).toEqual((await send('GET', location.replace('/api/v1/', ''))).body);
      expect([answer.body.version, answer.headers.get('etag')]).toEqual([1, '"1"']);
    }
  });

  test('says that there is one already, also in the trash', async () => {
    expect((await send('POST', 'packages', { slug: 'twice', name: 'Twice' })).status).toBe(201);
    const again = await send('POST', 'packages', { name: 'Twice' });
    expect([again.status, again.body.detail]).toEqual([409, 'There is a package “twice” already.']);
    expect((await send('DELETE', 'packages/twice', undefined, seen(1))).status).toBe(204);
    const trashed = await send('POST', 'packages', { name: 'Twice' });
    expect([trashed.status, trashed.body.detail]).toEqual([409, expect.stringContaining('in the trash')]);
  });

  test('of the same slug by many at once makes one', async () => {
    const fields = { slug: 'race', name: 'Race' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('POST', 'packages', fields)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
  });

  test('names what is missing', async () => {
    const cases: [string, object, string[]][] = [
      ['packages', {}, ['/name']],
      ['packages', { name: '' }, ['/slug']],
      ['packages', { name: '漢字' }, ['/slug']],
      ['packages', { slug: 'No Slug', name: 'x' }, ['/slug']],
      ['packages', { slug: 7, name: 'x' }, ['/slug']],
      ['packages', { name: 'x', why: 7 }, ['/why']],
      ['platforms', { name: 'x' }, ['/family', '/generation']],
      ['platforms', { name: 'x', family: 'RHEL', generation: 6 }, ['/generation']],
      ['dependencies', { name: 'x' }, ['/dependencyKind']],
      ['dependencies', { name: 'x', dependencyKind: 'package' }, ['/package']],
      ['tasks', { name: 'x', closedOn: '2026-01-01' }, ['/closedOn']],
      ['sites', { name: 'x', 'nodes.vms': { state: 'current' } }, ['/nodes.vms']],
      ['images', { name: 'x', 'mounts.afs': {} }, ['']],
      ['questions', { name: 'x', 'relations.bogus.y': { kind: 'mentions' } }, ['/relations.bogus.y']],
    ];
    for (const [noun, fields, pointers] of cases) {
      const { status, body } = await send('POST', noun, fields);
      expect([status, body.errors.map(({ pointer }) => pointer)], JSON.stringify([fields, body])).toEqual([
        422,
        pointers,
      ]);
    }
  });
});

describe('the trash', () => {
  test('keeps the reason that comes with the request, and takes nothing else', async () => {
    await send('POST', 'packages', { slug: 'going', name: 'Going' });
    for (const body of [{ why: 7 }, { why: 'x'.repeat(2001) }, { reason: 'x' }]) {
      expect((await send('DELETE', 'packages/going', body, seen(1))).status).toBe(422);
    }
    expect((await send('DELETE', 'packages/going', { why: 'Entered twice.' }, seen(1))).status).toBe(204);
    const { body } = await send('GET', 'packages/going/history');
    expect(JSON.stringify(body)).toContain('Entered twice.');
  });

  test('hides an entry everywhere and gives it back as it was', async () => {
    const path = 'packages/package-39';
    const { body } = await send('GET', path);
    const total = async () => (await send('GET', 'packages')).body.total as number;
    const pairs = async () => (await send('GET', 'readiness')).body.total as number;
    const before = [await total(), await pairs()] as const;
    const sites = (await send('GET', 'sites')).body.total as number;
    expect((await send('DELETE', path, undefined, {})).status).toBe(428);
    expect((await send('DELETE', path, undefined, seen(body.version + 5))).status).toBe(412);
    expect((await send('DELETE', path, undefined, seen(body.version))).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
    expect([await total(), await pairs()]).toEqual([before[0] - 1, before[1] - sites]);
    expect((await send('DELETE', path, undefined, seen(body.version + 1))).status).toBe(409);
    expect((await send('PATCH', path, { summary: 'x' }, seen(body.version + 1))).status).toBe(409);
    const history = apiHistory.strict().parse((await send('GET', `${path}/history`)).body);
    expect(history.items[0]).toMatchObject({ action: 'trash', version: body.version + 1, actor: 'token:ci' });
    const restored = await send('POST', `${path}/restore`, { why: 'still in use' });
    expect(restored.status, JSON.stringify(restored.body)).toBe(200);
    expect(restored.body).toEqual({ ...body, version: body.version + 2, updatedAt: restored.body.updatedAt });
    expect([await total(), await pairs()]).toEqual(before);
    expect((await send('POST', `${path}/restore`)).status).toBe(409);
  });

  test('takes nothing that others cannot do without, and says who they are', async () => {
    for (const path of ['platforms/rhel6', 'runtimes/docker', 'packages/package-1']) {
      const refused = await send('DELETE', path, undefined, seen(await versionOf(path)));
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(/is in use by .*Take it out/)]);
      expect((await send('GET', path)).status).toBe(200);
    }
  });

  test('is nothing that a new reference may lead into', async () => {
    await send('POST', 'dependencies', { name: 'Old service', dependencyKind: 'service' });
    await send('DELETE', 'dependencies/old-service', undefined, seen(1));
    const path = 'packages/package-8';
    const refused = await send('PATCH', path, { 'needs.old-service.run': {} }, seen(await versionOf(path)));
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ pointer: '/needs.old-service.run', detail: expect.stringContaining('in the trash') }],
    ]);
  });

  test('gives back nothing whose needs are in it', async () => {
    await send('POST', 'dependencies', { name: 'Service', dependencyKind: 'service' });
    await send('POST', 'packages', { name: 'Client', 'needs.service.run': {} });
    expect((await send('DELETE', 'packages/client', undefined, seen(1))).status).toBe(204);
    expect((await send('DELETE', 'dependencies/service', undefined, seen(1))).status).toBe(204);
    const refused = await send('POST', 'packages/client/restore');
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('needs dependency service')]);
    expect((await send('POST', 'dependencies/service/restore')).status).toBe(200);
    const stale = await send('POST', 'packages/client/restore', undefined, seen(9));
    expect([stale.status, stale.body.current]).toEqual([412, undefined]);
    expect((await send('POST', 'packages/client/restore')).status).toBe(200);
  });
});

describe('history and revert', () => {
  test('undo one field, one revision, and nothing that has changed since', async () => {
    const path = 'sites/site-5';
    const edit = async (set: object) => (await send('PATCH', path, set, seen(await versionOf(path)))).body.version;
    const first = await edit({ location: 'Lyon', cores: 100, why: 'asked them' });
    const second = await edit({ location: 'Paris', summary: 'big' });
    const revert = async (body: object) => send('POST', `${path}/revert`, body, seen(await versionOf(path)));

    const conflict = await revert({ revision: first });
    expect(conflict.status).toBe(409);
    expect(conflict.body.errors).toEqual([{ pointer: '/location', detail: 'Changed again since that revision.' }]);
    expect((await send('GET', path)).body).toMatchObject({ cores: 100, version: second });

    expect((await revert({ revision: first, field: 'cores' })).body).toMatchObject({ cores: null, location: 'Paris' });
    const undone = await revert({ revision: second, why: 'wrong place' });
    expect(undone.body).toMatchObject({ location: 'Lyon', summary: '', version: second + 2 });
    const { items } = apiHistory.strict().parse((await send('GET', `${path}/history?limit=2`)).body);
    expect(items[0]).toMatchObject({
      action: 'revert',
      why: 'wrong place',
      changes: [
        { path: 'location', from: 'Paris', to: 'Lyon' },
        { path: 'summary', from: 'big', to: '' },
      ],
    });
    expect(items[1]).toMatchObject({ action: 'revert', why: `Reverts version ${first}.` });
  });

  test('say what cannot be reverted', async () => {
    const path = 'sites/site-6';
    const version = await versionOf(path);
    const cases: [object, number][] = [
      [{ revision: 1 }, 409],
      [{ revision: 1, field: 'name' }, 409],
      [{ revision: 77 }, 422],
      [{ revision: 1, field: 'location' }, 422],
      [{ revision: 0 }, 422],
      [{ revision: '1' }, 422],
      [{}, 422],
      [{ revision: 1, force: true }, 422],
      [{ revision: 1, field: '__proto__' }, 422],
    ];
    for (const [body, status] of cases) {
      expect((await send('POST', `${path}/revert`, body, seen(version))).status, JSON.stringify(body)).toBe(status);
    }
    expect((await send('POST', `${path}/revert`, { revision: 1 }, seen(version + 1))).status).toBe(412);
    expect((await send('POST', `${path}/revert`, { revision: 1 })).status).toBe(428);
    expect(await versionOf(path)).toBe(version);
  });

  test('are read page by page', async () => {
    const path = 'packages/package-9';
    for (let turn = 0; turn < 4; turn += 1) {
      await send('PATCH', path, { summary: `turn ${turn}` }, seen(await versionOf(path)));
    }
    const seenVersions: number[] = [];
    for (let next = `${path}/history?limit=2`; next; ) {
      const page = await send('GET', next);
      const { items, total } = apiHistory.parse(page.body);
      expect(total).toBe(5);
      seenVersions.push(...items.map(({ version }) => version));
      next = page.headers.get('link')?.match(/^<\/api\/v1\/([^>]+)>/)?.[1] ?? '';
    }
    expect(seenVersions).toEqual([5, 4, 3, 2, 1]);
    for (const [query, status] of [
      ['limit=0', 400],
      ['cursor=AAAA', 400],
      ['sort=name', 400],
    ] as const) {
      expect((await send('GET', `${path}/history?${query}`)).status, query).toBe(status);
    }
    expect((await send('GET', 'packages/nothing/history')).status).toBe(404);
    expect((await send('GET', 'tasks/9999999/history')).status).toBe(404);
  });
});

test('after all of it the database agrees with itself', async () => {
  const { problems } = await checkIntegrity({ ctx: { actor: { kind: 'system', name: 'test' }, now: new Date() } });
  expect(problems).toEqual([]);
});
