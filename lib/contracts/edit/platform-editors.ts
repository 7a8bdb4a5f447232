import type { Editor } from './editors.ts';

/** What a form edits of a platform alone. */
export const platformEditors = (): Editor[] => [
  {
    path: 'family',
    label: 'Family',
    as: 'text',
    max: 60,
    hint: 'Such as rhel: what its generations follow each other in.',
  },
  { path: 'generation', label: 'Generation', as: 'number', min: 0, max: 2_000_000_000, whole: true, empty: 'refused' },
  { path: 'aliases', label: 'Other names', as: 'lines', of: 'text', max: 2000, hint: 'One a line.' },
  { path: 'releasedOn', label: 'Released', as: 'day' },
  { path: 'maintenanceEnds', label: 'Maintenance ends', as: 'day' },
  { path: 'extendedEnds', label: 'Extended support ends', as: 'day' },
  { path: 'baseImage', label: 'Is there a base image?', as: 'yesno' },
];
