import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';

const USE_CASES = 'Use Cases';
const BATCH = 'L1 processing, reprocessing in SLAC batch farm';
const SIMULATIONS = 'Simulations at Lyon, SLAC, GRID';
const SYSTEMS = 'What systems need what kinds of containers?';
const gr = { slug: 'glastrelease', note: '' };
const stDoubtful = {
  slug: 'sciencetools',
  doubtful: true,
  note: 'some step of L1Proc, makeFT1 or makeFT2 actually need both GR and ST to be setup to run',
};
const slac = [{ slug: 'slac', note: BATCH }];

export const useCases18: EntrySeed[] = [
  entry(
    'use_case',
    'l1-processing',
    {
      name: 'L1 processing',
      summary: 'L1 processing in the SLAC batch farm (L1Proc).',
      position: 0,
      'steps.processing': {
        name: 'L1 processing',
        position: 0,
        description: 'RHEL6 container on a RHEL7 host',
        packages: [gr],
        sites: slac,
      },
    },
    {
      said: { 'steps.processing': { raw: BATCH } },
      remarks: remarks(
        0,
        [USE_CASES, BATCH],
        [USE_CASES, 'RHEL6 container on a RHEL7 host'],
        ['Pipeline', 'For something like the L1 pipeline, a number of images would need to be launched simultaneously'],
      ),
      locator: 'Details for main packages, GlastRelease, Use Cases',
    },
  ),
  entry(
    'use_case',
    'reprocessing',
    {
      name: 'Reprocessing',
      summary: 'Reprocessing in the SLAC batch farm.',
      position: 1,
      'steps.reprocessing': { name: 'Reprocessing', position: 0, packages: [gr], sites: slac },
    },
    {
      said: { 'steps.reprocessing': { raw: BATCH } },
      remarks: remarks(0, [USE_CASES, BATCH]),
      locator: 'Details for main packages, GlastRelease, Use Cases',
    },
  ),
  entry(
    'use_case',
    'mc-simulation',
    {
      name: 'MC simulation',
      summary: 'Simulations at Lyon, SLAC, GRID.',
      position: 2,
      owners: [{ person: 'samuel', role: 'contact' }],
      'steps.simulation': {
        name: 'Simulation',
        position: 0,
        packages: [gr],
        sites: [
          { slug: 'cc-in2p3', note: SIMULATIONS },
          { slug: 'slac', note: SIMULATIONS },
          { slug: 'grid', note: SIMULATIONS },
        ],
      },
    },
    {
      said: {
        owners: { raw: 'maybe the same as for SLAC - check with Samuel for details', certainty: 'likely' },
        'steps.simulation': { raw: SIMULATIONS },
      },
      remarks: remarks(
        0,
        [USE_CASES, SIMULATIONS],
        [USE_CASES, 'maybe the same as for SLAC - check with Samuel for details'],
      ),
      locator: 'Details for main packages, GlastRelease, Use Cases',
    },
  ),
  entry(
    'use_case',
    'developer',
    {
      name: 'Developer',
      summary: 'Developers of GlastRelease and ScienceTools: code development and debugging.',
      position: 3,
      'steps.develop': {
        name: 'Develop and debug',
        position: 0,
        description: 'Compile inside the container, run debugger inside container.',
        packages: [gr, { slug: 'sciencetools', note: 'ST is constantly evolving […] debugging ST is important' }],
        sites: [],
      },
    },
    {
      said: {
        'steps.develop': {
          raw: 'A few people running GlastRelease (Developers) - nice use case for Docker.',
          certainty: 'likely',
        },
      },
      remarks: remarks(
        0,
        [USE_CASES, 'Developers & Users'],
        [
          USE_CASES,
          'maybe separate versions for debug symbols and source for developers. Could be on-demand production of this version.',
        ],
        [SYSTEMS, 'Lightweight container for developers then they can compile. Users have full compiled.'],
        [
          EDITOR,
          'No site is named: a laptop is ("Getting GlastRelease to run on your laptop is painful"). So no pair is counted from this use case.',
        ],
      ),
      locator: 'Task List; Details for main packages, GlastRelease',
    },
  ),
  entry(
    'use_case',
    'end-user',
    {
      name: 'End user',
      summary: 'Somebody who runs the software and does not build it.',
      position: 4,
      'steps.analysis': {
        name: 'Run ScienceTools',
        position: 0,
        packages: [{ slug: 'sciencetools', note: 'Focus with ScienceTools is just ease of distribution' }],
        sites: [],
      },
    },
    {
      said: { 'steps.analysis': { raw: 'Focus with ScienceTools is just ease of distribution', certainty: 'likely' } },
      remarks: remarks(
        0,
        ['Science Tools', 'Focus with ScienceTools is just ease of distribution'],
        [SYSTEMS, 'User image has everything - compiled.', 'giacomo'],
        ['Science Tools', 'on nodes not on NFS'],
        ['Science Tools', 'Caching image on all of the nodes.'],
        [
          EDITOR,
          'No site is named for end users, nor whose nodes are meant, so no pair is counted from this use case.',
        ],
      ),
      locator: 'Task List; Details for main packages, Science Tools',
    },
  ),
  entry(
    'use_case',
    'isoc-operations',
    {
      name: 'ISOC operations',
      summary: 'FastCopy, Halfpipe and Isoc Monitoring on the ISOC ops boxes.',
      position: 5,
      'steps.operations': {
        name: 'Operations',
        position: 0,
        packages: [
          { slug: 'isoc-monitoring', note: '' },
          { slug: 'fastcopy', doubtful: true, note: 'Stands under the same heading as the ISOC ops boxes.' },
          { slug: 'halfpipe', doubtful: true, note: 'Stands under the same heading as the ISOC ops boxes.' },
        ],
        sites: [],
      },
    },
    {
      said: {
        'steps.operations': {
          raw: 'ISOC ops boxes are mostly under RHEL5. Demonstrated that the tools can be run under RHEL6.',
          certainty: 'likely',
        },
      },
      remarks: remarks(
        0,
        [
          'Halfpipe/FastCopy',
          'ISOC ops boxes are mostly under RHEL5. Demonstrated that the tools can be run under RHEL6.',
        ],
        ['Halfpipe/FastCopy', 'Backup ISOC is no longer supported.'],
        [EDITOR, 'Where the ISOC ops boxes stand is not said, so no pair is counted from this use case.'],
        [DOUBT, 'Which tools were demonstrated under RHEL6 is not said.'],
      ),
      locator: 'Details for main packages, Halfpipe/FastCopy',
    },
  ),
];

const NUMBERS = 'A few numbers on the main steps done in separate jobs in L1: digi, recon/merit, FT1';
const DIGI =
  'digitization is at the "chunk" level and is just converting LDF binary data into ROOT files : requires <50 parallel jobs per run';
const RECON =
  'recon/merit is at the "crumb" and is the heaviest part, involves calibrations and query to mysql db, then reconstruction eats most of the CPU, while merit is straightforward: up to more that 500 parallel jobs per run';
const FT1 =
  'makeFT1 is at the "chunk" level and is (almost) just converting the merit ROOT file into a FITS file, requires <50 parallel jobs per run';
const PEAK =
  "taking all this, if L1 ends up processing 3 deliveries with 3 pieces of a run each, we might in principle get up to 3000 cores running in parallel, in practice I'd say we never go over 1500.";
const JOHAN =
  "Johan: I kind of remember that some step of L1Proc, makeFT1 or makeFT2 actually need both GR and ST to be setup to run... wonder if that's still true?";
const REPROCESSING = 'data reprocessing would need only "recon" and "FT1" containers';
const MC =
  'simulations require a full GR in the container, as all the steps MC, DIGI, RECON, MERIT, are done within the same job';
const reconNeeds = [
  { slug: 'mysql-db', note: 'involves calibrations and query to mysql db' },
  { slug: 'calibration-and-alignment-files', note: 'involves calibrations and query to mysql db' },
];
const ft1Needs = [{ slug: 'xrootd', note: 'do FT1, FT2 files go to xrootd? yes, as far as I know (Johan)' }];
const DEVELOPERS = 'developer clearly need to build the code, where users just need a working run time environment';
const details = 'Details for main packages, Use Cases';

export const useCasesLater: EntrySeed[] = [
  entry(
    'use_case',
    'l1-processing',
    {
      peak: { cores: 3000, raw: PEAK },
      'steps.processing': null,
      'steps.digi': {
        name: 'digi',
        position: 0,
        description: 'Digitization: converts LDF binary data into ROOT files.',
        parallelJobs: 50,
        parallelBound: 'less_than',
        parallelRaw: DIGI,
        unit: 'chunk',
        packages: [gr],
        sites: slac,
      },
      'steps.recon-merit': {
        name: 'recon/merit',
        position: 1,
        description:
          'The heaviest part: calibrations and query to the mysql db, then reconstruction eats most of the CPU, while merit is straightforward.',
        parallelJobs: 500,
        parallelBound: 'more_than',
        parallelRaw: RECON,
        unit: 'crumb',
        packages: [gr],
        sites: slac,
        needs: reconNeeds,
      },
      'steps.makeft1': {
        name: 'makeFT1',
        position: 2,
        description: '(Almost) just converts the merit ROOT file into a FITS file.',
        parallelJobs: 50,
        parallelBound: 'less_than',
        parallelRaw: FT1,
        unit: 'chunk',
        packages: [gr, stDoubtful],
        sites: slac,
        needs: ft1Needs,
      },
    },
    {
      said: {
        peak: { certainty: 'likely' },
        'steps.processing': { raw: NUMBERS },
        'steps.digi': { raw: DIGI },
        'steps.recon-merit': { raw: RECON },
        'steps.makeft1': { raw: FT1 },
      },
      open: [
        {
          field: 'peak',
          value: { cores: 1500, raw: PEAK },
          raw: "in practice I'd say we never go over 1500.",
          certainty: 'likely',
        },
        {
          field: 'steps.makeft1',
          value: { name: 'makeFT1', position: 2, packages: [gr, { ...stDoubtful, doubtful: false }], sites: slac },
          raw: JOHAN,
          by: 'johan',
          certainty: 'doubtful',
        },
      ],
      remarks: remarks(
        100,
        [USE_CASES, NUMBERS],
        [USE_CASES, DIGI],
        [USE_CASES, RECON],
        [USE_CASES, FT1],
        [USE_CASES, PEAK],
        [USE_CASES, JOHAN, 'johan'],
        [DOUBT, '"up to more that 500" is kept as more than 500.'],
        [DOUBT, 'Who "I" is in "in practice I\'d say" was not written.'],
        [EDITOR, 'The one step of version 18 is replaced by the three that the later version describes.'],
      ),
      locator: details,
    },
  ),
  entry(
    'use_case',
    'reprocessing',
    {
      'steps.reprocessing': null,
      'steps.recon': { name: 'recon', position: 0, packages: [gr], sites: slac, needs: reconNeeds },
      'steps.ft1': { name: 'FT1', position: 1, packages: [gr, stDoubtful], sites: slac, needs: ft1Needs },
    },
    {
      said: {
        'steps.reprocessing': { raw: REPROCESSING },
        'steps.recon': { raw: REPROCESSING, certainty: 'likely' },
        'steps.ft1': { raw: REPROCESSING, certainty: 'likely' },
      },
      remarks: remarks(
        100,
        [USE_CASES, REPROCESSING],
        [
          EDITOR,
          "What recon and FT1 need is taken from the same steps of L1 processing, Johan's doubt about ScienceTools with it; their parallel jobs in reprocessing are not said.",
        ],
      ),
      locator: details,
    },
  ),
  entry(
    'use_case',
    'mc-simulation',
    {
      'steps.simulation': {
        name: 'MC, DIGI, RECON, MERIT',
        position: 0,
        description: MC,
        packages: [{ slug: 'glastrelease', note: 'a full GR in the container' }],
        sites: [
          { slug: 'cc-in2p3', note: SIMULATIONS },
          { slug: 'slac', note: SIMULATIONS },
          { slug: 'grid', note: SIMULATIONS },
        ],
      },
    },
    {
      said: { 'steps.simulation': { raw: MC } },
      remarks: remarks(
        100,
        [USE_CASES, MC],
        [
          DOUBT,
          'Whether RECON within a simulation needs the calibration database, as in L1, is not said; no such need is recorded.',
        ],
      ),
      locator: details,
    },
  ),
  entry('use_case', 'developer', {}, { remarks: remarks(100, [USE_CASES, DEVELOPERS]), locator: details }),
  entry(
    'use_case',
    'end-user',
    {
      'steps.glastrelease': {
        name: 'Run GlastRelease',
        position: 1,
        description: 'Needs a working run time environment only.',
        packages: [gr],
        sites: [],
      },
    },
    {
      said: { 'steps.glastrelease': { raw: DEVELOPERS, certainty: 'likely' } },
      remarks: remarks(100, [USE_CASES, DEVELOPERS]),
      locator: details,
    },
  ),
];
