import type { EntrySeed } from '#lib/contracts/changes.ts';
import { dependenciesGist } from './dependencies.ts';
import { DOUBT, entry, remarks } from './entry.ts';
import { notesGist } from './notes.ts';
import { questionsGist } from './questions.ts';
import { tasksGist } from './tasks.ts';

const CORE = 'Core technologies to adopt';
const ISSUES = 'Known and potential issues';
const STEPS = 'Next steps';
const CACHES =
  'At SLAC, we know that there is a 100GB caching proxy setup for CVMFS locally, and that batch nodes have a 25GB local cache.';
const BINDS = 'Singularity does not appear to allow users to mount in arbitrary folders at execution time by default.';
const NOT_YET = "CVMFS is to be installed, but isn't there yet.";
const UPGRADE = 'We need SLAC IT to upgrade singularity on the rhel7 machine.';
const AUTOMOUNTER =
  'There may be issues with the automounter when running batch jobs at SLAC, we are unclear on what issues there may be.';
const ROOTS = 'e.g. /nfs, /u, /sps, /afs, /gpfs, etc...';
const ELSEWHERE =
  'we will need to know if this issue will also exist for jobs which run at IN2P3 and/or the grid, where we might not be able to control a Singularity configuration as easily.';
const on = '2017-07-21';
const by = 'brianv0';

const sitesGist: EntrySeed[] = [
  entry(
    'site',
    'slac',
    {
      nodeCacheBytes: 25_000_000_000,
      proxyCacheBytes: 100_000_000_000,
      userBinds: 'no',
      'offers.cvmfs': { state: 'planned', on: null, raw: NOT_YET },
      'runtimes.singularity': { state: 'testing', on: null, raw: UPGRADE },
      'offers.u': { state: 'unknown', on: null, raw: ROOTS },
    },
    {
      said: {
        nodeCacheBytes: { raw: 'batch nodes have a 25GB local cache', by, on },
        proxyCacheBytes: { raw: 'there is a 100GB caching proxy setup for CVMFS locally', by, on },
        userBinds: { raw: BINDS, by, on, certainty: 'likely' },
        'offers.cvmfs': { by, on },
        'runtimes.singularity': { by, on, certainty: 'likely' },
        'offers.u': { by, on, certainty: 'unknown' },
      },
      open: [
        {
          field: 'offers.cvmfs',
          value: { state: 'available', on: null, raw: CACHES },
          raw: CACHES,
          by,
          on,
          certainty: 'likely',
        },
      ],
      remarks: remarks(
        200,
        [CORE, CACHES, by],
        [
          CORE,
          "This means it's likely that container images and libraries distributed through CVMFS will be in the CVMFS cache at SLAC during production data processing.",
          by,
        ],
        [CORE, 'We believe this will mitigate any scaling issues when, for example, hundreds of L1 jobs start up.', by],
        [ISSUES, AUTOMOUNTER, by],
        [STEPS, `${UPGRADE} ${NOT_YET}`, by],
        [
          DOUBT,
          'The gist speaks of CVMFS caches on the batch nodes of SLAC and of CVMFS not being installed yet on the rhel7 machine; both are kept.',
        ],
        [DOUBT, 'Sizes are read as decimal gigabytes.'],
        [
          DOUBT,
          'That users may not mount arbitrary folders is said of Singularity "by default"; it is taken for SLAC, whose IT the gist turns to about it, and left unknown elsewhere.',
        ],
      ),
      locator: `${CORE}; ${ISSUES}; ${STEPS}`,
    },
  ),
  entry(
    'site',
    'cc-in2p3',
    { 'offers.sps': { state: 'unknown', on: null, raw: ROOTS } },
    {
      said: { 'offers.sps': { by, on, certainty: 'unknown' } },
      remarks: remarks(
        200,
        [ISSUES, ELSEWHERE, by],
        [DOUBT, 'That /sps is at CC-IN2P3 is not said; the gist lists it among well-known file system roots.'],
      ),
      locator: ISSUES,
    },
  ),
  entry('site', 'grid', {}, { remarks: remarks(200, [ISSUES, ELSEWHERE, by]), locator: ISSUES }),
  entry('runtime', 'singularity', {}, { remarks: remarks(200, [ISSUES, BINDS, by]), locator: ISSUES }),
  entry(
    'use_case',
    'l1-processing',
    {},
    {
      remarks: remarks(
        200,
        ['Container flavors', "We don't expect, for example, L1 to use these containers.", by],
        [
          ISSUES,
          'Our containers will likely need several configuration files mounted in or added to the container build as well, especially for L1.',
          by,
        ],
      ),
      locator: 'Container flavors; Known and potential issues',
    },
  ),
];

export const gist: EntrySeed[] = [...dependenciesGist, ...sitesGist, ...questionsGist, ...notesGist, ...tasksGist];
