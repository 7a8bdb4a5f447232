import { shortHex } from '#lib/contracts/tables/build-words.ts';
import type { PublicationListDto } from '#lib/read/list-publication-lists.ts';
import { Line, Lines, Menu } from '../ui/field.tsx';
import { buildHref, imageHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { When } from './when.tsx';

const FORMATS = { osg: 'Open Science Grid (docker_images.txt)', ducc: 'DUCC recipe (YAML)' } as const;
const SHOWN = 100;

/** The lists that are kept, with what of ours each promises and the lines that could not be read. */
export function PublicationLists({ lists }: { lists: readonly PublicationListDto[] }) {
  if (lists.length === 0)
    return <Empty>No list is kept. Paste one below: then probes know where to look for our images in CVMFS.</Empty>;
  return (
    <ul className="lines">
      {lists.map((list) => (
        <li key={list.id}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h3 className="font-[570]">{list.name}</h3>
            <form method="post" action={`/api/publication-lists/${list.id}/drop`}>
              <button type="submit" className="button">
                Take away<span className="sr-only"> the list {list.name}</span>
              </button>
            </form>
          </div>
          <p className="note">
            {FORMATS[list.format]}, {list.images === 1 ? 'one image' : `${list.images} images`}, into{' '}
            <span className="key">/cvmfs/{list.cvmfsRepository}</span>, kept <When at={list.updatedAt} />
          </p>
          <Expected list={list} />
          <Faults list={list} />
        </li>
      ))}
    </ul>
  );
}

function Expected({ list: { expected } }: { list: PublicationListDto }) {
  if (expected.length === 0)
    return (
      <p className="text-ink-2">
        It names none of our tags. An image is known by its repository, or by the repositories that a source maps to it.
      </p>
    );
  return (
    <details>
      <summary>{expected.length === 1 ? 'One tag of ours' : `${expected.length} tags of ours`}</summary>
      <ul>
        {expected.slice(0, SHOWN).map(({ image, tag, digest, path }) => (
          <li key={path} className="wrap-anywhere">
            <a href={imageHref(image)}>{image}</a>:{tag}{' '}
            <a className="font-mono" href={buildHref(digest)}>
              {shortHex(digest)}
            </a>{' '}
            at <span className="key">{path}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Faults({ list: { faults } }: { list: PublicationListDto }) {
  if (faults.length === 0) return null;
  return (
    <details>
      <summary>
        {faults.length === 1 ? 'One line could not be read' : `${faults.length} lines could not be read`}
      </summary>
      <ul>
        {faults.slice(0, SHOWN).map(({ line, words, why }) => (
          <li key={line} className="wrap-anywhere">
            {line}: <span className="key">{words}</span> {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Keeps a list, in place of the one of its name. */
export function KeepList({ name, format }: { name: string; format: string }) {
  return (
    <form method="post" action="/api/publication-lists" className="max-w-2xl">
      <Line
        form="list"
        name="name"
        label="Name"
        defaultValue={name}
        maxLength={60}
        required
        hint="A list of this name is replaced."
      />
      <Menu form="list" name="format" label="Kind" defaultValue={format}>
        {Object.entries(FORMATS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Menu>
      <Lines form="list" name="body" label="The list" rows={12} required hint="The whole file, as it is published." />
      <button type="submit" className="button button-main mt-4">
        Keep this list
      </button>
    </form>
  );
}
