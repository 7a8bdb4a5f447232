import { db } from '#lib/base/db.ts';
import { gathered } from '#lib/base/gather.ts';
import type { RegistryEvent } from '#lib/contracts/ingest/events.ts';

/** What is known of a repository's builds, so that what was read before need not be read again. */
export interface KnownBuilds {
  /** Whether a build was read in this very repository and is still there; with `asOf`, also when it was pushed. */
  isRead(digest: string, asOf: { needsPush: boolean }): Promise<boolean>;
  /** Tags that are known to point at a digest. */
  tagsAt(digest: string): Promise<string[]>;
}

interface Where {
  imageId: number;
  /** `host/repository`. */
  path: string;
}

interface Read {
  digest: string;
  isPushed: boolean;
}

/**
 * Opens what is known of the builds that events are likely to be about, with one statement: those that they name, and
 * those that the tags they name point at. Others are looked up when they are asked for.
 */
export async function openKnown({
  events,
  ...where
}: Where & { events: readonly RegistryEvent[] }): Promise<KnownBuilds> {
  const digests = events.flatMap(({ digest }) => (digest === null ? [] : [digest]));
  const tags = events.flatMap(({ tag }) => (tag === null ? [] : [tag]));
  const looked = new Set(digests);
  const found = new Map<string, Read>();
  const look = async (about: { digests: string[]; tags: string[] }) => {
    for (const read of await readBuilds({ ...where, ...about })) found.set(read.digest, read);
  };
  await look({ digests, tags });
  return {
    async isRead(digest, { needsPush }) {
      if (!found.has(digest) && !looked.has(digest)) await look({ digests: [digest], tags: [] });
      looked.add(digest);
      const read = found.get(digest);
      return read !== undefined && (read.isPushed || !needsPush);
    },
    tagsAt: (digest) => tagsAt(where.imageId, digest),
  };
}

type Asked = Where & { digests: string[]; tags: string[] };

/** Builds that were read in a repository and are still there; of many questions at once with one statement. */
const readBuilds = gathered({
  atMost: 32,
  atOnce: 2,
  keyOf: (asked: Asked) => asked,
  isWorthAlone: () => false,
  async work(asked): Promise<Read[][]> {
    const questions = JSON.stringify(asked.map((one, place) => ({ ...one, place })));
    const rows = await db().$queryRaw<(Read & { place: number })[]>`
      select q.place, b.digest, b.pushed_at is not null as "isPushed"
      from jsonb_to_recordset(${questions}::jsonb) q(place int, "imageId" int, path text, digests text[], tags text[])
      cross join lateral (
        select id from builds where digest = any(q.digests)
        union select build_id from tags where image_id = q."imageId" and name = any(q.tags)) named
      join builds b on b.id = named.id
      where b.image_id = q."imageId" and b.resolved_at is not null and b.gone_at is null
        and exists (
          select 1 from publications p
          where p.build_id = b.id and p.channel = 'registry' and p.path = q.path and p.state <> 'withdrawn')`;
    return asked.map((_, place) => rows.filter((row) => row.place === place));
  },
});

async function tagsAt(imageId: number, digest: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    select t.name from tags t join builds b on b.id = t.build_id
    where t.image_id = ${imageId} and b.digest = ${digest} order by t.name`;
  return rows.map(({ name }) => name);
}
