import { DEPENDENCY_KINDS } from '../../domain/vocabulary.ts';
import { type EditorNames, optionsOf } from './common-editors.ts';
import type { Editor } from './editors.ts';

/** What a form edits of a dependency alone. */
export const dependencyEditors = ({ package: packages = [] }: EditorNames): Editor[] => [
  { path: 'dependencyKind', label: 'Kind', as: 'choice', options: optionsOf(DEPENDENCY_KINDS) },
  {
    path: 'package',
    label: 'The package it stands for',
    as: 'ref',
    options: packages,
    none: 'none',
    hint: 'Only for the kind “package”.',
  },
  { path: 'couldDrop', label: 'Could it be done without?', as: 'yesno' },
  { path: 'raw', label: 'As somebody wrote it', as: 'long', max: 2000 },
];
