import { Fragment } from 'react';
import { word } from '#lib/domain/vocabulary.ts';
import type { DependencyDto } from '#lib/read/dto.ts';
import { Blank } from '../status/blank.tsx';
import { packageHref } from '../ui/hrefs.ts';

/** What a package needs, by name; the source's own words below when they say more. */
export function DependencyList({ items, raw }: { items: DependencyDto[]; raw: string }) {
  if (items.length === 0 && raw.trim() === '') return <Blank />;
  const names = [...new Map(items.map((item) => [item.slug, item])).values()];
  const said = raw.trim();
  if (names.length === 0) return <span className="raw">“{said}”</span>;
  const plain = names.map(({ name, constraint }) => `${name} ${constraint}`.trim());
  return (
    <>
      {names.map((item, index) => (
        <Fragment key={item.slug}>
          {index > 0 && ', '}
          {item.kind === 'package' ? <a href={packageHref(item.slug)}>{item.name}</a> : item.name}
          {item.constraint !== '' && ` ${item.constraint}`}
        </Fragment>
      ))}
      {said !== '' && !sameList(said, plain) && <span className="note raw block">“{said}”</span>}
    </>
  );
}

/** Whether a source's list names the same things, in whatever order. */
const sameList = (said: string, names: readonly string[]): boolean =>
  said.split(/,\s*/).sort().join() === [...names].sort().join();

/** The same with kind, phase and whether it could be dropped. */
export function DependencyTable({ items }: { items: DependencyDto[] }) {
  return (
    <ul className="lines">
      {items.map((item) => (
        <li key={`${item.slug} ${item.phase}`}>
          <p>
            {item.kind === 'package' ? (
              <a href={packageHref(item.slug)}>{item.name}</a>
            ) : (
              <span className="font-[570]">{item.name}</span>
            )}
            {item.constraint !== '' && ` ${item.constraint}`}{' '}
            <span className="text-ink-3">
              {word(item.kind)}, to {item.phase}
              {item.couldDrop && ', could be dropped'}
            </span>
          </p>
          {item.note !== '' && <p className="note">{item.note}</p>}
        </li>
      ))}
    </ul>
  );
}
