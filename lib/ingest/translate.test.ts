import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '#lib/contracts/ingest/provider.ts';
import { isCleanText } from '#lib/contracts/text.ts';
import { DIGEST, events, OTHER, push, told } from './test-told.ts';
import { translate } from './translate.ts';

describe('distribution', () => {
  const notified = (action: string, target: object, more: object = {}) => ({
    id: '3f2a1b4c-0000-4000-8000-000000000001',
    timestamp: '2026-02-03T04:05:06Z',
    action,
    target: { repository: 'fermi/glastrelease', ...target },
    request: { id: 'r1', addr: '192.0.2.7:4711', host: 'registry.example.org', method: 'PUT', useragent: 'skopeo' },
    actor: { name: 'ci' },
    source: { addr: 'node:5000', instanceID: 'i1' },
    ...more,
  });
  const manifest = (mediaType: string) => ({ mediaType, digest: DIGEST, size: 528, length: 528, tag: 'v20', url: 'x' });

  test.each([
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
  ])('a push of %s', (mediaType) => {
    expect(told('distribution', { events: [notified('push', manifest(mediaType))] })).toEqual(events(push()));
  });

  test('one push is several events of which one counts; layers, mounts and pulls do not', () => {
    const layers = [
      notified('push', { mediaType: 'application/octet-stream', digest: OTHER, size: 5 }),
      notified('push', { mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', digest: OTHER }),
      notified('push', { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: OTHER }),
      notified('mount', { mediaType: 'application/octet-stream', digest: OTHER, fromRepository: 'fermi/base' }),
      notified('pull', manifest('application/vnd.oci.image.manifest.v1+json')),
    ];
    const bundle = [...layers, notified('push', manifest('application/vnd.oci.image.manifest.v1+json'))];
    expect(told('distribution', { events: bundle })).toEqual(events(push()));
    expect(told('distribution', { events: layers })).toMatchObject({ kind: 'ignored' });
    expect(told('distribution', { events: [] })).toMatchObject({ kind: 'ignored' });
  });

  test('what is deleted is known by its digest or by its tag', () => {
    const bundle = [notified('delete', { digest: DIGEST }), notified('delete', { tag: 'v20' }), notified('delete', {})];
    const gone = { kind: 'delete' as const };
    expect(told('distribution', { events: bundle })).toEqual(
      events(push({ ...gone, tag: null }), push({ ...gone, digest: null }), push({ ...gone, tag: null, digest: null })),
    );
  });

  test('one event that nobody can use does not spoil the others of its bundle', () => {
    const good = notified('push', manifest('application/vnd.oci.image.manifest.v1+json'));
    const bad = notified('push', { mediaType: 'application/vnd.oci.image.manifest.v1+json', repository: '../etc' });
    expect(told('distribution', { events: [bad, 5, null, good] })).toEqual(events(push()));
    expect(told('distribution', { events: [bad] })).toMatchObject({
      kind: 'unusable',
      reason: expect.stringContaining('target.repository'),
    });
    expect(told('distribution', { events: [null] })).toMatchObject({ kind: 'unusable' });
  });

  test('times and hosts that nobody can use are left out, the event counts', () => {
    const odd = notified('push', manifest('application/vnd.oci.image.index.v1+json'), {
      timestamp: '+99999-01-01',
      request: {},
    });
    expect(told('distribution', { events: [odd] })).toEqual(events(push({ registry: null, at: null })));
  });
});

test('Docker Hub names a tag and a moment, and neither a registry nor a digest', () => {
  const body = {
    callback_url: 'https://registry.hub.docker.com/u/fermi/glastrelease/hook/x/',
    push_data: { pushed_at: 1_770_091_506, pusher: 'ci', tag: 'v20', images: [] },
    repository: { repo_name: 'fermi/glastrelease', name: 'glastrelease', namespace: 'fermi', status: 'Active' },
  };
  expect(told('dockerhub', body)).toEqual(events(push({ registry: null, digest: null })));
  expect(told('dockerhub', { ...body, push_data: { tag: 'v20', pushed_at: 1.770091506e9 } })).toMatchObject({
    kind: 'events',
  });
  expect(told('dockerhub', { ...body, repository: { repo_name: 'Not A Name' } })).toMatchObject({
    kind: 'unusable',
    reason: expect.stringContaining('repository.repo_name'),
  });
});

describe('quay', () => {
  const body = {
    name: 'glastrelease',
    repository: 'fermi/glastrelease',
    namespace: 'fermi',
    docker_url: 'quay.io/fermi/glastrelease',
    homepage: 'https://quay.io/repository/fermi/glastrelease',
  };
  const hint = (tag: string | null) => push({ registry: 'quay.io', tag, digest: null, at: null });

  test('a push names its tags, as a list or as Quay once did', () => {
    expect(told('quay', { ...body, updated_tags: ['v20', 'latest'] })).toEqual(events(hint('v20'), hint('latest')));
    expect(told('quay', { ...body, updated_tags: { v20: 'b750fe79' } })).toEqual(events(hint('v20')));
    expect(told('quay', { ...body, updated_tags: [] })).toEqual(events(hint(null)));
  });

  test('a build of Quay’s own counts when it has pushed', () => {
    const build = { ...body, build_id: '296ec063', docker_tags: ['v20'], build_name: '6ec063' };
    expect(told('quay', build)).toMatchObject({ kind: 'ignored', reason: expect.stringContaining('not pushed') });
    expect(told('quay', { ...build, manifest_digests: [`quay.io/fermi/glastrelease@${DIGEST}`] })).toEqual(
      events(hint('v20')),
    );
    expect(told('quay', { ...body, vulnerability: { id: 'CVE-0', priority: 'High' } })).toMatchObject({
      kind: 'ignored',
    });
  });
});

describe('harbor', () => {
  const data = (tag: string) => ({
    resources: [{ digest: DIGEST, tag, resource_url: `registry.example.org/fermi/glastrelease:${tag}` }],
    repository: {
      date_created: 1_677_053_165,
      name: 'glastrelease',
      namespace: 'fermi',
      repo_full_name: 'fermi/glastrelease',
      repo_type: 'public',
    },
  });
  const byDefault = (type: string, tag = 'v20') => ({
    type,
    occur_at: 1_770_091_506,
    operator: 'ci',
    event_data: data(tag),
  });
  const cloud = (type: string) => ({
    specversion: '1.0',
    id: '66e18103-c533-4953-8b16-3191d12573a1',
    requestid: 'a',
    source: '/projects/1/webhook/policies/15',
    type,
    datacontenttype: 'application/json',
    time: '2026-02-03T04:05:06Z',
    data: data('v20'),
    operator: 'ci',
  });

  test('by default', () => {
    expect(told('harbor', byDefault('PUSH_ARTIFACT'))).toEqual(events(push()));
    expect(told('harbor', byDefault('pushImage'))).toEqual(events(push()));
    expect(told('harbor', byDefault('DELETE_ARTIFACT'))).toEqual(events(push({ kind: 'delete' })));
    expect(told('harbor', byDefault('PUSH_ARTIFACT', DIGEST))).toEqual(events(push({ tag: null, registry: null })));
  });

  test('as CloudEvents, whole or with the attributes in headers', () => {
    const json = { 'content-type': 'application/cloudevents+json' };
    expect(told('harbor', cloud('harbor.artifact.pushed'), json)).toEqual(events(push()));
    expect(told('harbor', cloud('harbor.tag.created'), json)).toEqual(events(push()));
    expect(told('harbor', cloud('harbor.artifact.deleted'), json)).toEqual(events(push({ kind: 'delete' })));
    const inHeaders = {
      'ce-specversion': '1.0',
      'ce-type': 'harbor.artifact.pushed',
      'ce-time': '2026-02-03T04:05:06Z',
    };
    expect(told('harbor', data('v20'), inHeaders)).toEqual(events(push()));
    expect(told('harbor', 'no', inHeaders)).toMatchObject({ kind: 'unusable' });
  });

  test.each(['PULL_ARTIFACT', 'SCANNING_COMPLETED', 'QUOTA_EXCEED', 'REPLICATION', 'TAG_RETENTION', 'toString', ''])(
    'the type %j changes no tag',
    (type) => {
      expect(told('harbor', byDefault(type))).toMatchObject({ kind: 'ignored' });
    },
  );
  test('a reason can be kept and shown, whatever it quotes', () => {
    const made = told('harbor', byDefault(`a\u0000\ud800${'x'.repeat(5000)}`));
    expect(made).toMatchObject({ kind: 'ignored', reason: expect.stringContaining('a\ufffd\ufffdxx') });
    const keyed = told('quay', { ...{ repository: 'a/b' }, updated_tags: { 'a\u0000': 1 } });
    expect(keyed.kind === 'unusable' && isCleanText(keyed.reason)).toBe(true);
  });
  test('a push of nothing is of no use', () => {
    const bad = { ...byDefault('PUSH_ARTIFACT'), event_data: { resources: [], repository: {} } };
    expect(told('harbor', bad)).toMatchObject({ kind: 'unusable' });
  });
});

describe('generic', () => {
  const sent = (type: string, data: object) => ({ type, timestamp: '2026-02-03T04:05:06Z', data });
  test('images', () => {
    const data = { repository: 'registry.example.org/fermi/glastrelease', tag: 'v20', digest: DIGEST };
    expect(told('generic', sent('image.pushed', data))).toEqual(events(push()));
    expect(told('generic', sent('image.deleted', { repository: 'fermi/glastrelease' }))).toEqual(
      events(push({ kind: 'delete', registry: null, tag: null, digest: null })),
    );
    for (const bad of [
      {},
      { repository: 'x:y' },
      { repository: 'x', tag: 'not a tag' },
      { repository: 'x', digest: '1' },
    ]) {
      expect(told('generic', sent('image.pushed', bad))).toMatchObject({ kind: 'unusable' });
    }
  });
  test('jobs', () => {
    const data = {
      project: 'fermi/glastrelease',
      state: 'building',
      revision: 'c0ffee',
      url: 'https://ci.example.org/1',
    };
    expect(told('generic', sent('ci.changed', data))).toMatchObject({
      events: [{ kind: 'ci', state: 'building', ciUrl: 'https://ci.example.org/1', ref: null, finishedAt: null }],
    });
    expect(told('generic', sent('ci.changed', { ...data, state: 'odd' }))).toMatchObject({ kind: 'unusable' });
    expect(told('generic', sent('something.else', {}))).toMatchObject({ kind: 'ignored' });
  });
});

describe.each(PROVIDERS)('%s', (provider) => {
  test('says what is wrong with bytes that are no JSON', () => {
    for (const body of [Buffer.alloc(0), Buffer.from([0xff, 0x00]), Buffer.from('<xml/>'), Buffer.from('nul')]) {
      expect(translate(provider, { headers: {}, body })).toEqual({
        kind: 'unusable',
        reason: 'The body is not JSON in UTF-8.',
      });
    }
  });

  test('takes any JSON without a fault of its own, and its reasons can be stored', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'large' }), (body) => {
        const made = told(provider, body);
        if (made.kind !== 'events')
          expect([isCleanText(made.reason), made.reason]).toEqual([true, expect.stringMatching(/./)]);
      }),
    );
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(told(provider, deep).kind).not.toBe('events');
    expect(told(provider, '{"__proto__":{"events":[]},"events":{"length":1e9}}').kind).not.toBe('events');
  });
});
