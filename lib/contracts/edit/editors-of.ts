import type { EntryKind } from '../../domain/vocabulary.ts';
import { type EditorNames, type Fields, headEditors, tailEditors } from './common-editors.ts';
import { dependencyEditors } from './dependency-editors.ts';
import type { Editor } from './editors.ts';
import { imageEditors } from './image-editors.ts';
import { packageEditors } from './package-editors.ts';
import { platformEditors } from './platform-editors.ts';
import { questionEditors } from './question-editors.ts';
import { runtimeEditors } from './runtime-editors.ts';
import { siteEditors } from './site-editors.ts';
import { taskEditors } from './task-editors.ts';
import { useCaseEditors } from './use-case-editors.ts';

const OWN: Readonly<Record<EntryKind, (names: EditorNames, fields: Fields) => Editor[]>> = {
  package: packageEditors,
  platform: platformEditors,
  site: siteEditors,
  dependency: dependencyEditors,
  runtime: runtimeEditors,
  image: imageEditors,
  use_case: useCaseEditors,
  task: taskEditors,
  question: questionEditors,
  note: () => [{ path: 'body', label: 'Text', as: 'long', max: 20_000 }],
};

/** What the form of each kind offers to choose from. */
export const NAMES_NEEDED: Readonly<Record<EntryKind, readonly (keyof EditorNames)[]>> = {
  package: ['platform', 'dependency', 'package', 'person', 'suite'],
  platform: ['person'],
  site: ['platform', 'runtime', 'dependency', 'person'],
  dependency: ['package', 'person'],
  runtime: ['criterion', 'person'],
  image: ['platform', 'package', 'dependency', 'person'],
  use_case: ['image', 'package', 'site', 'dependency', 'person'],
  task: ['task', 'person'],
  question: ['person'],
  note: ['person'],
};

/**
 * What a form edits of an entry of a kind, in order. `names` is what its menus offer (see `NAMES_NEEDED`); of `fields`, the
 * entry's own, it takes what stands under starred paths.
 */
export const editorsOf = (kind: EntryKind, names: EditorNames, fields: Fields = {}): Editor[] => [
  ...headEditors(),
  ...OWN[kind](names, fields),
  ...tailEditors(names),
];
