import type { Editor } from './editors.ts';

/** What a form edits of a question alone; its options and decisions are edited where they are shown. */
export const questionEditors = (): Editor[] => [
  { path: 'topic', label: 'Topic', as: 'text', max: 200 },
  { path: 'body', label: 'The question in full', as: 'long', max: 20_000 },
  { path: 'answered', label: 'Is it answered?', as: 'yesno' },
  {
    path: 'position',
    label: 'Place among the questions',
    as: 'number',
    min: 0,
    max: 2_000_000_000,
    whole: true,
    empty: 0,
  },
];
