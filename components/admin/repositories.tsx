import type { SourceDetailDto } from '#lib/read/dto-source.ts';
import { fieldOf, Line, Tick, type Typed } from '../ui/field.tsx';
import { Empty } from '../ui/section.tsx';
import { When } from './when.tsx';

type Mapped = SourceDetailDto['mapped'][number];

/** Which repository is which image, with forms to change and to remove each, and what the last sweep of it said. */
export function Repositories({ source: { id, mapped } }: { source: SourceDetailDto }) {
  if (mapped.length === 0) {
    return (
      <Empty>
        No repository is mapped, so nothing that this source sends becomes a build. Map one below, or wait until it
        speaks of one: it is counted then, with a button.
      </Empty>
    );
  }
  return (
    <ul className="lines">
      {mapped.map((rule) => (
        <li key={rule.id} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <Rule rule={rule} />
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <ChangeRule id={id} rule={rule} />
            <form method="post" action={`/api/sources/${id}/repositories/removal`}>
              <input type="hidden" name="repository" value={rule.repository} />
              <button type="submit" className="button">
                Remove<span className="sr-only"> {rule.repository}</span>
              </button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Rule({ rule: { repository, image, tagPolicy, sweptAt, sweepFault } }: { rule: Mapped }) {
  return (
    <div className="min-w-0 grow basis-64">
      <p>
        <span className="key">{repository}</span> is <a href={`/images/${image.slug}`}>{image.name}</a>
        {tagPolicy !== '' && (
          <>
            , tags <span className="key">{tagPolicy}</span>
          </>
        )}
      </p>
      <p className="note">
        {sweptAt === null ? 'Not read whole yet.' : 'Read whole '}
        {sweptAt !== null && <When at={sweptAt} />}
      </p>
      {sweepFault !== '' && <p className="text-warn max-w-prose break-words">The last sweep failed: {sweepFault}</p>}
    </div>
  );
}

const ChangeRule = ({ id, rule: { repository, image, tagPolicy } }: { id: number; rule: Mapped }) => (
  <MapForm id={id} repository={repository} image={image.slug} button="Save">
    <Small name="tags" label="Tags" of={repository} value={tagPolicy} placeholder="all" />
  </MapForm>
);

/** Says which image a repository is; `button` says what that does here. */
function MapForm({
  id,
  repository,
  image,
  button,
  children,
}: {
  id: number;
  repository: string;
  image: string;
  button: string;
  children: React.ReactNode;
}) {
  return (
    <form method="post" action={`/api/sources/${id}/repositories`} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="repository" value={repository} />
      <Small name="image" label="Image" of={repository} value={image} list="images" required />
      {children}
      <button type="submit" className="button">
        {button}
        <span className="sr-only"> {repository}</span>
      </button>
    </form>
  );
}

function Small({
  label,
  of,
  value,
  ...input
}: { label: string; of: string; value: string } & React.ComponentProps<'input'>) {
  return (
    <label className="grid gap-1">
      <span className="note">
        {label}
        <span className="sr-only"> of {of}</span>
      </span>
      <input className="field w-40" defaultValue={value} autoComplete="off" spellCheck={false} {...input} />
    </label>
  );
}

/** Names of images for the fields of this page. */
export function ImageNames({ images }: { images: readonly { slug: string; name: string }[] }) {
  return (
    <datalist id="images">
      {images.map(({ slug, name }) => (
        <option key={slug} value={slug} label={name} />
      ))}
    </datalist>
  );
}

/** Maps one more repository. */
export function NewRepository({ id, typed }: { id: number; typed: Typed }) {
  const of = fieldOf('repository', typed);
  return (
    <form method="post" action={`/api/sources/${id}/repositories`} className="mt-6 max-w-xl">
      <h3 className="font-[570]">Map a repository</h3>
      <Line {...of('repository')} label="Repository" placeholder="fermi/gleam" maxLength={255} required />
      <Line {...of('image')} label="Image that its builds are of" list="images" maxLength={120} required />
      <Tick name="create" on={typed.values.create === 'on'}>
        Make this image if there is none
      </Tick>
      <Line
        {...of('tags')}
        label="Tags to follow"
        placeholder="all"
        maxLength={300}
        hint="With commas between, * for any characters: v*, latest. Leave it empty for all."
      />
      <button type="submit" className="button mt-4">
        Map it
      </button>
    </form>
  );
}

/** Repositories that deliveries spoke of and that are mapped to nothing: counted, and nothing made of them. */
export function Unmapped({ source: { id, unmappedRepositories } }: { source: SourceDetailDto }) {
  if (unmappedRepositories.length === 0) return <Empty>It has spoken of no repository that is not mapped.</Empty>;
  return (
    <ul className="lines">
      {unmappedRepositories.map(({ repository, count, firstAt, lastAt }) => (
        <li key={repository} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div className="min-w-0 grow basis-64">
            <p className="key">{repository}</p>
            <p className="note">
              {count === 1 ? 'once' : `${count} times`}, first <When at={firstAt} />, last <When at={lastAt} />
            </p>
          </div>
          <MapForm id={id} repository={repository} image={nameFor(repository)} button="Map">
            <input type="hidden" name="create" value="on" />
          </MapForm>
        </li>
      ))}
    </ul>
  );
}

/** The last part of a repository as the address of an image. */
const nameFor = (repository: string): string =>
  (repository.split('/').at(-1) ?? '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
