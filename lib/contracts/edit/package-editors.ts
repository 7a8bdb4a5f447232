import { EXISTENCES, STRATEGIES, UPGRADABLES, word } from '../../domain/vocabulary.ts';
import type { Editor } from './editors.ts';

const options = (words: readonly string[]) => words.map((one) => [one, word(one)] as const);

/** What a form edits of a package: the wiki's columns in their order, then what the wiki never had. */
export const packageEditors = (platforms: readonly { slug: string; name: string }[]): Editor[] => [
  { path: 'name', label: 'Name', as: 'text', max: 200 },
  { path: 'summary', label: 'Summary', as: 'long', max: 4000, hint: 'One or two sentences: what it is for.' },
  ...platforms.flatMap(({ slug, name }): Editor[] => [
    { path: `platforms.${slug}.build`, label: `${name}, builds`, as: 'support' },
    { path: `platforms.${slug}.run`, label: `${name}, runs`, as: 'support' },
  ]),
  { path: 'buildPlatforms', label: 'Build platform, in words', as: 'raw', max: 2000 },
  { path: 'runPlatforms', label: 'Running platform, in words', as: 'raw', max: 2000 },
  { path: 'dependencies', label: 'Special dependencies, in words', as: 'raw', max: 2000 },
  { path: 'upgradable', label: 'Upgradable?', as: 'cell', options: options(UPGRADABLES), max: 2000 },
  { path: 'existingVm', label: 'Existing VM', as: 'cell', options: options(EXISTENCES), max: 2000 },
  { path: 'existingContainer', label: 'Existing container', as: 'cell', options: options(EXISTENCES), max: 2000 },
  { path: 'comments', label: 'Comments', as: 'raw', max: 2000 },
  { path: 'strategy', label: 'Strategy', as: 'choice', options: options(STRATEGIES) },
];
