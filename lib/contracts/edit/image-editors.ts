import { FLAVOURS } from '../../domain/vocabulary.ts';
import { candidates, type EditorNames, type Fields, optionsOf } from './common-editors.ts';
import type { Editor } from './editors.ts';

/** What a form edits of an image alone; its builds and publications are reported, not edited. */
export const imageEditors = (names: EditorNames, fields: Fields): Editor[] => [
  { path: 'repository', label: 'Repository', as: 'text', max: 300 },
  { path: 'flavour', label: 'Flavour', as: 'cell', options: optionsOf(FLAVOURS), max: 2000 },
  {
    path: 'base',
    label: 'Base',
    as: 'record',
    parts: [
      { key: 'platform', label: 'Platform', as: 'ref', options: names.platform ?? [], none: 'not known' },
      { key: 'raw', label: 'As somebody wrote it', as: 'text', max: 2000 },
    ],
  },
  {
    path: 'contents.*',
    label: 'Packages in it',
    as: 'keys',
    before: 'contents.',
    after: '',
    member: 'version',
    flag: 'mounted',
    options: names.package ?? [],
    hint: 'One a line: name or slug | version. The version may be left out; end with | mounted when it is not in the image but mounted into it.',
  },
  { path: 'contentsRaw', label: 'Contents, in words', as: 'long', max: 4000 },
  ...candidates([], fields, 'mounts.').map(
    ({ slug: path }): Editor => ({
      path: `mounts.${path}`,
      label: path,
      group: 'Mounts',
      as: 'record',
      removes: 'kind',
      parts: [
        {
          key: 'kind',
          label: 'Kind',
          as: 'choice',
          options: [
            ['', 'take it away'],
            ['mount', 'mount'],
            ['config', 'configuration'],
          ],
        },
        { key: 'needs', label: 'What it needs', as: 'ref', options: names.dependency ?? [], none: 'nothing' },
        { key: 'createdInImage', label: 'Made in the image?', as: 'yesno' },
        { key: 'on', label: 'Since', as: 'day' },
        { key: 'note', label: 'Note', as: 'text', max: 4000 },
      ],
    }),
  ),
  { path: 'mountsRaw', label: 'Mounts, in words', as: 'long', max: 4000 },
  { path: 'evidenceRaw', label: 'Evidence, in words', as: 'long', max: 4000 },
  {
    path: 'recipeUrl',
    label: 'Address of the recipe',
    as: 'text',
    max: 2000,
    hint: 'Begins with http:// or https://.',
  },
  {
    path: 'tagPolicy',
    label: 'Tag that counts',
    as: 'text',
    max: 200,
    hint: 'Nothing: the newest build that succeeded counts.',
  },
];
