import type { CriterionInput, EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, entry, remarks } from './entry.ts';

export const criteria: CriterionInput[] = [
  { slug: 'main-goal', name: 'Main Goal', position: 0 },
  { slug: 'uge-compatible', name: 'UGE compatible', position: 1 },
  { slug: 'lsf-compatible', name: 'LSF compatible', position: 2 },
  { slug: 'privileges', name: 'Privileges', position: 3 },
];

const CONTAINERS = 'Containers';
const TECHNOLOGIES = 'a few technologies to consider Docker, Shifter (Nersk for HPC) and Singularity';

export const runtimes18: EntrySeed[] = [
  entry(
    'runtime',
    'docker',
    {
      name: 'Docker',
      summary: 'The container, as the page puts it.',
      position: 0,
      aliases: [],
      channels: ['registry'],
    },
    {
      remarks: remarks(0, [CONTAINERS, 'Docker: the container'], [CONTAINERS, TECHNOLOGIES]),
      locator: CONTAINERS,
    },
  ),
  entry(
    'runtime',
    'singularity',
    {
      name: 'Singularity',
      summary: 'Containers for scientists.',
      position: 1,
      aliases: ['Apptainer'],
      channels: ['cvmfs', 'sif', 'registry'],
    },
    {
      remarks: remarks(0, [CONTAINERS, 'Singularity: containers for scientist'], [CONTAINERS, TECHNOLOGIES]),
      locator: CONTAINERS,
    },
  ),
  entry(
    'runtime',
    'shifter',
    {
      name: 'Shifter',
      summary: 'A container of NERSC, optimised for high-performance computing.',
      position: 2,
      aliases: [],
      channels: ['registry'],
    },
    {
      remarks: remarks(0, [CONTAINERS, 'Shifter: NERSC container optimized for HPC'], [CONTAINERS, TECHNOLOGIES]),
      locator: CONTAINERS,
    },
  ),
];

const TABLE = 'Tabular Comparison';
const ORDER =
  "The flattened table lost its column heads and empty cells; the order of the page's heading, Docker, Singularity, Shifter, is taken.";
const UGE = 'The row holds "but CC won\'t use it" and perhaps signs that were lost; in which column it stood was lost.';
const LSF =
  "The row holds two (tick) and then the hard space of a blank cell; read in the order of the page's heading, Docker, Singularity, Shifter.";
const NAMED = 'The sentence names the runtime; the label of the row was lost.';
const WONT = "but CC won't use it";

const lost = { value: 'unknown', raw: WONT, doubt: UGE } as const;
const tick = { value: 'yes', raw: '(tick)', doubt: LSF } as const;
const noTick = { value: 'unknown', raw: '', doubt: LSF } as const;
const doubtful = { certainty: 'doubtful' } as const;
const doubted = {
  'criteria.main-goal': doubtful,
  'criteria.uge-compatible': { certainty: 'unknown' },
  'criteria.lsf-compatible': { certainty: 'likely' },
  'criteria.privileges': { certainty: 'likely' },
} as const;
const doubts = remarks(
  100,
  [TABLE, 'LSF compatible(tick)(tick)'],
  [DOUBT, ORDER],
  [DOUBT, UGE],
  [DOUBT, LSF],
  [DOUBT, NAMED],
);

export const runtimesLater: EntrySeed[] = [
  entry(
    'runtime',
    'docker',
    {
      'criteria.main-goal': { value: 'unknown', raw: 'Enterprise applications', doubt: ORDER },
      'criteria.uge-compatible': lost,
      'criteria.lsf-compatible': tick,
      'criteria.privileges': {
        value: 'unknown',
        raw: 'User running docker commands needs to be in special docker group to gain elevated system access […] LSF improves the Docker security',
        doubt: NAMED,
      },
    },
    { said: doubted, remarks: doubts, locator: TABLE },
  ),
  entry(
    'runtime',
    'singularity',
    {
      'criteria.main-goal': {
        value: 'unknown',
        raw: 'Application portability (one image with all dependencies)',
        doubt: ORDER,
      },
      'criteria.uge-compatible': lost,
      'criteria.lsf-compatible': tick,
      'criteria.privileges': {
        value: 'unknown',
        raw: 'User runs Singularity image without special privileges.',
        doubt: NAMED,
      },
    },
    { said: doubted, remarks: doubts, locator: TABLE },
  ),
  entry(
    'runtime',
    'shifter',
    {
      'criteria.main-goal': {
        value: 'unknown',
        raw: 'Run Docker containers in HPC environment, […] Improve Docker security',
        doubt: ORDER,
      },
      'criteria.uge-compatible': lost,
      'criteria.lsf-compatible': noTick,
      'criteria.privileges': {
        value: 'unknown',
        raw: 'User run shifter image without special privileges.',
        doubt: NAMED,
      },
    },
    { said: doubted, remarks: doubts, locator: TABLE },
  ),
];
