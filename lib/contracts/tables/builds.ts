import { BUILD_STATES, word } from '../../domain/vocabulary.ts';
import type { ApiBuild } from '../api/build.ts';
import { byNumber, byWord, type ListNoun } from '../list-noun.ts';
import { outcomesText, PART_LABELS, PARTS, sizeText, TESTED, TESTED_LABELS } from './build-words.ts';
import type { Column, Table } from './table.ts';
import { listed } from './words.ts';

const instant = (id: string, label: string, text: (build: ApiBuild) => string | null): Column<ApiBuild> => ({
  id,
  label,
  width: 190,
  sort: `${id}At`,
  downFirst: true,
  text: (build) => text(build) ?? '',
});

/** Builds of all images, as their page shows them. */
export const buildsTable: Table<ApiBuild> = {
  noun: 'builds',
  caption: 'Builds of all images',
  rowId: ({ id }) => String(id),
  columns: [
    { id: 'digest', label: 'Build', width: 196, phone: 48, text: ({ digest }) => digest ?? 'no digest yet' },
    { id: 'image', label: 'Image', width: 190, sort: 'image', text: ({ imageName }) => imageName },
    {
      id: 'state',
      label: 'State',
      width: 188,
      sort: 'status',
      text: ({ status, goneAt }) => (goneAt === null ? word(status) : 'gone from the registry'),
    },
    { id: 'tags', label: 'Tags', width: 170, text: ({ tags }) => tags.join(', ') },
    instant('created', 'Made', ({ createdAt }) => createdAt),
    {
      id: 'size',
      label: 'Size',
      width: 112,
      sort: 'size',
      downFirst: true,
      text: ({ sizeBytes }) => sizeText(sizeBytes),
    },
    { id: 'tests', label: 'Tests', width: 200, text: ({ outcomes }) => outcomesText(outcomes) },
    {
      id: 'architecture',
      label: 'Architectures',
      width: 140,
      sort: 'architecture',
      text: ({ architecture }) => architecture,
    },
    instant('pushed', 'Pushed', ({ pushedAt }) => pushedAt),
    {
      id: 'by',
      label: 'Made by',
      width: 190,
      text: ({ ciUrl, revision }) => listed([ciUrl, revision === '' ? '' : `revision ${revision}`]),
    },
    { id: 'part', label: 'Part', width: 190, text: ({ member }) => PART_LABELS[member ? 'member' : 'whole'] },
    { id: 'base', label: 'Base', width: 120, text: ({ basePlatform }) => basePlatform ?? '' },
    { id: 'type', label: 'Media type', width: 260, text: ({ mediaType }) => mediaType },
  ],
  hidden: ['base', 'type'],
};

/** Of a build that nobody has read, and of one that says itself that it has none, as what only speaks of another does. */
export const NO_ARCHITECTURE = { value: 'unknown', label: 'not known' };

const time = (at: string | null): number => (at === null ? 0 : Date.parse(at));

/**
 * What the list of builds can be asked. `lib/read/list-builds.ts` asks the database the same, for there are more builds than
 * fit into memory; its test compares both.
 */
export const buildsNoun: ListNoun<ApiBuild> = {
  noun: 'builds',
  own: { key: 'createdAt', descending: true },
  sorts: {
    createdAt: { of: ({ createdAt, id }) => [time(createdAt), id], like: [0, 0] },
    pushedAt: byNumber(({ pushedAt }) => time(pushedAt)),
    size: byNumber(({ sizeBytes }) => sizeBytes ?? -1),
  },
  facets: {
    image: { label: 'Image', groups: true, of: ({ image, imageName }) => [{ value: image, label: imageName }] },
    status: byWord('State', BUILD_STATES, ({ status }) => status),
    tag: { label: 'Tag', isText: true, of: ({ tags }) => tags.map((name) => ({ value: name, label: name })) },
    architecture: {
      label: 'Architectures',
      isText: true,
      groups: true,
      of: ({ architecture: value }) => [
        value === '' || value === NO_ARCHITECTURE.value ? NO_ARCHITECTURE : { value, label: value },
      ],
    },
    tested: {
      label: 'Tests',
      words: TESTED,
      of: ({ outcomes }) => {
        const value = outcomes.length > 0 ? 'yes' : 'no';
        return [{ value, label: TESTED_LABELS[value] }];
      },
    },
    part: {
      label: 'Part',
      words: PARTS,
      of: ({ member }) => {
        const value = member ? 'member' : 'whole';
        return [{ value, label: PART_LABELS[value] }];
      },
    },
  },
};
