import { candidates, type EditorNames, type Fields } from './common-editors.ts';
import type { Editor, Part } from './editors.ts';
import { LINE_FAULTS } from './lines.ts';
import type { Named } from './named.ts';

const BOUNDS = [
  ['', 'no bound said'],
  ['less_than', 'less than'],
  ['more_than', 'more than'],
  ['exactly', 'exactly'],
  ['up_to', 'up to'],
] as const;

const parts = (names: EditorNames): Part[] => [
  { key: 'name', label: 'Name of the step', as: 'text', max: 200 },
  { key: 'position', label: 'Place', as: 'number', min: 0, max: 2_000_000_000, whole: true, empty: 0 },
  { key: 'description', label: 'What it does', as: 'long', max: 4000 },
  { key: 'parallelBound', label: 'Jobs at once, bound', as: 'choice', options: BOUNDS },
  { key: 'parallelJobs', label: 'Jobs at once', as: 'number', min: 0, max: 2_000_000_000, whole: true, empty: null },
  { key: 'parallelRaw', label: 'Jobs at once, as somebody wrote it', as: 'text', max: 2000 },
  { key: 'unit', label: 'Counted in', as: 'text', max: 100 },
  { key: 'image', label: 'Image', as: 'ref', options: names.image ?? [], none: 'none named' },
  { key: 'packages', label: 'Packages', as: 'lines', of: 'doubted', options: names.package ?? [], max: 60_000 },
  { key: 'sites', label: 'Sites', as: 'lines', of: 'noted', options: names.site ?? [], max: 60_000 },
  { key: 'needs', label: 'Needs', as: 'lines', of: 'noted', options: names.dependency ?? [], max: 60_000 },
];

/** The first `step-…` that is not taken. */
function freshStep(fields: Fields): string {
  for (let number = 1; ; number += 1) if (!Object.hasOwn(fields, `steps.step-${number}`)) return `step-${number}`;
}

/** Steps as they follow each other. */
function inOrder(steps: readonly Named[], fields: Fields): Named[] {
  const placeOf = ({ slug }: Named): number => {
    const step = fields[`steps.${slug}`];
    return typeof step === 'object' && step !== null && 'position' in step ? Number(step.position) : 0;
  };
  return [...steps].sort((a, b) => placeOf(a) - placeOf(b) || (a.slug < b.slug ? -1 : 1));
}

/** What a form edits of a use case alone: its steps, and room for one more. */
export const useCaseEditors = (names: EditorNames, fields: Fields): Editor[] => [
  {
    path: 'position',
    label: 'Place among the use cases',
    as: 'number',
    min: 0,
    max: 2_000_000_000,
    whole: true,
    empty: 0,
  },
  {
    path: 'peak',
    label: 'At its peak',
    as: 'record',
    parts: [
      { key: 'cores', label: 'Cores', as: 'number', min: 0, max: 2_000_000_000, whole: true, empty: null },
      { key: 'raw', label: 'As somebody wrote it', as: 'text', max: 2000 },
    ],
  },
  ...[...inOrder(candidates([], fields, 'steps.'), fields), { slug: freshStep(fields), name: '' }].map(
    ({ slug }): Editor => ({
      path: `steps.${slug}`,
      label: Object.hasOwn(fields, `steps.${slug}`) ? `Step ${slug}` : 'Another step',
      group: 'Steps',
      as: 'record',
      removes: 'name',
      parts: parts(names),
      hint: `A step without a name is taken away. Packages: ${LINE_FAULTS.doubted}`,
    }),
  ),
];
