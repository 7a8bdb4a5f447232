import type { Tx } from '#lib/base/db.ts';

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value.toLowerCase());
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item, into);
}

/** The lower-case text an entry is found by: its fields, the names in their paths, its remarks, and who said them. */
export async function searchText(
  tx: Tx,
  { id, slug, document }: { id: number; slug: string; document: Record<string, unknown> },
): Promise<string> {
  const words = new Set([slug]);
  for (const [path, value] of Object.entries(document)) {
    const name = path.split('.').slice(1, 2)[0];
    if (name) words.add(name);
    collect(value, words);
  }
  const said = await tx.remark.findMany({
    where: { entryId: id },
    select: { text: true, person: { select: { name: true } } },
    orderBy: { position: 'asc' },
  });
  for (const { text, person } of said) {
    words.add(text.toLowerCase());
    if (person) words.add(person.name.toLowerCase());
  }
  const people = await tx.person.findMany({
    where: { OR: [{ claims: { some: { entryId: id } } }, { owned: { some: { entryId: id } } }] },
    select: { name: true },
  });
  for (const { name } of people) words.add(name.toLowerCase());
  words.delete('');
  return [...words].join('\n').slice(0, 60_000);
}
