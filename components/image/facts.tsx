import type { ImageDto } from '#lib/read/dto-build.ts';
import { Claims } from '../claims/claims.tsx';
import { FactFoot } from '../claims/say-otherwise.tsx';
import type { Sources } from '../claims/sources.tsx';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { fieldsOf, IMAGE_FACTS } from '../history/facts-of.ts';
import { FieldHistory } from '../history/field-link.tsx';
import { namesOfImage } from '../history/names.ts';
import { Blank } from '../status/blank.tsx';
import { Day } from '../ui/day.tsx';
import { packageHref } from '../ui/hrefs.ts';
import { Base, Flavour, Recipe } from './cells.tsx';

/** What an image is, holds and needs, as somebody said. */
export function ImageFacts({
  image,
  sources,
  edited,
}: {
  image: ImageDto;
  sources: Sources;
  /** Null for whoever may not edit it. */
  edited: EditedEntry | null;
}) {
  const { flavour, repository, tagPolicy, evidenceRaw } = image;
  const facts: [cell: string, label: string, value: React.ReactNode, fields: RegExp, field: string | null][] = [
    ['flavour', 'Flavour', <Flavour key="f" of={flavour} />, /^flavour/, 'flavour'],
    ['base', 'Base', <Base key="b" of={image.base} />, /^base/, 'base'],
    ['packages', 'Contents', <Contents key="c" of={image} />, /^contents/, 'contentsRaw'],
    ['mounts', 'Mounts', <Mounts key="m" of={image} />, /^mounts/, 'mountsRaw'],
    ['repository', 'Repository', text(repository), /^repository/, 'repository'],
    ['recipe', 'Recipe', <Recipe key="r" url={image.recipeUrl} />, /^recipeUrl/, 'recipeUrl'],
    [
      'policy',
      'Tag that counts',
      tagPolicy === '' ? 'the newest build that succeeded' : text(tagPolicy),
      /^tagPolicy/,
      null,
    ],
    ['evidence', 'Evidence', evidenceRaw === '' ? <Blank key="e" /> : evidenceRaw, /^evidence/, 'evidenceRaw'],
  ];
  const names = namesOfImage(image);
  return (
    <dl className="facts facts-said">
      {facts.map(([cell, label, value, fields, field]) => {
        const claims = image.claims.filter((claim) => fields.test(claim.field));
        return (
          <div key={label}>
            <dt>
              {label}{' '}
              <FieldHistory kind="image" slug={image.slug} fields={fieldsOf(IMAGE_FACTS, label)} label={label} />
            </dt>
            <dd>
              <InPlace entry={edited} cell={cell} label={label}>
                {value}
              </InPlace>
            </dd>
            <dd>
              <Claims claims={claims} sources={sources} />
              <FactFoot
                of={{ kind: 'image', slug: image.slug, care: image.care }}
                label={label}
                claims={claims}
                field={field}
                names={names}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const text = (value: string) => (value === '' ? <Blank /> : <span className="key">{value}</span>);

function Contents({ of: { contents, contentsRaw } }: { of: ImageDto }) {
  return (
    <>
      {contents.count === 0 && <Blank words="no registered package is named" />}
      <ul>
        {contents.first.map(({ package: slug, name, version, mounted }) => (
          <li key={slug}>
            <a href={packageHref(slug)}>{name}</a>
            {version !== '' && ` ${version}`}
            {mounted && <span className="note"> mounted into it where it runs</span>}
          </li>
        ))}
      </ul>
      {contents.count > contents.first.length && <p>and {contents.count - contents.first.length} more</p>}
      {contentsRaw !== '' && <span className="note raw block">“{contentsRaw}”</span>}
    </>
  );
}

function Mounts({ of: { mounts, mountsRaw, needs } }: { of: ImageDto }) {
  const nameOf = (slug: string) => needs.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <>
      {mounts.length === 0 && <Blank words="none is named" />}
      <ul>
        {mounts.map((mount) => (
          <li key={mount.path}>
            <span className="key">{mount.path}</span> {mount.kind === 'config' ? 'configuration' : 'mount point'}
            {mount.needs === null ? ' for any folder' : ` of ${nameOf(mount.needs)}`}
            {mount.createdInImage && ', made in the image'}
            {mount.on !== null && (
              <>
                , since <Day on={mount.on} />
              </>
            )}
            {mount.note !== '' && mount.note !== mount.path && <span className="note raw block">“{mount.note}”</span>}
          </li>
        ))}
      </ul>
      {mountsRaw !== '' && <span className="note raw block">“{mountsRaw}”</span>}
    </>
  );
}
