import { withClient } from '../database-url.ts';
import { type Pushes, REPOSITORIES, TAGS } from './pushes.ts';

/** What is wrong after all that; empty when nothing is. */
export interface Verdict {
  lost: string[];
  doubled: string[];
  differs: string[];
  /** Deliveries that needed more than one run, and the longest that one took from its coming to its end, milliseconds. */
  repeated: number;
  longestMs: number;
  deliveries: number;
}

interface Row {
  key: string;
  state: string;
  reason: string;
  attempts: number;
  tookMs: number | null;
}

const rowsOf = async <R extends object>(url: string, text: string): Promise<R[]> =>
  withClient(url, async (client) => (await client.query<R>(text)).rows);

/** How many deliveries still wait. */
export async function waiting(url: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    url,
    `select count(*)::int as count from deliveries where state = 'received'`,
  );
  return row?.count ?? 0;
}

/** Compares what is stored with what was acknowledged and with the registry itself. */
export async function verify(url: string, acknowledged: ReadonlySet<string>, pushes: Pushes): Promise<Verdict> {
  const rows = await rowsOf<Row>(
    url,
    `select dedupe_key as key, state::text as state, reason, attempts,
       (extract(epoch from processed_at - received_at) * 1000)::float8 as "tookMs" from deliveries`,
  );
  const states = new Map(rows.map((row) => [row.key, row]));
  const lost = [...acknowledged].flatMap((key) => {
    const row = states.get(key);
    if (row?.state === 'processed') return [];
    return [row ? `${key} is ${row.state}: ${row.reason}` : `${key} is not there`];
  });
  return {
    lost,
    doubled: await doubled(url, pushes),
    differs: await differences(url, pushes),
    repeated: rows.filter(({ attempts }) => attempts > 1).length,
    longestMs: Math.max(0, ...rows.map(({ tookMs }) => tookMs ?? 0)),
    deliveries: rows.length,
  };
}

/** Every delivery of a repository without a rule is counted once; every digest is one build. */
async function doubled(url: string, pushes: Pushes): Promise<string[]> {
  const counted = await rowsOf<{ repository: string; count: number; deliveries: number }>(
    url,
    `select u.repository, u.count, (
       select count(*)::int from deliveries d where d.source_id = u.source_id and d.state = 'processed'
         and convert_from(d.body, 'UTF8')::jsonb #>> '{events,0,target,repository}' = u.repository) as deliveries
     from unmapped_repositories u`,
  );
  const wrong = counted.filter(({ count, deliveries }) => count !== deliveries);
  const [builds] = await rowsOf<{ count: number }>(url, 'select count(*)::int as count from builds');
  const digests = [...pushes.digests.values()].flat().length;
  return [
    ...wrong.map((one) => `${one.repository} was counted ${one.count} times for ${one.deliveries} deliveries`),
    ...(builds?.count === digests ? [] : [`${builds?.count} builds of ${digests} digests`]),
    ...(counted.length > 0 ? [] : ['nothing was counted']),
  ];
}

async function differences(url: string, pushes: Pushes): Promise<string[]> {
  const rows = await rowsOf<{ repository: string; tag: string; digest: string | null }>(
    url,
    `select r.repository, t.name as tag, b.digest from repository_rules r
     join tags t on t.image_id = r.image_id left join builds b on b.id = t.build_id`,
  );
  const known = new Map(rows.map(({ repository, tag, digest }) => [`${repository}:${tag}`, digest]));
  const wrong = [];
  for (const repository of REPOSITORIES) {
    for (const tag of TAGS) {
      const there = await pushes.pointsAt(repository, tag);
      const here = known.get(`${repository}:${tag}`) ?? null;
      if (there !== here) wrong.push(`${repository}:${tag} is ${there} in the registry and ${here} here`);
    }
  }
  return wrong;
}
