import { partsOfReference } from '#lib/contracts/ingest/reference.ts';
import { pathsOfTag } from '#lib/domain/publications/expected-paths.ts';
import type { ListFormat, PublishedList } from '#lib/domain/publications/listed-image.ts';
import { readList } from '#lib/ingest/publications/read-list.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A list as it is kept, and what is in it. */
export interface KeptList {
  id: number;
  name: string;
  format: ListFormat;
  updatedAt: string;
  updatedBy: string;
  list: PublishedList;
}

/** A build that a tag points at, where a list says that it is to be expected. */
export interface ListedBuild {
  list: number;
  path: string;
  image: string;
  tag: string;
  digest: string;
  configDigest: string;
}

interface TaggedBuild {
  image: string;
  tag: string;
  digest: string;
  configDigest: string;
  references: string[];
}

/** The lists that are kept, by name. */
export async function keptLists(ctx: ReadContext): Promise<KeptList[]> {
  const rows = await query<Omit<KeptList, 'list'> & { body: string }>(ctx, {
    text: `select id, name, format, body, updated_by as "updatedBy",
                  to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
           from publication_lists order by name collate "C" limit 100`,
  });
  return rows.map(({ body, ...row }) => ({ ...row, list: readList(row.format, body) }));
}

/** Where tags of our images are to be found by the lists: no list, no path. */
export async function expectedByLists(ctx: ReadContext, lists: readonly KeptList[]): Promise<ListedBuild[]> {
  if (lists.length === 0) return [];
  const tagged = await query<TaggedBuild>(ctx, { text: TAGGED });
  return tagged.flatMap(({ references, ...build }) =>
    [...new Set(references)].flatMap((reference) => {
      const named = partsOfReference(reference);
      if (named === null) return [];
      const at = { registry: named.registry ?? 'docker.io', repository: named.repository, tag: build.tag };
      return lists.flatMap(({ id, list }) => pathsOfTag(list, at).map((path) => ({ list: id, path, ...build })));
    }),
  );
}

/** What each tag points at now, and in which repositories: the image's own, those of sources' rules, those it was seen in. */
const TAGGED = `
  select e.slug as image, t.name as tag, b.digest, b.config_digest as "configDigest",
         array_remove(array[nullif(i.repository, '')] || array(
           select regexp_replace(s.registry_hosts[1], '^http://', '') || '/' || r.repository
           from repository_rules r join webhook_sources s on s.id = r.source_id
           where r.image_id = i.id and s.registry_hosts[1] is not null
           union select p.path from publications p where p.build_id = b.id and p.channel = 'registry'), null) as references
  from tags t join images i on i.id = t.image_id join entries e on e.id = i.id and e.trashed_at is null
  join builds b on b.id = t.build_id
  where b.digest is not null order by e.slug collate "C", t.name collate "C" limit 5000`;
