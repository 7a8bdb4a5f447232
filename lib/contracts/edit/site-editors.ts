import { NODE_STATES, OFFER_STATES, RUNTIME_STATES, SHARES, VM_OFFERS } from '../../domain/vocabulary.ts';
import { candidates, type EditorNames, type Fields, optionsOf, orNothing, TRISTATE_OPTIONS } from './common-editors.ts';
import type { Editor, Part } from './editors.ts';

const ON: Part = { key: 'on', label: 'Since or from', as: 'day' };
const AS_WRITTEN: Part = { key: 'raw', label: 'As somebody wrote it', as: 'text', max: 2000 };
const state = (words: readonly string[]): Part => ({
  key: 'state',
  label: 'State',
  as: 'choice',
  options: orNothing(words),
});

/** What a form edits of a site alone. */
export const siteEditors = (names: EditorNames, fields: Fields): Editor[] => [
  { path: 'location', label: 'Location', as: 'text', max: 200 },
  { path: 'nodeOs', label: 'Operating system of the nodes, in words', as: 'raw', max: 2000 },
  ...candidates(names.platform, fields, 'nodes.').map(
    ({ slug, name }): Editor => ({
      path: `nodes.${slug}`,
      label: name,
      group: 'Platforms of its nodes',
      as: 'record',
      removes: 'state',
      parts: [
        state(NODE_STATES),
        { key: 'share', label: 'Share', as: 'choice', options: optionsOf([...SHARES].reverse()) },
        ON,
        AS_WRITTEN,
      ],
    }),
  ),
  { path: 'container', label: 'Containers, in words', as: 'raw', max: 2000 },
  ...candidates(names.runtime, fields, 'runtimes.').map(
    ({ slug, name }): Editor => ({
      path: `runtimes.${slug}`,
      label: name,
      group: 'Container runtimes',
      as: 'record',
      removes: 'state',
      parts: [
        state(RUNTIME_STATES),
        { key: 'version', label: 'Version', as: 'text', max: 60 },
        { key: 'mayAsk', label: 'Could be asked for', as: 'yesno' },
        ON,
        AS_WRITTEN,
      ],
    }),
  ),
  { path: 'networkFs', label: 'Network file systems, in words', as: 'raw', max: 2000 },
  ...candidates(names.dependency, fields, 'offers.').map(
    ({ slug, name }): Editor => ({
      path: `offers.${slug}`,
      label: name,
      group: 'What it offers',
      as: 'record',
      removes: 'state',
      parts: [state(OFFER_STATES), ON, AS_WRITTEN],
    }),
  ),
  { path: 'vmOffer', label: 'Virtual machines', as: 'cell', options: optionsOf(VM_OFFERS), max: 2000 },
  {
    path: 'batchSystem',
    label: 'Batch system',
    as: 'record',
    parts: [{ key: 'value', label: 'Name', as: 'text', max: 100 }, AS_WRITTEN],
  },
  { path: 'userBinds', label: 'May users bind directories?', as: 'choice', options: TRISTATE_OPTIONS },
  {
    path: 'bindable',
    label: 'Directories that can be bound',
    as: 'lines',
    of: 'text',
    max: 60_000,
    hint: 'One path a line.',
  },
  { path: 'vsyscall', label: 'Old system calls (vsyscall) allowed?', as: 'choice', options: TRISTATE_OPTIONS },
  { path: 'cores', label: 'Cores', as: 'number', min: 0, max: 2_000_000_000, whole: true, empty: null },
  { path: 'storageBytes', label: 'Storage', as: 'bytes', hint: 'Such as 2 TB.' },
  { path: 'imageLimitBytes', label: 'Largest image', as: 'bytes' },
  { path: 'nodeCacheBytes', label: 'Image cache of a node', as: 'bytes' },
  { path: 'proxyCacheBytes', label: 'Image cache of the site', as: 'bytes' },
];
