import { systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { otherClaim } from '#lib/contracts/claims.ts';
import { reviewRequest } from '#lib/contracts/reviews.ts';
import { stateClaim } from '#lib/store/claims/state-claim.ts';
import { askForReview } from '#lib/store/reviews/ask-for-review.ts';
import { bothWays, SPEAKERS } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

const ANSWERABLE = bothWays(['token of a machine that edits', 'expert of this package', 'manager', 'admin']);
const system = () => ({ actor: systemActor('test'), now: new Date() });

/** The package's version, its statements and what is asked about it. */
async function state(slug: string) {
  const { rows } = await pool().query<{ id: number; version: number; claims: object[]; requests: object[] }>(
    `select e.id, e.version,
            (select json_agg(c order by c.id) from claims c where c.entry_id = e.id) as claims,
            (select json_agg(q order by q.id) from review_requests q where q.entry_id = e.id) as requests
     from entries e where e.kind = 'package' and e.slug = $1`,
    [slug],
  );
  return rows[0];
}

export const careRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/claims',
    may: SPEAKERS,
    done: 201,
    send: async (name, slug) => {
      await pool().query(`update claims set state = 'rejected' where state = 'open'`);
      const said = { kind: 'package', slug, field: 'comments', value: { raw: `said by ${name}` }, why: name };
      return { path: '/api/v1/claims', body: said };
    },
    state,
  },
  {
    route: 'POST /api/v1/claims/settle',
    may: ANSWERABLE,
    done: 200,
    send: async (name, slug) => {
      await pool().query(`update claims set state = 'rejected' where state = 'open'`);
      const said = {
        kind: 'package' as const,
        slug,
        field: 'comments',
        value: { raw: `open before ${name}` },
        why: 'x',
      };
      await stateClaim({ ctx: system(), input: otherClaim.parse(said) });
      const version = (await state(slug))?.version;
      const body = { kind: 'package', slug, field: 'comments', take: null, version, why: name };
      return { path: '/api/v1/claims/settle', body };
    },
    state,
  },
  {
    route: 'POST /api/v1/reviews',
    may: SPEAKERS,
    done: 201,
    send: async (name, slug) => {
      await pool().query('delete from review_requests');
      return { path: '/api/v1/reviews', body: { kind: 'package', slug, text: `asked by ${name}` } };
    },
    state,
  },
  {
    route: 'POST /api/v1/reviews/answer',
    may: ANSWERABLE,
    done: 200,
    send: async (name, slug) => {
      await pool().query('delete from review_requests');
      const input = reviewRequest.parse({ kind: 'package', slug, text: `asked before ${name}` });
      const asked = await askForReview({ ctx: system(), input });
      const request = asked.ok ? asked.value.id : 0;
      return {
        path: '/api/v1/reviews/answer',
        body: { kind: 'package', slug, request, answer: 'still_true', note: name },
      };
    },
    state,
  },
];
