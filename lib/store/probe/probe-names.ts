import type { Tx } from '#lib/base/db.ts';
import type { ProbeNames } from '#lib/domain/probe/seen-facts.ts';

/** What the words of a report may stand for: living platforms, runtimes and file systems. */
export async function probeNames(tx: Tx): Promise<ProbeNames> {
  const platforms = await tx.$queryRaw<ProbeNames['platforms'][number][]>`
    select e.slug, e.name, p.aliases from platforms p join entries e on e.id = p.id
    where e.trashed_at is null order by e.slug collate "C"`;
  const runtimes = await tx.$queryRaw<ProbeNames['runtimes'][number][]>`
    select e.slug, e.name, r.aliases from runtimes r join entries e on e.id = r.id
    where e.trashed_at is null order by e.slug collate "C"`;
  const filesystems = await tx.$queryRaw<{ slug: string }[]>`
    select e.slug from dependencies d join entries e on e.id = d.id
    where d.dependency_kind = 'filesystem' and e.trashed_at is null order by e.slug collate "C"`;
  return { platforms, runtimes, filesystems: filesystems.map(({ slug }) => slug) };
}
