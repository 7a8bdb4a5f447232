import { EXISTENCES, STRATEGIES, UPGRADABLES } from '../../domain/vocabulary.ts';
import { type EditorNames, optionsOf } from './common-editors.ts';
import type { Editor } from './editors.ts';

const needs = (phase: 'build' | 'run', label: string, options: EditorNames['dependency']): Editor => ({
  path: `needs.*.${phase}`,
  label,
  as: 'keys',
  before: 'needs.',
  after: `.${phase}`,
  member: 'constraint',
  options: options ?? [],
  hint: 'One a line: name or slug | version, such as root | >= 5.34. The version may be left out.',
});

const SURE = 'Platforms, and how sure that is';

/** What a form edits of a package alone: the wiki's columns in their order, then what the wiki never had. */
export const packageEditors = ({ platform = [], dependency, package: packages = [], suite }: EditorNames): Editor[] => [
  ...platform.flatMap(({ slug, name }): Editor[] => [
    { path: `platforms.${slug}.build`, label: `${name}, builds`, as: 'support', group: SURE },
    { path: `platforms.${slug}.run`, label: `${name}, runs`, as: 'support', group: SURE },
  ]),
  { path: 'buildPlatforms', label: 'Build platform, in words', as: 'raw', max: 2000 },
  { path: 'runPlatforms', label: 'Running platform, in words', as: 'raw', max: 2000 },
  { path: 'dependencies', label: 'Special dependencies, in words', as: 'raw', max: 2000 },
  needs('build', 'Needs to build', dependency),
  needs('run', 'Needs to run', dependency),
  {
    path: 'upgradable',
    label: 'Upgradable?',
    as: 'cell',
    options: optionsOf(UPGRADABLES),
    max: 2000,
    waiting: { when: 'conditional', options: packages },
  },
  { path: 'existingVm', label: 'Existing VM', as: 'cell', options: optionsOf(EXISTENCES), max: 2000 },
  { path: 'existingContainer', label: 'Existing container', as: 'cell', options: optionsOf(EXISTENCES), max: 2000 },
  { path: 'comments', label: 'Comments', as: 'raw', max: 2000 },
  { path: 'date', label: 'Date, in words', as: 'raw', max: 2000 },
  { path: 'strategy', label: 'Strategy', as: 'choice', options: optionsOf(STRATEGIES) },
  {
    path: 'suites',
    label: 'Test suites it must pass',
    as: 'lines',
    of: 'slug',
    options: suite ?? [],
    max: 8000,
    hint: 'One a line.',
  },
];
