import type { EntrySeed } from '#lib/contracts/changes.ts';
import { EDITOR, entry, remarks } from './entry.ts';

type About = {
  kind: 'package' | 'site' | 'question' | 'use_case' | 'runtime' | 'image' | 'dependency' | 'note';
  slug: string;
}[];
const PACKAGES = ['fastcopy', 'halfpipe', 'isoc-monitoring', 'glastrelease', 'datamonitoring', 'sciencetools', 'asp'];
const about = (kind: About[number]['kind'], ...slugs: string[]): About => slugs.map((slug) => ({ kind, slug }));
const FARMS = about('site', 'slac', 'cc-in2p3');

/** A line of the task list; `position` is its place in the order of priority of its version. */
const task = (position: number, slug: string, line: string, entries: About, actions: string[] = []): EntrySeed =>
  entry(
    'task',
    slug,
    { name: line, state: 'open', position, body: line, about: entries, actions },
    { locator: 'Task List' },
  );

/** The task list of version 18, in its order. */
export const tasks18: EntrySeed[] = [
  task(1, 'prioritize-task-list', 'Prioritize this task list', []),
  task(
    2,
    'detailed-status',
    'Make a detailed status for each of the main software package (Summary table below)',
    about('package', ...PACKAGES),
    [
      'try-platform:fastcopy:rhel6',
      'say-upgradable:isoc-monitoring',
      'say-upgradable:sciencetools',
      'say-upgradable:asp',
    ],
  ),
  task(
    3,
    'use-case-list',
    'Make a very simple list of use cases: L1Proc, End user, Developer...',
    about('use_case', 'l1-processing', 'end-user', 'developer'),
  ),
  task(
    4,
    'vm-vs-containers',
    'Summarize pros and cons of VMs vs Containers (considering use cases)',
    about('question', 'vm-or-containers'),
  ),
  task(5, 'docker-vs-singularity', 'Summarize pros and cons of Docker vs Singularity (considering use cases)', [
    ...about('question', 'which-runtime'),
    ...about('runtime', 'docker', 'singularity'),
  ]),
  task(6, 'virtualization-status', 'Summarize Virtualization and Containerization status at SLAC and CC-IN2P3', FARMS, [
    'offer-runtime:slac:docker',
    'offer-runtime:cc-in2p3:singularity',
    'offer-vm:cc-in2p3',
  ]),
  task(7, 'release-manager', 'Can the Release Manager create and track the VM/Containers?', [
    ...about('question', 'release-manager'),
    ...about('dependency', 'release-manager'),
  ]),
];

const gone = (slug: string): EntrySeed =>
  entry(
    'task',
    slug,
    { state: 'abandoned' },
    {
      remarks: remarks(100, [
        EDITOR,
        'The later version of the task list no longer has this line; whether it was done is not said.',
      ]),
      locator: 'Task List',
    },
  );
const moved = (slug: string, position: number): EntrySeed =>
  entry('task', slug, { position }, { locator: 'Task List' });

const REWORDED =
  'Summarize pros and cons of Docker vs Singularity vs Shifter (considering use cases, and what computer centers like most...)';

/** The later list: five lines of version 18 in a new order, one of them reworded, and five new ones. */
export const tasksLater: EntrySeed[] = [
  gone('prioritize-task-list'),
  gone('vm-vs-containers'),
  moved('detailed-status', 1),
  moved('use-case-list', 2),
  entry(
    'task',
    'docker-vs-singularity',
    {
      name: REWORDED,
      position: 3,
      body: REWORDED,
      about: [...about('question', 'which-runtime'), ...about('runtime', 'docker', 'singularity', 'shifter')],
    },
    { locator: 'Task List' },
  ),
  moved('virtualization-status', 4),
  moved('release-manager', 5),
  task(
    6,
    'test-containers',
    'Test containers at SLAC and CC-IN2P3, using the pipeline',
    [...FARMS, ...about('package', 'glastrelease'), ...about('dependency', 'pipeline')],
    [
      'choose-suites:glastrelease',
      'run-tests:glastrelease:slac:container:docker',
      'run-tests:glastrelease:slac:container:singularity',
      'run-tests:glastrelease:cc-in2p3:container:docker',
      'run-tests:glastrelease:cc-in2p3:container:singularity',
    ],
  ),
  task(7, 'scaling-test', 'Scaling test running many containers at SLAC, and CC-IN2P3, using the pipeline', [
    ...FARMS,
    ...about('use_case', 'l1-processing'),
    ...about('dependency', 'pipeline'),
  ]),
  task(
    8,
    'build-gr-container',
    'Build a GR container, with everything and/or with a minimal runtime environment',
    [...about('package', 'glastrelease'), ...about('question', 'image-layout')],
    ['build-image:glastrelease'],
  ),
  task(9, 'small-mc-production', 'Run a small MC production with a GR container using the pipeline', [
    ...about('use_case', 'mc-simulation'),
    ...about('package', 'glastrelease'),
    ...about('dependency', 'pipeline'),
  ]),
  task(10, 'small-reprocessing', 'Run a small reprocessing task with a GR container using the pipeline', [
    ...about('use_case', 'reprocessing'),
    ...about('package', 'glastrelease'),
    ...about('dependency', 'pipeline'),
  ]),
];

const next = (
  position: number,
  slug: string,
  name: string,
  raw: string,
  entries: About,
  actions: string[] = [],
): EntrySeed =>
  entry('task', slug, { name, state: 'open', position, body: raw, about: entries, actions }, { locator: 'Next steps' });

/** The gist's next steps, after the page's list. */
export const tasksGist: EntrySeed[] = [
  next(
    11,
    'libraries-in-cvmfs',
    'Get the libraries in CVMFS',
    'We need to get the libraries in CVMFS',
    about('dependency', 'cvmfs', 'glast-ext'),
  ),
  next(
    12,
    'containers-into-pipeline',
    'Investigate the best plan of attack for integrating containers into the pipeline',
    "We plan on investigating the best plan of attack for integrating containers into the pipeline. We aren't yet sure the best way to run a job in the pipeline just yet, but we believe all batch jobs will be submitted with the container executing the pipeline wrapper.",
    [...about('question', 'container-in-pipeline', 'job-mail'), ...about('dependency', 'pipeline')],
  ),
  next(
    13,
    'singularity-at-slac',
    'Upgrade singularity on the rhel7 machine at SLAC',
    'We need SLAC IT to upgrade singularity on the rhel7 machine.',
    [...about('site', 'slac'), ...about('runtime', 'singularity')],
    ['offer-runtime:slac:singularity'],
  ),
  next(
    14,
    'cvmfs-at-slac',
    'Install CVMFS on the rhel7 machine at SLAC',
    "CVMFS is to be installed, but isn't there yet.",
    [...about('site', 'slac'), ...about('dependency', 'cvmfs')],
    ['offer:slac:cvmfs'],
  ),
  next(
    15,
    'mount-points-with-slac-it',
    'Work with SLAC IT on mounting folders with Singularity',
    'We plan on working with SLAC IT to see if there is a configuration issue involved',
    [...about('question', 'arbitrary-binds'), ...about('site', 'slac')],
  ),
];
