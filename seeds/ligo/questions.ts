import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE } from './talk.ts';

const WITHIN_HOUR =
  'Within hour, a developer can test changes via Docker or on Open Science Grid using Singularity and CVMFS!';
const OUTSIDE =
  'But.. many sites replace this with local symbolic link outside of /cvmfs at arbritrary mount point (e.g. /hdfs, /gpfs, etc.). Problematic for bind mounts w/o OverlayFS';
const FIGURE_OUT = 'I have to figure out what HTCondor does with “+SingularityImage” by D_FULLDEBUG logging';
const EXAMPLES =
  'Must have working examples of “more resources easier” to have any hope of getting researchers to pay any up-front cost at all in “non-science” modifications to workflow';
const HELP = 'Relay + Queue can easily be re-implemented ( e.g. AWS API Gateway + Lambda + SQS)';

export const questions: EntrySeed[] = [
  {
    kind: 'question',
    slug: 'deploy-to-the-grid',
    set: {
      name: 'Can we continuously deploy to the grid?',
      topic: 'Deployment',
      position: 1,
      body: 'Users can self-deploy to their workstation, but can we continuously deploy to the grid?',
      answered: true,
      'options.docker-images-to-cvmfs': {
        name: 'Publish Docker images to CVMFS, run them with Singularity',
        position: 1,
        points: [
          { side: 'pro', text: WITHIN_HOUR, site: 'open-science-grid', useCase: 'developer' },
          { side: 'pro', text: 'Service active for 4 months' },
          { side: 'pro', text: 'The infrastructure is freely available' },
          { side: 'con', text: 'Issues: Data w/Auth not First Class Citizen in CVMFS ecosystem' },
          { side: 'con', text: 'Issues: CVMFS + MacOS (or Docker on MacOS) not easy', useCase: 'end-user' },
        ],
      },
    },
    remarks: remarks({
      [SLIDE.tools]: ['Users can self-deploy to their workstation, but can we continuously deploy to the grid?'],
      [SLIDE.publishing]: [{ text: WITHIN_HOUR, role: 'answer', answersTo: 0 }],
    }),
    locator: 'Slides 8 and 10',
  },
  {
    kind: 'question',
    slug: 'reproducibility',
    set: {
      name: 'How to organize and present containers for reproducibility?',
      topic: 'Reproducibility',
      position: 2,
      body: 'How to organize and present containers for reproducibility in the long (long) term',
      'options.tags': {
        name: 'Tags',
        position: 1,
        points: [
          { side: 'pro', text: 'Real people use tags.' },
          { side: 'con', text: 'Tags come and go' },
        ],
      },
      'options.manifest-digests': {
        name: 'Manifest digests',
        position: 2,
        points: [{ side: 'pro', text: 'manifest digests are forever' }],
      },
    },
    remarks: remarks({
      [SLIDE.practices]: ['Divine intervention required to replicate analyses in the future'],
      [SLIDE.problems]: [
        'How to organize and present containers for reproducibility in the long (long) term',
        'Tags come and go, but manifest digests are forever. Real people use tags.',
      ],
    }),
    locator: 'Slides 6 and 13',
  },
  {
    kind: 'question',
    slug: 'htcondor-singularity-image',
    set: {
      name: 'What does HTCondor do with “+SingularityImage”?',
      topic: 'Singularity in the batch system',
      position: 3,
      body: FIGURE_OUT,
      'options.invoke-singularity-directly': {
        name: 'Invoke singularity directly',
        position: 1,
        points: [{ side: 'remark', text: '“Sophisticated” user work-around: invoke singularity w/arguments directly' }],
      },
      'options.wrappers-and-glideins': {
        name: 'Wrappers and GlideIns at grid level',
        position: 2,
        points: [
          { side: 'pro', text: 'Edge-cases solved at grid level with wrappers/GlideIns', site: 'open-science-grid' },
        ],
      },
      'options.within-htcondor': {
        name: 'Within HTCondor',
        position: 3,
        points: [{ side: 'con', text: 'slower adoption within HTCondor' }],
      },
    },
    remarks: remarks({
      [SLIDE.problems]: [
        FIGURE_OUT,
        '“Sophisticated” user work-around: invoke singularity w/arguments directly',
        'Edge-cases solved at grid level with wrappers/GlideIns; slower adoption within HTCondor',
      ],
    }),
    locator: 'Slide 13',
  },
  {
    kind: 'question',
    slug: 'where-jobs-read-data',
    set: {
      name: 'How do jobs in containers reach LIGO data?',
      topic: 'Data',
      position: 4,
      'options.cvmfs': {
        name: 'CVMFS with the X509 authz helper',
        position: 1,
        points: [
          { side: 'pro', text: 'LIGO data available over CVMFS + X509 authz helper' },
          { side: 'con', text: 'Issues: Data w/Auth not First Class Citizen in CVMFS ecosystem' },
          {
            side: 'con',
            text: 'Workflow at UWM can interact with X509 authz helper to hang process table',
            site: 'uwm-cgca',
          },
        ],
      },
      'options.local-link': {
        name: 'A local symbolic link outside of /cvmfs',
        position: 2,
        points: [{ side: 'con', text: OUTSIDE }],
      },
      'options.bind-points-in-the-image': {
        name: 'Typical bind points created in every image',
        position: 3,
        points: [{ side: 'pro', text: 'Adds several typical OSG bind points for sites without OverlayFS' }],
      },
      'options.file-transfers': {
        name: 'HTCondor file transfers',
        position: 4,
        points: [
          { side: 'pro', text: 'Removing typical LIGO dependency on local shared filesystems' },
          { side: 'con', text: 'LIGO sysadmins and users don’t have much experience managing file transfers' },
        ],
      },
    },
    remarks: remarks({ [SLIDE.problems]: ['LIGO data available over CVMFS + X509 authz helper', OUTSIDE] }),
    locator: 'Slides 11 to 14',
  },
  {
    kind: 'question',
    slug: 'relay-and-queue',
    set: {
      name: 'Re-implement Relay + Queue?',
      topic: 'Infrastructure',
      position: 5,
      body: HELP,
      'options.docker-compose': {
        name: 'The Docker Compose applications as they are',
        position: 1,
        points: [
          {
            side: 'remark',
            text: 'These applications are distributed as fairly simple Docker Compose applications',
          },
        ],
      },
      'options.aws': { name: 'AWS API Gateway + Lambda + SQS', position: 2, points: [{ side: 'remark', text: HELP }] },
    },
    remarks: remarks({ [SLIDE.infrastructure]: [HELP, 'Wanna help?'] }),
    locator: 'Slide 14',
  },
];

/** What the speaker says must be done, in his order; nobody set dates. */
export const tasks: EntrySeed[] = [
  {
    kind: 'task',
    slug: 'greater-use-of-resources',
    set: {
      name: 'Make greater use of resources not directly managed by LIGO',
      state: 'open',
      position: 1,
      about: [
        { kind: 'site', slug: 'institutional-resources' },
        { kind: 'site', slug: 'open-science-grid' },
        { kind: 'site', slug: 'virgo' },
      ],
    },
    remarks: remarks({
      [SLIDE.demand]: ['We need to make greater use of resources not directly managed by LIGO'],
      [SLIDE.practices]: ['Approach cannot be sustained from either user or administrator perspective!'],
    }),
    locator: 'Slide 5',
  },
  {
    kind: 'task',
    slug: 'development-practices',
    set: {
      name: 'Make development practices mimic what “we want the users to do”',
      state: 'open',
      position: 2,
      about: [{ kind: 'use_case', slug: 'developer' }],
    },
    remarks: remarks({
      [SLIDE.debt]: [
        'The low-cost approach to development suddenly has costs when you have more and better data!',
        'Must make it easier for development practices to more closely mimic what “we want the users to do” at similar up-front cost in time and technical understanding.',
      ],
    }),
    locator: 'Slide 7',
  },
  {
    kind: 'task',
    slug: 'working-examples',
    set: {
      name: 'Have working examples of “more resources easier”',
      state: 'open',
      position: 3,
      about: [{ kind: 'question', slug: 'where-jobs-read-data' }],
    },
    remarks: remarks({ [SLIDE.problems]: [EXAMPLES] }),
    locator: 'Slide 13',
  },
  {
    kind: 'task',
    slug: 'figure-out-singularity-image',
    set: {
      name: 'Figure out what HTCondor does with “+SingularityImage”',
      state: 'open',
      position: 4,
      owner: 'thomas-p-downes',
      about: [{ kind: 'question', slug: 'htcondor-singularity-image' }],
    },
    remarks: remarks({ [SLIDE.problems]: [FIGURE_OUT] }),
    locator: 'Slide 13',
  },
  {
    kind: 'task',
    slug: 'help-with-relay-and-queue',
    set: {
      name: 'Help with Relay + Queue',
      state: 'open',
      position: 5,
      about: [
        { kind: 'question', slug: 'relay-and-queue' },
        { kind: 'package', slug: 'webhook-relay' },
        { kind: 'package', slug: 'webhook-queue' },
      ],
    },
    remarks: remarks({ [SLIDE.infrastructure]: [HELP, 'Wanna help?'] }),
    locator: 'Slide 14',
  },
];
