import { pool } from '#lib/base/db.ts';
import { bothWays } from '../test-actors.ts';
import { change } from '../test-world.ts';
import type { OtherRow } from './row.ts';

const EDITORS = bothWays(['token of a machine that edits', 'expert of this package', 'manager', 'admin']);

async function packageNow(slug: string): Promise<{ id: number; version: number; fields: object } | undefined> {
  const { rows } = await pool().query<{ id: number; version: number; fields: object }>(
    `select id, version, fields from entries where kind = 'package' and slug = $1`,
    [slug],
  );
  return rows[0];
}

export const changeEntriesRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/changes',
    may: EDITORS,
    done: 200,
    send: async (name, slug) => ({
      path: '/api/v1/changes',
      body: {
        why: name,
        entries: [
          {
            kind: 'package',
            slug,
            version: (await packageNow(slug))?.version,
            set: { summary: `together by ${name}` },
          },
        ],
      },
    }),
    state: packageNow,
  },
  {
    route: 'POST /api/v1/changes/:id/revert',
    may: EDITORS,
    done: 200,
    send: async (name, slug) => {
      await change([{ kind: 'package', slug, set: { summary: `to be undone by ${name}` } }]);
      const { rows } = await pool().query<{ id: number }>(
        'select change_set_id as id from revisions where entry_id = $1 order by id desc limit 1',
        [(await packageNow(slug))?.id],
      );
      return { path: `/api/v1/changes/${rows[0]?.id}/revert`, body: {} };
    },
    state: packageNow,
  },
];
