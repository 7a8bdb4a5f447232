import { LEVEL_TERMS, type Level, word } from '../../domain/vocabulary.ts';
import type { Table } from './table.ts';
import { dayOf, listed, withNote } from './words.ts';

interface Noted {
  name: string;
  note: string;
}
interface Step {
  slug: string;
  name: string;
  description: string;
  parallelJobs: number | null;
  parallelBound: string;
  parallelRaw: string;
  image: { name: string } | null;
  packages: readonly (Noted & { doubtful: boolean })[];
  sites: readonly Noted[];
  needs: readonly (Noted & { kind: string; couldDrop: boolean })[];
}
interface UseCase {
  slug: string;
  name: string;
  peak: { cores: number | null; raw: string };
  owners: readonly { name: string; role: string }[];
  steps: readonly Step[];
  readiness: readonly { site: { name: string }; level: Level }[];
  updatedAt: string;
}
/** A step within its use case; a use case of which no step is known has one line too. */
export interface StepLine {
  useCase: UseCase;
  step: Step | null;
}

/** The lines of a use case. */
export const stepLines = (useCase: UseCase): StepLine[] =>
  useCase.steps.length === 0 ? [{ useCase, step: null }] : useCase.steps.map((step) => ({ useCase, step }));

function parallel({ parallelRaw, parallelBound, parallelJobs }: Step): string {
  if (parallelRaw.trim() !== '') return parallelRaw.trim();
  return parallelJobs === null ? '' : `${word(parallelBound)} ${parallelJobs}`.trim();
}
const noted = ({ name, note }: Noted): string => withNote(name, note);
const ofStep =
  (say: (step: Step) => string) =>
  ({ step }: StepLine): string =>
    step === null ? '' : say(step);

/** The steps of every use case, as their page shows them. */
export const useCasesTable: Table<StepLine> = {
  noun: 'use-cases',
  caption: 'Use cases and their steps',
  rowId: ({ useCase, step }) => `${useCase.slug}-${step?.slug ?? ''}`,
  columns: [
    { id: 'name', label: 'Use case', width: 170, text: ({ useCase }) => useCase.name },
    { id: 'step', label: 'Step', width: 170, text: ofStep(({ name }) => name) },
    { id: 'parallel', label: 'Parallel jobs', width: 150, text: ofStep(parallel) },
    { id: 'does', label: 'What it does', width: 280, text: ofStep(({ description }) => description) },
    {
      id: 'packages',
      label: 'Packages',
      width: 220,
      text: ofStep(({ packages }) =>
        listed(
          packages.map(({ name, doubtful, note }) =>
            withNote(name, listed([doubtful ? 'doubtful, not counted' : '', note])),
          ),
        ),
      ),
    },
    {
      id: 'needs',
      label: 'Needs',
      width: 220,
      text: ofStep(({ needs }) =>
        listed(
          needs.map(({ name, kind, couldDrop, note }) =>
            withNote(name, listed([word(kind), couldDrop ? 'could be dropped' : '', note], ', ')),
          ),
        ),
      ),
    },
    { id: 'sites', label: 'Sites', width: 170, text: ofStep(({ sites }) => listed(sites.map(noted))) },
    { id: 'image', label: 'Image', width: 150, text: ofStep(({ image }) => image?.name ?? '') },
    {
      id: 'readiness',
      label: 'Use case at its sites',
      width: 220,
      text: ({ useCase }) =>
        listed(useCase.readiness.map(({ site, level }) => `${site.name} ${LEVEL_TERMS[level].label}`)),
    },
    {
      id: 'peak',
      label: 'Cores at its peak',
      width: 150,
      text: ({ useCase: { peak } }) => (peak.raw.trim() !== '' ? peak.raw.trim() : String(peak.cores ?? '')),
    },
    {
      id: 'owners',
      label: 'Experts',
      width: 150,
      text: ({ useCase }) => useCase.owners.map(({ name, role }) => withNote(name, role)).join(', '),
    },
    { id: 'updated', label: 'Last change', width: 120, text: ({ useCase }) => dayOf(useCase.updatedAt) },
  ],
  hidden: ['updated'],
};
