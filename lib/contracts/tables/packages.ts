import { LEVEL_TERMS, word } from '../../domain/vocabulary.ts';
import type { ApiPackage } from '../api/package.ts';
import type { Column, Table } from './table.ts';
import { LAST_CHANGE } from './words.ts';

type Support = ApiPackage['runPlatforms'][number];

/** The source's own text where there is one, else the vocabulary's word; a blank stays blank. */
const cell = ({ value, raw }: { value: string; raw: string }): string =>
  raw.trim() !== '' ? raw.trim() : value === 'unknown' ? '' : word(value);
const sure = ({ support }: Support): boolean => support === 'supported';
const supports = (items: readonly Support[], raw: string): string =>
  raw.trim() !== ''
    ? raw.trim()
    : items.map((item) => (sure(item) ? item.name : `${item.name} (${word(item.support)})`)).join(', ');

/** Column of readiness at a site. */
export const atSite = (slug: string): string => `at-${slug}`;
/** Sites that a choice of columns names; null when there is no choice. */
export const sitesOfColumns = (columns: readonly string[] | null): string[] | null =>
  columns === null ? null : columns.filter((id) => id.startsWith('at-')).map((id) => id.slice(3));

/** Columns whose id is not what their fields begin or end with. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  buildPlatforms: 'build',
  runPlatforms: 'run',
  needs: 'dependencies',
  existingVm: 'vm',
  existingContainer: 'container',
};

/** The column that shows a field: `platforms.rhel6.run` is in `run`. */
export function columnOfField(path: string): string {
  const [head = '', , last] = path.split('.');
  return head === 'platforms' ? (last ?? '') : (COLUMN_OF[head] ?? head);
}

const WIKI: readonly Column<ApiPackage>[] = [
  {
    id: 'build',
    label: 'Build platform',
    width: 170,
    text: (row) => supports(row.buildPlatforms, row.buildPlatformsRaw),
  },
  { id: 'run', label: 'Running platform', width: 190, text: (row) => supports(row.runPlatforms, row.runPlatformsRaw) },
  {
    id: 'dependencies',
    label: 'Special dependencies',
    width: 280,
    text: (row) =>
      row.dependenciesRaw.trim() !== ''
        ? row.dependenciesRaw.trim()
        : row.dependencies.map(({ name, constraint }) => `${name} ${constraint}`.trim()).join(', '),
  },
  { id: 'upgradable', label: 'Upgradable?', width: 210, sort: 'upgradable', text: (row) => cell(row.upgradable) },
  { id: 'vm', label: 'Existing VM', width: 150, text: (row) => cell(row.existingVm) },
  { id: 'container', label: 'Existing container', width: 180, text: (row) => cell(row.existingContainer) },
  {
    id: 'links',
    label: 'Links',
    width: 180,
    text: (row) => row.links.map(({ label, url }) => [label, url].filter((part) => part !== '').join(' ')).join('; '),
  },
  { id: 'comments', label: 'Comments', width: 300, text: (row) => row.comments },
  { id: 'date', label: 'Date', width: 110, text: (row) => row.date },
];

/** The status table: readiness first, then the wiki's ten columns in their order, then what the wiki never had. */
export const packagesTable = (sites: readonly { slug: string; name: string }[]): Table<ApiPackage> => ({
  noun: 'packages',
  caption: 'Status of the packages',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Name', width: 190, sort: 'name', text: (row) => row.name },
    ...sites.map(({ slug, name }) => ({
      id: atSite(slug),
      label: name,
      width: 132,
      text: (row: ApiPackage) => {
        const pair = row.readiness.find(({ site }) => site === slug);
        return pair === undefined ? '' : LEVEL_TERMS[pair.level].label;
      },
    })),
    ...WIKI,
    {
      id: 'readiness',
      label: 'Ready',
      width: 110,
      sort: 'readiness',
      text: ({ rollUp }) => (rollUp.targeted === 0 ? '' : `${rollUp.ready} of ${rollUp.targeted}`),
    },
    {
      id: 'unblocks',
      label: 'Next step for',
      width: 110,
      sort: 'unblocks',
      downFirst: true,
      text: ({ rollUp }) => String(rollUp.unblocks),
    },
    { id: 'strategy', label: 'Strategy', width: 110, sort: 'strategy', text: ({ strategy }) => word(strategy) },
    {
      id: 'review',
      label: 'Review',
      width: 190,
      sort: 'review',
      text: ({ review }) =>
        review.state === 'not_requested'
          ? ''
          : `${word(review.state)}${review.by === '' ? '' : ` by ${review.by}`}${review.on === null ? '' : ` on ${review.on}`}`,
    },
    {
      id: 'owners',
      label: 'Experts',
      width: 150,
      text: ({ owners }) => owners.map(({ name }) => name).join(', '),
    },
    LAST_CHANGE,
  ],
});
