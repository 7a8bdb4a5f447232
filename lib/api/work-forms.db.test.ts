import { beforeAll, describe, expect, it } from 'vitest';
import { pool } from '#lib/base/db.ts';
import type { Browser } from './test-browser.ts';
import { signedIn, visitor } from './test-sign-in.ts';
import { change } from './test-world.ts';

/** The plain forms of tasks and questions × kinds of actors who have a session. */
const browsers = new Map<string, Browser>();

beforeAll(async () => {
  await change([
    { kind: 'package', slug: 'gleam', create: true, set: { name: 'Gleam' } },
    { kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC', 'runtimes.docker': null } },
    { kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker', channels: ['registry'] } },
    { kind: 'task', slug: 'first', create: true, set: { name: 'First', position: 1 } },
    { kind: 'task', slug: 'second', create: true, set: { name: 'Second', position: 2 } },
    { kind: 'task', slug: 'part', create: true, set: { name: 'Part', position: 3, parent: 'first' } },
    {
      kind: 'question',
      slug: 'how',
      create: true,
      set: { name: 'How?', 'options.a': { name: 'A', position: 1, summary: '', points: [] } },
    },
  ]);
  await change([
    { kind: 'question', slug: 'how', set: { 'decisions.open': { state: 'proposed', text: 'Open', effects: [] } } },
  ]);
  browsers.set('reader', (await signedIn('reader', [])).browser);
  browsers.set(
    'expert',
    (await signedIn('expert', [{ role: 'expert', entry: { kind: 'package', slug: 'gleam' } }])).browser,
  );
  browsers.set('manager', (await signedIn('manager', [{ role: 'manager', entry: null }])).browser);
  browsers.set('nobody', visitor());
});

interface Entry {
  number: number | null;
  version: number;
  fields: Record<string, unknown>;
}
async function entry(kind: 'task' | 'question', slug: string): Promise<Entry> {
  const { rows } = await pool().query<Entry>(
    `select t.number, e.version, e.fields from entries e left join tasks t on t.id = e.id
     where e.kind = $1::text::"EntryKind" and e.slug = $2`,
    [kind, slug],
  );
  const [row] = rows;
  if (!row) throw new Error(`no ${kind} ${slug}`);
  return row;
}
const everything = async () => (await pool().query(`select kind, slug, version, fields from entries order by id`)).rows;
const post = async (who: string, path: string, form: Record<string, string>): Promise<Response> => {
  const answer = await browsers.get(who)?.post(path, form);
  if (!answer) throw new Error(`no ${who}`);
  return answer;
};
const to = (response: Response) => response.headers.get('location');

/** Whether a form says which version its writer has seen; one that only adds says none. */
const hasSeen = ({ version, tasks }: Record<string, string>): boolean => version !== undefined || tasks !== undefined;

/** Every form as it would do something, with where it leads. */
const FORMS: Record<string, () => Promise<[path: string, form: Record<string, string>, to: RegExp]>> = {
  move: async () => {
    const { number, version } = await entry('task', 'second');
    return [
      `/api/tasks/${number}/move`,
      { version: `${version}`, to: 'first', next: '/tasks/board' },
      /board\?said=moved$/,
    ];
  },
  bulk: async () => {
    const { number, version } = await entry('task', 'second');
    const form = { tasks: `${number}:${version}`, due: '2030-01-02', owner: 'nobody', next: '/tasks' };
    return ['/api/tasks/bulk', form, /^\/tasks\?said=changed$/];
  },
  tie: async () => {
    const [first, second] = [await entry('task', 'first'), await entry('task', 'second')];
    const form = {
      act: 'wait-for',
      version: `${first.version}`,
      number: `${second.number}`,
      next: `/tasks/${first.number}`,
    };
    return [`/api/tasks/${first.number}/ties`, form, /said=changed$/];
  },
  'new sub-task': async () => {
    const { number, version } = await entry('task', 'second');
    const form = { act: 'add-sub-task', version: `${version}`, name: 'Look at it', next: `/tasks/${number}` };
    return [`/api/tasks/${number}/ties`, form, /said=changed$/];
  },
  option: async () => {
    return ['/api/questions/how/options', { act: 'add', name: 'B' }, /discuss\?said=changed$/];
  },
  point: async () => {
    const form = {
      act: 'add-point',
      option: 'a',
      side: 'con',
      text: 'Slow',
      site: 'slac',
      useCase: '',
    };
    return ['/api/questions/how/options', form, /discuss\?said=changed$/];
  },
  proposal: async () => {
    const form = { text: 'We take A', option: 'a', supersedes: '' };
    return ['/api/questions/how/decisions', form, /decisions\/we-take-a\?said=proposed$/];
  },
  effect: async () => {
    const { version } = await entry('question', 'how');
    const form = { act: 'add-effect', version: `${version}`, fact: 'strategy', entry: 'gleam', value: 'container' };
    return ['/api/questions/how/decisions/open', form, /decisions\/open\?said=changed$/];
  },
};

describe.each(Object.entries(FORMS))('%s', (_, make) => {
  it.each([
    ['nobody', 401],
    ['reader', 403],
    ['expert', 403],
  ])('is not for %s', async (who, status) => {
    const before = await everything();
    const [path, form] = await make();
    expect((await post(who, path, form)).status).toBe(status);
    expect(await everything()).toEqual(before);
  });

  it('is done for a manager once, and told so after that', async () => {
    const before = await everything();
    const [path, form, expected] = await make();
    const done = await post('manager', path, form);
    expect(done.status, await done.clone().text()).toBe(303);
    expect(to(done)).toMatch(expected);
    const after = await everything();
    expect(after).not.toEqual(before);
    if (form.act === 'add-sub-task') return;
    expect(to(await post('manager', path, form))).toMatch(hasSeen(form) ? /said=stale$/ : /said=nothing$/);
    expect(await everything()).toEqual(after);
  });

  it.each<Record<string, string>>([
    { version: '0', tasks: 'x', name: '', text: '' },
    { version: '\u0000', tasks: '1:2,', name: '\u0000', text: '\u0000' },
  ])('with %j is refused', async (wrong) => {
    const before = await everything();
    const [path, form] = await make();
    const answer = await post('manager', path, { ...form, ...wrong });
    expect([400, 303]).toContain(answer.status);
    if (answer.status === 303) expect(to(answer)).toMatch(/said=no-fact$/);
    expect(await everything()).toEqual(before);
  });
});

it('closing a task with open parts asks first, on its page', async () => {
  const { number, version } = await entry('task', 'first');
  const form = { version: `${version}`, state: 'done', next: '/tasks/board' };
  const asked = await post('manager', `/api/tasks/${number}/move`, form);
  expect(to(asked)).toBe(`/tasks/${number}?said=ask&state=done`);
  expect((await entry('task', 'first')).fields.state).not.toBe('done');
  const done = await post('manager', `/api/tasks/${number}/move`, { ...form, subTasks: 'close' });
  expect(to(done)).toBe('/tasks/board?said=moved');
  expect((await entry('task', 'part')).fields).toMatchObject({ state: 'done' });
});

it('a ring is refused in words', async () => {
  const [first, second] = [await entry('task', 'first'), await entry('task', 'second')];
  const form = { act: 'wait-for', version: `${second.version}`, number: `${first.number}`, next: '//elsewhere' };
  expect(to(await post('manager', `/api/tasks/${second.number}/ties`, form))).toBe('/?said=ring');
});

it('a remark is for members, not for nobody', async () => {
  const before = await everything();
  const form = { text: 'Lyon prefers Singularity.', role: 'con' };
  expect((await post('nobody', '/api/questions/how/remarks', form)).status).toBe(401);
  expect(await everything()).toEqual(before);
  expect(to(await post('reader', '/api/questions/how/remarks', form))).toBe('/questions/how?said=remarked');
  const { rows } = await pool().query(
    'select r.text, r.role, p.name from remarks r join people p on p.id = r.person_id',
  );
  expect(rows).toEqual([{ text: form.text, role: 'con', name: 'reader' }]);
  expect((await post('reader', '/api/questions/how/remarks', { ...form, text: '' })).status).toBe(400);
});
