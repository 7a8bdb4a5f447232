import { trashHref } from '#lib/contracts/kind-address.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { EntryRefDto } from '#lib/read/dto-task.ts';
import { entryHref } from './hrefs.ts';

/** The name of an entry, as a link where it has a page of its own; of one in the trash that page says so. */
export function EntryRef({ of }: { of: EntryRefDto & { trashed?: boolean } }) {
  const href = of.trashed === true ? trashHref(of.kind, of.slug) : entryHref(of.kind, of.slug, of.number);
  return href === null ? of.name : <a href={href}>{of.name}</a>;
}

/** Entries by kind, in the order they come in: "package GlastRelease; sites SLAC, CC-IN2P3". */
export function EntryRefs({ of }: { of: readonly EntryRefDto[] }) {
  const groups = [...Map.groupBy(of, ({ kind }) => kind)];
  return (
    <ul>
      {groups.map(([kind, entries]) => (
        <li key={kind}>
          <span className="text-ink-3">{sayKind(kind, entries.length)}</span>{' '}
          {entries.map((entry, index) => (
            <span key={entry.slug}>
              {index > 0 && ', '}
              <EntryRef of={entry} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** "site", "sites", "dependencies". */
export function sayKind(kind: EntryRefDto['kind'], count: number): string {
  const one = word(kind);
  if (count === 1) return one;
  return one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
}
