import { describe, expect, test } from 'vitest';
import { DIGEST, events, push, told } from './test-told.ts';

describe('ghcr', () => {
  const published = (more: object = {}, version: object = {}) => ({
    id: 10_696,
    name: 'glastrelease',
    namespace: 'Fermi',
    ecosystem: 'CONTAINER',
    package_type: 'CONTAINER',
    owner: { login: 'Fermi', type: 'Organization' },
    package_version: {
      id: 57_755_790,
      version: DIGEST,
      name: DIGEST,
      created_at: '2026-02-03T04:05:06Z',
      updated_at: '2026-02-03T04:05:06Z',
      package_url: 'ghcr.io/Fermi/glastrelease:v20',
      container_metadata: { tag: { name: 'v20', digest: DIGEST }, labels: {}, manifest: {} },
      ...version,
    },
    registry: { type: 'CONTAINER', vendor: 'GitHub Inc' },
    ...more,
  });
  const expected = push({ registry: 'ghcr.io' });

  test.each(['registry_package', 'package'])('%s, published or updated', (field) => {
    for (const action of ['published', 'updated']) {
      expect(told('ghcr', { action, [field]: published() })).toEqual(events(expected));
    }
    expect(told('ghcr', { action: 'deleted', [field]: published() })).toMatchObject({ kind: 'ignored' });
    const npm = { package_type: 'npm', ecosystem: 'npm' };
    expect(told('ghcr', { action: 'published', [field]: published(npm) })).toMatchObject({ kind: 'ignored' });
  });

  test('without a tag, with a digest cut short, a time of the year 1 and no version at all', () => {
    const tag = { name: '', digest: 'sha256:6c62fb45fe66bfb1ea9a66abc38f6a0cc974292b' };
    const version = {
      package_url: 'ghcr.io/Fermi/glastrelease:',
      created_at: '0001-01-01T00:00:00Z',
      updated_at: '0001-01-01T00:00:00Z',
      container_metadata: { tag },
    };
    const bare = push({ registry: 'ghcr.io', tag: null, at: null });
    expect(told('ghcr', { action: 'published', package: published({}, version) })).toEqual(events(bare));
    const none = published({ package_version: null });
    expect(told('ghcr', { action: 'published', package: none })).toEqual(
      events(push({ registry: null, tag: null, digest: null, at: null })),
    );
    const nobody = published({ package_version: null, owner: null });
    expect(told('ghcr', { action: 'published', package: nobody })).toMatchObject({ kind: 'unusable' });
  });

  const run = (status: string, conclusion: string | null = null) => ({
    action: status,
    workflow_run: {
      id: 1,
      status,
      conclusion,
      head_sha: 'c0ffee',
      head_branch: 'main',
      html_url: 'https://github.com/Fermi/glastrelease/actions/runs/1',
      run_started_at: '2026-02-03T04:00:00Z',
      updated_at: '2026-02-03T04:05:06Z',
    },
    repository: { full_name: 'Fermi/glastrelease' },
  });
  test.each([
    ['requested', null, 'queued'],
    ['queued', null, 'queued'],
    ['in_progress', null, 'building'],
    ['completed', 'success', 'succeeded'],
    ['completed', 'failure', 'failed'],
    ['completed', 'timed_out', 'failed'],
    ['completed', 'cancelled', 'failed'],
  ])('a run that is %s with %s is %s', (status, conclusion, state) => {
    expect(told('ghcr', run(status, conclusion))).toMatchObject({
      kind: 'events',
      events: [
        {
          kind: 'ci',
          project: 'fermi/glastrelease',
          state,
          revision: 'c0ffee',
          ref: 'main',
          startedAt: '2026-02-03T04:00:00.000Z',
          finishedAt: status === 'completed' ? '2026-02-03T04:05:06.000Z' : null,
        },
      ],
    });
  });
  test('a run that was skipped, a ping and other events say nothing', () => {
    for (const body of [
      run('completed', 'skipped'),
      { zen: 'Keep it.', hook_id: 1 },
      { action: 'opened', issue: {} },
    ]) {
      expect(told('ghcr', body)).toMatchObject({ kind: 'ignored' });
    }
  });
  test('as the field of a form', () => {
    const body = new URLSearchParams({
      payload: JSON.stringify({ action: 'published', package: published() }),
    }).toString();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(told('ghcr', body, form)).toEqual(events(expected));
    expect(told('ghcr', 'a=b', form)).toMatchObject({ kind: 'unusable' });
  });
});

describe('gitlab', () => {
  const project = {
    id: 1,
    name: 'GlastRelease',
    web_url: 'https://gitlab.example.org/Fermi/glastrelease',
    path_with_namespace: 'Fermi/glastrelease',
  };
  const ci = (more: object) => ({
    kind: 'ci',
    project: 'fermi/glastrelease',
    state: 'succeeded',
    revision: 'c0ffee',
    ref: 'main',
    startedAt: '2026-02-03T04:00:00.000Z',
    finishedAt: '2026-02-03T04:05:06.000Z',
    ...more,
  });
  const pipeline = (status: string) => ({
    object_kind: 'pipeline',
    object_attributes: {
      id: 31,
      iid: 3,
      ref: 'main',
      tag: false,
      sha: 'c0ffee',
      status,
      created_at: '2026-02-03 04:00:00 UTC',
      finished_at: '2026-02-03 04:05:06 UTC',
      url: 'https://gitlab.example.org/Fermi/glastrelease/-/pipelines/31',
    },
    project,
    builds: [],
  });
  const job = (more: object = {}) => ({
    object_kind: 'build',
    ref: 'main',
    tag: false,
    sha: 'c0ffee',
    build_id: 1977,
    build_name: 'image',
    build_status: 'success',
    build_started_at: '2026-02-03 04:00:00 UTC',
    build_finished_at: '2026-02-03T04:05:06Z',
    project_name: 'Fermi / GlastRelease',
    repository: { name: 'x', homepage: 'https://gitlab.example.org/Fermi/glastrelease' },
    ...more,
  });

  test('a pipeline', () => {
    const url = 'https://gitlab.example.org/Fermi/glastrelease/-/pipelines/31';
    expect(told('gitlab', pipeline('success'))).toEqual({ kind: 'events', events: [ci({ ciUrl: url })] });
  });
  test.each([
    ['pending', 'queued'],
    ['running', 'building'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('a pipeline that is %s is %s', (status, state) => {
    expect(told('gitlab', pipeline(status))).toMatchObject({ events: [{ state }] });
  });
  test('a job, which names its project or, before GitLab 15, its page', () => {
    const url = 'https://gitlab.example.org/Fermi/glastrelease/-/jobs/1977';
    for (const body of [job({ project }), job()]) {
      expect(told('gitlab', body)).toEqual({ kind: 'events', events: [ci({ ciUrl: url })] });
    }
    expect(told('gitlab', job({ repository: { homepage: 'javascript:alert(1)' } }))).toMatchObject({
      kind: 'unusable',
    });
  });
  test.each(['../../etc', 'a/../b', './x', 'a/.', '..'])('a project is no way up: %s', (path) => {
    const of = { ...project, path_with_namespace: path };
    expect(told('gitlab', { ...pipeline('success'), project: of })).toMatchObject({ kind: 'unusable' });
  });
  test('a manual job and a push say nothing', () => {
    expect(told('gitlab', job({ project, build_status: 'manual' }))).toMatchObject({ kind: 'ignored' });
    expect(told('gitlab', { object_kind: 'push', project })).toMatchObject({ kind: 'ignored' });
  });
});
