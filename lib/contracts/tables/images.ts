import { CHANNELS, type Channel, FLAVOURS, type Flavour } from '../../domain/vocabulary.ts';
import type { ApiImage } from '../api/image.ts';
import { byNumber, byText, byWord, type FacetValue, type ListNoun } from '../list-noun.ts';
import { outcomesText, sayChannel, shortHex, sizeText } from './build-words.ts';
import type { Table } from './table.ts';
import { dayOf, LAST_CHANGE, listed, names, rawOrWord, withNote } from './words.ts';

/** Packages and tags that a line names before it counts the others. */
export const NAMED = 4;

/** Tags that point at a build, the last moved first; a deleted one points at nothing. */
export const livingTags = ({ tags }: Pick<ApiImage, 'tags'>): string[] =>
  tags.newest.flatMap(({ name, digest }) => (digest === null ? [] : [name]));

const contents = ({ contents: { count, first }, contentsRaw }: ApiImage): string =>
  count === 0
    ? contentsRaw.trim()
    : names(
        first.slice(0, NAMED).map(({ name, mounted }) => ({ name: mounted ? `${name} (mounted)` : name })),
        count,
      );

const mounts = ({ mounts: paths, mountsRaw }: ApiImage): string =>
  paths.length === 0 ? mountsRaw.trim() : listed(paths.map(({ path }) => path));

/** Images with the build of each that counts, as their page shows them. */
export const imagesTable: Table<ApiImage> = {
  noun: 'images',
  caption: 'Images and the builds that count',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Image', width: 210, phone: 48, sort: 'order', text: ({ name }) => name },
    {
      id: 'flavour',
      label: 'Flavour',
      width: 120,
      sort: 'flavour',
      text: ({ flavour: { value, raw } }) => rawOrWord(raw, value),
    },
    {
      id: 'base',
      label: 'Base',
      width: 150,
      sort: 'base',
      text: ({ base: { name, raw } }) => (name === null ? raw : withNote(name, raw)),
    },
    { id: 'packages', label: 'Packages', width: 180, text: contents },
    { id: 'tags', label: 'Tags', width: 170, text: (image) => livingTags(image).join(', ') },
    {
      id: 'current',
      label: 'Build that counts',
      width: 150,
      sort: 'made',
      downFirst: true,
      text: ({ current }) =>
        current === null ? '' : withNote(shortHex(current.digest), `made ${dayOf(current.createdAt)}`),
    },
    {
      id: 'size',
      label: 'Size',
      width: 112,
      sort: 'size',
      downFirst: true,
      text: ({ current }) => sizeText(current?.sizeBytes ?? null),
    },
    {
      id: 'published',
      label: 'Published',
      width: 110,
      text: ({ current }) => listed(current?.channels.map(sayChannel) ?? [], ', '),
    },
    { id: 'tests', label: 'Tests', width: 200, text: ({ current }) => outcomesText(current?.outcomes ?? []) },
    {
      id: 'builds',
      label: 'Builds',
      width: 90,
      sort: 'builds',
      downFirst: true,
      text: ({ builds }) => String(builds.count),
    },
    { id: 'repository', label: 'Repository', width: 260, sort: 'repository', text: ({ repository }) => repository },
    { id: 'policy', label: 'Tag that counts', width: 140, text: ({ tagPolicy }) => tagPolicy },
    { id: 'mounts', label: 'Mounts', width: 220, text: mounts },
    { id: 'recipe', label: 'Recipe', width: 260, text: ({ recipeUrl }) => recipeUrl },
    { id: 'evidence', label: 'Evidence', width: 260, text: ({ evidenceRaw }) => evidenceRaw },
    { id: 'summary', label: 'Summary', width: 280, text: ({ summary }) => summary },
    LAST_CHANGE,
  ],
  hidden: ['policy', 'mounts', 'recipe', 'evidence', 'summary', 'updated'],
};

/** What the images are searched, narrowed and sorted by. */
export interface ImageLine {
  name: string;
  slug: string;
  flavour: Flavour;
  base: FacetValue | null;
  packages: readonly FacetValue[];
  repository: string;
  updatedAt: number;
  builds: number;
  isBuilt: boolean;
  /** Of the build that counts: when it was made, its bytes, where it can be had. */
  madeAt: number | null;
  sizeBytes: number | null;
  channels: readonly Channel[];
}

/** Whether an image has a build that succeeded. */
const BUILT = ['yes', 'no'] as const;
const BUILT_LABELS: Readonly<Record<(typeof BUILT)[number], string>> = { yes: 'has one', no: 'has none' };
const NOT_KNOWN = { value: 'unknown', label: 'not known' };
/** Where the build that counts can be had. */
const NOWHERE = 'nowhere';

export const imagesNoun: ListNoun<ImageLine> = {
  noun: 'images',
  own: { key: 'order', descending: false },
  sorts: {
    /** By name. */
    order: { of: ({ name, slug }) => [name.toLowerCase(), slug], like: ['', ''] },
    made: byNumber(({ madeAt }) => madeAt ?? 0),
    size: byNumber(({ sizeBytes }) => sizeBytes ?? -1),
    builds: byNumber(({ builds }) => builds),
    repository: byText(({ repository }) => repository),
    updatedAt: byNumber(({ updatedAt }) => updatedAt),
  },
  facets: {
    flavour: byWord('Flavour', FLAVOURS, ({ flavour }) => flavour),
    base: { label: 'Base', groups: true, of: ({ base }) => [base ?? NOT_KNOWN] },
    package: { label: 'Package', of: ({ packages }) => packages },
    built: {
      label: 'Builds',
      words: BUILT,
      groups: true,
      of: ({ isBuilt }) => {
        const value = isBuilt ? 'yes' : 'no';
        return [{ value, label: BUILT_LABELS[value] }];
      },
    },
    published: {
      label: 'Published',
      words: [...CHANNELS, NOWHERE],
      of: ({ channels }) =>
        channels.length === 0
          ? [{ value: NOWHERE, label: NOWHERE }]
          : channels.map((value) => ({ value, label: sayChannel(value) })),
    },
  },
};
