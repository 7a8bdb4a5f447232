import { CHANNELS, TRISTATES } from '../../domain/vocabulary.ts';
import { candidates, type EditorNames, type Fields, orNothing } from './common-editors.ts';
import type { Editor } from './editors.ts';

/** What a form edits of a container runtime alone. */
export const runtimeEditors = ({ criterion }: EditorNames, fields: Fields): Editor[] => [
  { path: 'aliases', label: 'Other names', as: 'lines', of: 'text', max: 2000, hint: 'One a line.' },
  {
    path: 'channels',
    label: 'Where it takes images from',
    as: 'lines',
    of: 'word',
    options: CHANNELS.map((slug) => ({ slug, name: slug })),
    max: 200,
    hint: `One a line: ${CHANNELS.join(', ')}.`,
  },
  ...candidates(criterion, fields, 'criteria.').map(
    ({ slug, name }): Editor => ({
      path: `criteria.${slug}`,
      label: name,
      group: 'Comparison',
      as: 'record',
      removes: 'value',
      parts: [
        { key: 'value', label: 'Answer', as: 'choice', options: orNothing(TRISTATES) },
        { key: 'raw', label: 'As somebody wrote it', as: 'text', max: 2000 },
        { key: 'doubt', label: 'What is doubtful about it', as: 'text', max: 1000 },
      ],
    }),
  ),
  {
    path: 'position',
    label: 'Place in the comparison',
    as: 'number',
    min: 0,
    max: 2_000_000_000,
    whole: true,
    empty: 0,
  },
];
