import { pool } from '#lib/base/db.ts';
import { bothWays } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

/** The token that may report, and not edit. */
const REPORTERS = ['token without the scope'] as const;

export const arrivalRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/builds',
    may: bothWays([...REPORTERS, 'expert of this package', 'expert of another package', 'manager', 'admin']),
    done: 201,
    send: async (name, image) => ({
      path: '/api/v1/builds',
      body: { image, status: 'building', ciUrl: `https://ci.example.org/${encodeURIComponent(name)}` },
    }),
    state: async () => (await pool().query('select count(*) from builds')).rows,
  },
];
