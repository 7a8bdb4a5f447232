import { type RuntimeState, type Tristate, word } from '../../domain/vocabulary.ts';
import { atSite } from './packages.ts';
import type { Table } from './table.ts';
import { dayOf, listed, rawOrWord, withNote } from './words.ts';

interface Named {
  slug: string;
  name: string;
}
export interface RuntimeLine extends Named {
  summary: string;
  aliases: readonly string[];
  channels: readonly string[];
  criteria: readonly { criterion: string; value: Tristate; raw: string; doubt: string }[];
  sites: readonly {
    site: Named;
    state: RuntimeState;
    raw: string;
    on: string | null;
    mayAsk: boolean;
    version: string;
  }[];
  updatedAt: string;
}

/** Column of a criterion of the comparison. */
const underCriterion = (slug: string): string => `criterion-${slug}`;

function cell(row: RuntimeLine, wanted: string): string {
  const said = row.criteria.find(({ criterion }) => criterion === wanted);
  return said === undefined ? '' : withNote(rawOrWord(said.raw, said.value), said.doubt);
}

function offer(row: RuntimeLine, wanted: string): string {
  const said = row.sites.find(({ site }) => site.slug === wanted);
  if (said === undefined) return '';
  const asked = said.mayAsk ? 'one may ask' : '';
  const raw = said.raw.trim() === '' ? '' : `“${said.raw.trim()}”`;
  return withNote(word(said.state), listed([said.version, said.on ?? '', asked, raw], ', '));
}

/** The comparison turned, so that a line is a runtime: its criteria, then what each site says of it. */
export const runtimesTable = (criteria: readonly Named[], sites: readonly Named[]): Table<RuntimeLine> => ({
  noun: 'runtimes',
  caption: 'Container runtimes by criterion and site',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Runtime', width: 150, text: ({ name }) => name },
    { id: 'aliases', label: 'Also called', width: 150, text: ({ aliases }) => aliases.join(', ') },
    {
      id: 'channels',
      label: 'Starts images from',
      width: 170,
      text: ({ channels }) => channels.map(word).join(', '),
    },
    ...criteria.map(({ slug, name }) => ({
      id: underCriterion(slug),
      label: name,
      width: 190,
      text: (row: RuntimeLine) => cell(row, slug),
    })),
    ...sites.map(({ slug, name }) => ({
      id: atSite(slug),
      label: name,
      width: 190,
      text: (row: RuntimeLine) => offer(row, slug),
    })),
    { id: 'summary', label: 'About', width: 280, text: ({ summary }) => summary },
    { id: 'updated', label: 'Last change', width: 120, text: ({ updatedAt }) => dayOf(updatedAt) },
  ],
  hidden: ['updated'],
});
