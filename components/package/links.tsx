import type { PackageRowDto } from '#lib/read/dto.ts';
import { Blank } from '../status/blank.tsx';

/** Links of the wiki's cell. The text is kept even where the address was lost. */
export function LinkList({ links }: { links: PackageRowDto['links'] }) {
  if (links.length === 0) return <Blank />;
  return (
    <ul>
      {links.map(({ label, url }) => (
        <li key={`${label} ${url}`}>
          {/^https?:\/\//i.test(url) ? (
            <a href={url} rel="noreferrer">
              {label === '' ? url : label}
            </a>
          ) : (
            <>
              {label} <span className="note">(address lost)</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
