import { type NodeState, type Share, type Support, word } from '../../domain/vocabulary.ts';
import { byDay, type ListNoun } from '../list-noun.ts';
import type { Column, Table } from './table.ts';
import { dayOf, listed, names, withNote } from './words.ts';

interface Group {
  support: Support;
  count: number;
  packages: readonly { name: string }[];
}
export interface PlatformLine {
  slug: string;
  name: string;
  aliases: readonly string[];
  releasedOn: string | null;
  maintenanceEnds: string | null;
  extendedEnds: string | null;
  baseImage: boolean;
  builds: readonly Group[];
  runs: readonly Group[];
  sites: readonly { name: string; state: NodeState; share: Share; on: string | null; raw: string }[];
  images: { count: number; first: readonly { name: string }[] };
  stranded: { count: number; packages: readonly { name: string }[] };
  updatedAt: string;
}

const groups = (of: readonly Group[]): string =>
  listed(of.map(({ support, count, packages }) => `${word(support)}: ${names(packages, count)}`));

const nodes = ({ sites }: PlatformLine): string =>
  listed(
    sites.map(({ name, state, share, on, raw }) => {
      const since = on === null ? '' : `${state === 'retiring' ? 'by' : 'from'} ${on}`;
      const facts = listed([word(state), share === 'unknown' ? '' : word(share), since], ', ');
      return withNote(`${name} ${facts}`, raw.trim() === '' ? '' : `“${raw.trim()}”`);
    }),
  );

const day = (id: string, label: string, text: (row: PlatformLine) => string | null): Column<PlatformLine> => ({
  id,
  label,
  width: 134,
  sort: id,
  text: (row) => text(row) ?? '',
});

/** Operating systems, as their page shows them. */
export const platformsTable: Table<PlatformLine> = {
  noun: 'platforms',
  caption: 'Platforms, what builds and runs there, and where they are',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Platform', width: 170, phone: 40, sort: 'order', text: ({ name }) => name },
    day('released', 'Released', ({ releasedOn }) => releasedOn),
    day('maintenance', 'Maintenance ends', ({ maintenanceEnds }) => maintenanceEnds),
    day('extended', 'Extended support', ({ extendedEnds }) => extendedEnds),
    { id: 'builds', label: 'Builds there', width: 250, text: ({ builds }) => groups(builds) },
    { id: 'runs', label: 'Runs there', width: 250, text: ({ runs }) => groups(runs) },
    { id: 'sites', label: 'Sites', width: 240, text: nodes },
    {
      id: 'stranded',
      label: 'Left behind',
      width: 220,
      text: ({ stranded: { count, packages } }) => names(packages, count),
    },
    {
      id: 'images',
      label: 'Images',
      width: 220,
      text: ({ baseImage, images }) => (baseImage ? names(images.first, images.count) : 'no base image'),
    },
    { id: 'aliases', label: 'Also called', width: 150, text: ({ aliases }) => aliases.join(', ') },
    { id: 'updated', label: 'Last change', width: 120, text: ({ updatedAt }) => dayOf(updatedAt) },
  ],
  hidden: ['updated'],
};

/** Where a platform is in its life; `unknown` where nobody recorded its last day. */
export const LIVES = ['maintained', 'extended', 'ended', 'unknown'] as const;
export type Life = (typeof LIVES)[number];
const LIFE_WORDS: Record<Life, string> = {
  maintained: 'maintained',
  extended: 'in extended support',
  ended: 'ended',
  unknown: 'no end recorded',
};

/** What the platforms are searched, narrowed and sorted by. */
export interface PlatformIndexLine {
  slug: string;
  family: string;
  generation: number;
  releasedOn: string | null;
  maintenanceEnds: string | null;
  extendedEnds: string | null;
  life: Life;
  sites: readonly { value: string; label: string }[];
}

export const platformsNoun: ListNoun<PlatformIndexLine> = {
  noun: 'platforms',
  own: { key: 'order', descending: false },
  sorts: {
    /** By family and generation. */
    order: { of: ({ family, generation, slug }) => [family, generation, slug], like: ['', 0, ''] },
    released: byDay(({ releasedOn }) => releasedOn),
    maintenance: byDay(({ maintenanceEnds }) => maintenanceEnds),
    extended: byDay(({ extendedEnds }) => extendedEnds),
  },
  facets: {
    life: { label: 'Life', words: LIVES, groups: true, of: ({ life }) => [{ value: life, label: LIFE_WORDS[life] }] },
    site: { label: 'Site', of: ({ sites }) => sites },
  },
};
