import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { parseQuestionParams } from '#lib/contracts/question-params.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listQuestions } from './list-questions.ts';
import { readQuestion } from './read-question.ts';

const ctx = { actor: ANONYMOUS, now: new Date() };
const list = (query = '') => listQuestions({ ctx, input: parseQuestionParams(new URLSearchParams(query)).params });

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

async function read(slug: string) {
  const result = await readQuestion({ ctx, input: { slug } });
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

test('questions come topic by topic, open ones first, topics without an open one last', async () => {
  const { items, total } = await list('limit=200');
  expect(items).toHaveLength(total);
  const topics = items.map(({ topic }) => topic);
  const runs = topics.filter((topic, index) => topic !== topics[index - 1]);
  expect(runs, 'each topic is one run').toHaveLength(new Set(topics).size);
  const settled = runs.map((topic) => items.every((item) => item.topic !== topic || item.state !== 'open'));
  expect(settled).toEqual([...settled].sort((a, b) => Number(a) - Number(b)));
  for (const topic of runs) {
    const closed = items.filter((item) => item.topic === topic).map(({ state }) => state !== 'open');
    expect(closed).toEqual([...closed].sort((a, b) => Number(a) - Number(b)));
  }
});

test('an accepted decision makes a question decided; counts say what each state would show', async () => {
  const { facets, total } = await list();
  expect(facets.state?.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  const decided = await list('state=decided');
  expect(decided.total).toBe(facets.state?.find(({ value }) => value === 'decided')?.count);
  expect(decided.items.find(({ slug }) => slug === 'vm-or-containers')).toMatchObject({
    options: [
      { slug: 'vm', cons: 2 },
      { slug: 'containers', cons: 1 },
    ],
    decisions: [{ state: 'accepted', option: 'Containers' }],
  });
});

test('pages follow each other', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(`limit=5&state=open&cursor=${cursor}`);
    seen.push(...page.items.map(({ slug }) => slug));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe((await list('state=open')).total);
});

test('a question has its options with who said what, where, and from which source', async () => {
  const question = await read('which-runtime');
  expect(question.options.map(({ name }) => name)).toEqual(['Docker', 'Singularity', 'Shifter']);
  const points = question.options[0]?.points ?? [];
  expect(points.find(({ by }) => by === 'Joris')).toMatchObject({
    side: 'con',
    text: expect.stringContaining('security issues with UGE + Docker'),
    site: { slug: 'cc-in2p3', name: 'CC-IN2P3' },
    source: expect.stringMatching(/^Wiki page/),
  });
  expect(question.tasks.map(({ slug }) => slug)).toContain('docker-vs-singularity');
  expect(question.history.length).toBeGreaterThan(0);
});

test('a decision stands before the one it took the place of', async () => {
  const later = {
    option: 'vm',
    state: 'accepted',
    text: 'Machines after all.',
    on: '2016-01-01',
    supersedes: 'containers-first',
    effects: [{ entity: 'package', slug: 'asp', path: 'strategy', value: 'vm' }],
  };
  const input = changeSetInput.parse({
    entries: [{ kind: 'question', slug: 'vm-or-containers', set: { 'decisions.machines': later } }],
  });
  const result = await applyChanges({ ctx: { actor: systemActor('test'), now: ctx.now }, input });
  expect(result).toMatchObject({ ok: true });
  const { decisions } = await read('vm-or-containers');
  expect(decisions.map(({ slug, supersedes }) => [slug, supersedes])).toEqual([
    ['machines', 'containers-first'],
    ['containers-first', null],
  ]);
  expect(decisions[0]).toMatchObject({ on: '2016-01-01', option: { slug: 'vm' }, effects: later.effects });
});

test.each(['nothing', '__proto__', '\0', '\ud800', 'a'.repeat(100_000), ''])('no question at %#', async (slug) => {
  expect(await readQuestion({ ctx, input: { slug } })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
});
