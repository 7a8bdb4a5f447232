import { LEVEL_TERMS, LEVELS, word } from '../../domain/vocabulary.ts';
import type { ApiSite } from '../api/site.ts';
import type { Table } from './table.ts';

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
      text: ({ batchSystem }) => said(batchSystem.raw, batchSystem.value),
    },
    {
      id: 'caches',
      label: 'Caches',
      width: 170,
      text: ({ nodeCacheBytes, proxyCacheBytes, imageLimitBytes }) =>
        join([size(nodeCacheBytes, 'per node'), size(proxyCacheBytes, 'proxy'), size(imageLimitBytes, 'image limit')]),
    },
    {
      id: 'updated',
      label: 'Last change',
      width: 120,
      sort: 'updatedAt',
      downFirst: true,
      text: ({ updatedAt }) => updatedAt.slice(0, 10),
    },
  ],
  hidden: ['updated'],
};
