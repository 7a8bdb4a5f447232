import {
  CONFLICT_WORDS,
  CONFLICTS,
  type Conflict,
  LEVEL_TERMS,
  LEVELS,
  type OfferState,
  type RuntimeState,
  VM_OFFERS,
  type VmOffer,
  word,
} from '../../domain/vocabulary.ts';
import type { ApiSite } from '../api/site.ts';
import { byNumber, byText, type FacetValue, type ListNoun } from '../list-noun.ts';
import type { Table } from './table.ts';
import { LAST_CHANGE } from './words.ts';

const said = (raw: string, value: string): string => (raw.trim() !== '' ? raw.trim() : value);
const size = (bytes: number | null, what: string): string => (bytes === null ? '' : `${bytes} bytes ${what}`);
const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');

/** The farms table, in the order of the wiki's. */
export const sitesTable: Table<ApiSite> = {
  noun: 'sites',
  caption: 'Farms and what they offer',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Farm', width: 170, sort: 'name', text: ({ name }) => name },
    {
      id: 'readiness',
      label: 'Ready',
      width: 200,
      sort: 'readiness',
      text: ({ rollUp }) =>
        join(
          LEVELS.filter((level) => rollUp.levels[level] > 0).map(
            (level) => `${rollUp.levels[level]} ${LEVEL_TERMS[level].label}`,
          ),
        ),
    },
    {
      id: 'nodes',
      label: 'Node OS',
      width: 190,
      text: ({ nodeOsRaw, nodes }) =>
        said(nodeOsRaw, join(nodes.map(({ name, state, on }) => `${name} ${state}${on === null ? '' : ` ${on}`}`))),
    },
    {
      id: 'file-systems',
      label: 'Network FS',
      width: 220,
      text: ({ networkFsRaw, offers }) =>
        said(
          networkFsRaw,
          join(offers.filter(({ kind }) => kind === 'filesystem').map(({ name, state }) => `${name} ${word(state)}`)),
        ),
    },
    {
      id: 'vm',
      label: 'VMs',
      width: 170,
      sort: 'vm',
      text: ({ vmOffer }) => said(vmOffer.raw, vmOffer.value === 'unknown' ? '' : word(vmOffer.value)),
    },
    {
      id: 'containers',
      label: 'Container',
      width: 250,
      text: ({ containerRaw, runtimes }) =>
        said(containerRaw, join(runtimes.map(({ name, state }) => `${name} ${word(state)}`))),
    },
    {
      id: 'batch',
      label: 'Batch',
      width: 140,
      sort: 'batch',
      text: ({ batchSystem }) => said(batchSystem.raw, batchSystem.value),
    },
    {
      id: 'caches',
      label: 'Caches',
      width: 170,
      text: ({ nodeCacheBytes, proxyCacheBytes, imageLimitBytes }) =>
        join([size(nodeCacheBytes, 'per node'), size(proxyCacheBytes, 'proxy'), size(imageLimitBytes, 'image limit')]),
    },
    LAST_CHANGE,
  ],
  hidden: ['updated'],
};

const COLUMN_OF: Readonly<Record<string, string>> = {
  nodeOs: 'nodes',
  offers: 'file-systems',
  networkFs: 'file-systems',
  vmOffer: 'vm',
  container: 'containers',
  batchSystem: 'batch',
};
/** The column that shows a field; a runtime says itself that it is contradicted. */
export const columnOfSiteField = (path: string): string =>
  path.endsWith('Bytes') ? 'caches' : (COLUMN_OF[path.split('.')[0] ?? ''] ?? path.split('.')[0] ?? '');

/** What the farms are searched, narrowed and sorted by. */
export interface SiteLine {
  name: string;
  updatedAt: number;
  /** Share of the needed pairs that are ready; below nought where nothing is needed. */
  share: number;
  nodes: readonly FacetValue[];
  runtimes: readonly (FacetValue & { state: RuntimeState })[];
  fileSystems: readonly (FacetValue & { state: OfferState })[];
  vm: VmOffer;
  batch: string;
  conflict: Conflict;
}

const OFFERED: readonly RuntimeState[] = ['production', 'testing'];
const THERE: readonly OfferState[] = ['available', 'phasing_out'];
const UNSAID = { value: 'unknown', label: 'nobody has said' };
/** One value a platform, however often the nodes of a site name it. */
const once = (values: readonly FacetValue[]): FacetValue[] => [
  ...new Map(values.map((one) => [one.value, { value: one.value, label: one.label }])).values(),
];

export const sitesNoun: ListNoun<SiteLine> = {
  noun: 'sites',
  own: { key: 'name', descending: false },
  sorts: {
    name: byText(({ name }) => name),
    updatedAt: byNumber(({ updatedAt }) => updatedAt),
    readiness: byNumber(({ share }) => share),
  },
  facets: {
    platform: { label: 'Node OS', of: ({ nodes }) => once(nodes) },
    runtime: {
      label: 'Container',
      of: ({ runtimes }) => once(runtimes.filter(({ state }) => OFFERED.includes(state))),
    },
    filesystem: {
      label: 'Network FS',
      of: ({ fileSystems }) => once(fileSystems.filter(({ state }) => THERE.includes(state))),
    },
    vm: {
      label: 'VMs',
      words: VM_OFFERS,
      groups: true,
      of: ({ vm }) => [vm === 'unknown' ? UNSAID : { value: vm, label: word(vm) }],
    },
    batch: {
      label: 'Batch',
      isText: true,
      groups: true,
      of: ({ batch }) => [batch === '' ? UNSAID : { value: batch, label: batch }],
    },
    conflict: {
      label: 'Statements',
      words: CONFLICTS,
      of: ({ conflict }) => [{ value: conflict, label: CONFLICT_WORDS[conflict] }],
    },
  },
};
