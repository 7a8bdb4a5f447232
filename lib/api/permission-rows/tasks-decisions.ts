import { pool } from '#lib/base/db.ts';
import { bothWays, SPEAKERS } from '../test-actors.ts';
import { change } from '../test-world.ts';
import type { OtherRow } from './row.ts';

const KEEPERS = bothWays(['token of a machine that edits', 'manager', 'admin']);

async function entryNow(kind: 'task' | 'question', slug: string) {
  const { rows } = await pool().query<{ version: number; fields: object; number: number | null }>(
    `select e.version, e.fields, t.number from entries e left join tasks t on t.id = e.id
     where e.kind = $1::text::"EntryKind" and e.slug = $2`,
    [kind, slug],
  );
  return rows[0];
}
const json = { 'content-type': 'application/json' };
const seen = (version: number | undefined) => ({ ...json, 'if-match': `"${version}"` });
const decision = (text: string) => ({ state: 'proposed', text, effects: [] });
let turn = 0;

export const tasksDecisionsRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/tasks/:number/move',
    may: KEEPERS,
    done: 200,
    send: async (name, slug) => {
      const task = await entryNow('task', slug);
      const fields = { ...task?.fields };
      const state = 'state' in fields && fields.state === 'in_progress' ? 'open' : 'in_progress';
      return {
        path: `/api/v1/tasks/${task?.number}/move`,
        headers: seen(task?.version),
        body: { state, to: { at: 'first' }, why: name },
      };
    },
    state: (slug) => entryNow('task', slug),
  },
  {
    route: 'POST /api/v1/tasks/bulk',
    may: KEEPERS,
    done: 200,
    send: async (_name, slug) => {
      const { number, version } = (await entryNow('task', slug)) ?? {};
      turn += 1;
      const dueOn = new Date(Date.UTC(2030, 0, turn)).toISOString().slice(0, 10);
      return { path: '/api/v1/tasks/bulk', body: { tasks: [{ number, version }], set: { dueOn } } };
    },
    state: (slug) => entryNow('task', slug),
  },
  {
    route: 'POST /api/v1/questions/:slug/decisions',
    may: KEEPERS,
    done: 201,
    send: async (name, slug) => ({
      path: `/api/v1/questions/${slug}/decisions`,
      headers: seen((await entryNow('question', slug))?.version),
      body: { text: `Decided by ${name}` },
    }),
    state: (slug) => entryNow('question', slug),
  },
  {
    route: 'POST /api/v1/questions/:slug/decisions/:decision/accept',
    may: KEEPERS,
    done: 200,
    send: async (name, slug) => {
      turn += 1;
      const own = `turn-${turn}`;
      await change([{ kind: 'question', slug, set: { [`decisions.${own}`]: decision(name) } }]);
      return {
        path: `/api/v1/questions/${slug}/decisions/${own}/accept`,
        headers: seen((await entryNow('question', slug))?.version),
        body: {},
      };
    },
    state: (slug) => entryNow('question', slug),
  },
  {
    route: 'POST /api/v1/questions/:slug/remarks',
    may: SPEAKERS,
    done: 201,
    send: async (name, slug) => ({ path: `/api/v1/questions/${slug}/remarks`, body: { text: `A remark of ${name}` } }),
    state: (slug) => entryNow('question', slug),
  },
];
