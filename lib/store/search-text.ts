import type { Tx } from '#lib/base/db.ts';

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value.toLowerCase());
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item, into);
}

/** The text an entry is found by: its fields, the names in their paths, and what is said of it. Lower case, one per line. */
export function composeSearch(slug: string, document: Record<string, unknown>, said: readonly string[]): string {
  const words = new Set([slug]);
  for (const [path, value] of Object.entries(document)) {
    const name = path.split('.')[1];
    if (name) words.add(name);
    collect(value, words);
  }
  for (const text of said) words.add(text.toLowerCase());
  words.delete('');
  return [...words].join('\n').slice(0, 60_000);
}

/**
 * `composeSearch` with the entry's remarks, the names of those who made them, own it or claim something of it, and the
 * names of what it depends on or offers, which the fields have as slugs only.
 */
export async function searchText(
  tx: Tx,
  { id, slug, document }: { id: number; slug: string; document: Record<string, unknown> },
): Promise<string> {
  const remarks = await tx.remark.findMany({
    where: { entryId: id },
    select: { text: true, person: { select: { name: true } } },
    orderBy: { position: 'asc' },
  });
  const people = await tx.person.findMany({
    where: { OR: [{ claims: { some: { entryId: id } } }, { owned: { some: { entryId: id } } }] },
    select: { name: true },
  });
  const dependencies = await tx.$queryRaw<{ name: string }[]>`
    select e.name from entries e where e.id in (
      select dependency_id from package_dependencies where package_id = ${id}
      union select dependency_id from site_offers where site_id = ${id})
    order by e.slug`;
  const said = remarks.flatMap(({ text, person }) => (person ? [text, person.name] : [text]));
  return composeSearch(slug, document, [...said, ...[...people, ...dependencies].map(({ name }) => name)]);
}

/** Composes the texts anew of everything that depends on or offers something whose name was changed. */
export async function refreshSearchOfUsers(tx: Tx, dependencyId: number): Promise<void> {
  const users = await tx.$queryRaw<{ id: number; slug: string; fields: Record<string, unknown> }[]>`
    select e.id, e.slug, e.fields from entries e where e.id in (
      select package_id from package_dependencies where dependency_id = ${dependencyId}
      union select site_id from site_offers where dependency_id = ${dependencyId})
    order by e.kind, e.slug for no key update`;
  for (const { id, slug, fields } of users) {
    const search = await searchText(tx, { id, slug, document: fields });
    await tx.entry.update({ where: { id }, data: { search } });
  }
}
