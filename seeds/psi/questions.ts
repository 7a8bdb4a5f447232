import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, WORDS } from './talk.ts';

const EXISTING = 'What existing solutions do we have so far ?';
const NEW = 'What are new options that we might explore more in future ?';
const MERGE = 'how to merge the best ideas and experiences gained at our different sites ?';
const BLOCKS = 'which building blocks should be part of a new blueprint ?';
const IF = 'If we make use of container technology in a HPC/HTC environment:';
const TYPES = 'which container image type(s) to use ? Should it be Docker compatible in any case ?';
const LIMITS =
  "How to overcome Docker limitations: docker's main design goal is to provide completely independent container images, while a HPC cluster always is built on the sharing of some specially efficient HW components. Inefficiency on parallel filesystems due to its stacked container format ?";
const STORAGE =
  'how do we handle storage resources efficiently for HTC applications ? This implies integration of parallel FS, network performance and security aspects';
const RESOURCES =
  'how do we manage resources (batch systems vs container orchestration, HPC Cluster vs “Cloud”) , see e.g. https://kubernetes.io/blog/2017/08/kubernetes- meets-high-performance/ . Choose one or the other or both merged in some way ?';
const VIRTUAL =
  'Do containers make the virtualization layer unnecessary ? Or do we still need it e.g. for optimal reproducability ?';
const TESTS =
  'Illustrate need for extensive tests and explorations of options to be able to make the right decisions in time and therefore important to compare each other experiences';
const PATHS = 'The future path(es) still need to be explored by all of us and it will help to share our experiences';
const JOBS = 'Meanwhile concepts for Kubernetes extended: Jobs/Batch Ressources';
const ADVANTAGES = [
  'adaptability to existing environments at different sites',
  'containers allow to provide OS environments tailored to the needs of the different scientist groups',
  'containers make it easier to share full work environments',
];

const asked = (slug: string, name: string, position: number, words: string): EntrySeed => ({
  kind: 'question',
  slug,
  set: { name, topic: 'Purpose of this talk', position, body: words },
  remarks: remarks({ [SLIDE.purpose]: [words] }),
  locator: 'Slide 2',
});

export const questions: EntrySeed[] = [
  asked('existing-solutions', EXISTING, 1, EXISTING),
  asked('new-options', NEW, 2, NEW),
  asked('merge-experiences', 'How to merge the best ideas and experiences?', 3, MERGE),
  asked('building-blocks', 'Which building blocks should be part of a new blueprint?', 4, BLOCKS),
  {
    kind: 'question',
    slug: 'orchestration-platform',
    set: {
      name: 'Which container orchestration platform?',
      topic: 'Data Catalog and Container Orchestration',
      position: 5,
      body: WORDS.chosen,
      answered: true,
      'options.kubernetes': {
        name: 'Kubernetes',
        position: 1,
        points: [
          {
            side: 'pro',
            text: WORDS.experience,
            person: 'Stephan Egli',
            useCase: 'data-catalog',
            site: 'psi-kubernetes',
          },
          { side: 'remark', text: 'Initially built for long running web service type applications' },
        ],
      },
      'decisions.kubernetes': {
        option: 'kubernetes',
        state: 'accepted',
        text: 'We chose Kubernetes.',
        by: 'PSI',
      },
    },
    remarks: remarks({ [SLIDE.catalog]: [WORDS.microservices, WORDS.chosen, WORDS.experience] }),
    locator: 'Slide 10',
  },
  {
    kind: 'question',
    slug: 'containers-for-data-analysis',
    set: {
      name: 'Containers for Data Analysis',
      topic: 'Containers for Data Analysis',
      position: 6,
      'options.containers': {
        name: 'Containers',
        position: 1,
        points: ADVANTAGES.map((text) => ({ side: 'pro' as const, text })),
      },
      'options.shifter': {
        name: 'Shifter-NG',
        position: 2,
        points: [
          {
            side: 'pro',
            text: 'Allows an HPC system to efficiently and safely allow end-users to run a docker image.',
          },
          { side: 'pro', text: 'Integration with batch scheduler systems.' },
          { side: 'pro', text: 'Security oriented to HPC systems, native performance of custom HPC hardware.' },
          { side: 'pro', text: 'Compatible with Docker.' },
          { side: 'remark', text: WORDS.tested },
        ],
      },
      'options.singularity': {
        name: 'Singularity',
        position: 3,
        points: [
          { side: 'pro', text: 'Mobility of Compute' },
          {
            side: 'pro',
            text: 'Leverage resources like HPC interconnects, resource managers, file systems, GPUs and/or accelerators, etc.',
          },
        ],
      },
    },
    remarks: remarks({
      [SLIDE.containers]: [
        WORDS.minimal,
        `Potential advantage: − ${ADVANTAGES.join(' − ')}`,
        'New Container implementations for better HPC support',
        WORDS.shifter,
        WORDS.singularity,
      ],
    }),
    locator: 'Slide 18',
  },
  {
    kind: 'question',
    slug: 'kubernetes-for-data-analysis',
    set: {
      name: 'Kubernetes for Data Analysis ?',
      topic: 'Kubernetes for Data Analysis',
      position: 7,
      'options.kubernetes': {
        name: 'Kubernetes for data analysis',
        position: 1,
        points: [
          { side: 'remark', text: 'Originally main application area: (long running) web services' },
          { side: 'pro', text: WORDS.helm },
          { side: 'pro', text: JOBS },
          { side: 'pro', text: WORDS.oci },
          { side: 'remark', text: WORDS.controls, site: 'psi-controls', useCase: 'control-systems' },
        ],
      },
      links: {
        raw: 'https://www.sylabs.io/2018/03/singularity-oci-cloud- native-enterprise-performance-computing/',
        items: [
          {
            label: 'Singularity and OCI compliant runtimes',
            url: 'https://www.sylabs.io/2018/03/singularity-oci-cloud-native-enterprise-performance-computing/',
          },
        ],
      },
    },
    remarks: remarks({
      [SLIDE.kubernetes]: [
        'Kubernetes for Data Analysis ?',
        'Originally main application area: (long running) web services',
        WORDS.helm,
        JOBS,
        WORDS.oci,
        WORDS.controls,
      ],
    }),
    locator: 'Slide 19',
  },
  {
    kind: 'question',
    slug: 'image-types',
    set: {
      name: 'Which container image types to use?',
      topic: 'Open points',
      position: 8,
      body: `${IF} ${TYPES}`,
      'options.docker-compatible': {
        name: 'Docker compatible in any case',
        position: 1,
        points: [{ side: 'remark', text: 'Should it be Docker compatible in any case ?' }],
      },
    },
    remarks: remarks({ [SLIDE.open]: [IF, TYPES] }),
    locator: 'Slide 20',
  },
  {
    kind: 'question',
    slug: 'docker-limitations',
    set: {
      name: 'How to overcome Docker limitations?',
      topic: 'Open points',
      position: 9,
      body: LIMITS,
      'options.docker': {
        name: 'Docker',
        position: 1,
        points: [
          {
            side: 'con',
            text: "docker's main design goal is to provide completely independent container images, while a HPC cluster always is built on the sharing of some specially efficient HW components.",
          },
          { side: 'con', text: 'Inefficiency on parallel filesystems due to its stacked container format ?' },
        ],
      },
    },
    remarks: remarks({ [SLIDE.open]: [LIMITS] }),
    locator: 'Slide 20',
  },
  {
    kind: 'question',
    slug: 'storage',
    set: { name: 'How to handle storage efficiently for HTC?', topic: 'Open points', position: 10, body: STORAGE },
    remarks: remarks({ [SLIDE.open]: [STORAGE] }),
    locator: 'Slide 20',
  },
  {
    kind: 'question',
    slug: 'resource-management',
    set: {
      name: 'Batch systems or container orchestration?',
      topic: 'Open points',
      position: 11,
      body: RESOURCES,
      'options.batch-systems': {
        name: 'Batch systems, HPC cluster',
        position: 1,
        points: [{ side: 'remark', text: WORDS.slurm, site: 'psi-daas' }],
      },
      'options.container-orchestration': {
        name: 'Container orchestration, “Cloud”',
        position: 2,
        points: [
          { side: 'pro', text: WORDS.experience, site: 'psi-kubernetes' },
          { side: 'pro', text: JOBS },
        ],
      },
      'options.both-merged': {
        name: 'Both merged in some way',
        position: 3,
        points: [{ side: 'remark', text: WORDS.condor, site: 'cern', useCase: 'hep' }],
      },
      links: {
        raw: 'https://kubernetes.io/blog/2017/08/kubernetes- meets-high-performance/',
        items: [
          {
            label: 'Kubernetes meets high performance',
            url: 'https://kubernetes.io/blog/2017/08/kubernetes-meets-high-performance/',
          },
        ],
      },
    },
    remarks: remarks({ [SLIDE.open]: [RESOURCES] }),
    locator: 'Slide 20',
  },
  {
    kind: 'question',
    slug: 'virtualization',
    set: {
      name: 'Do containers make the virtualization layer unnecessary?',
      topic: 'Open points',
      position: 12,
      body: VIRTUAL,
      'options.containers-only': { name: 'Containers without it', position: 1 },
      'options.keep-virtualization': {
        name: 'Keep the virtualization layer',
        position: 2,
        points: [{ side: 'pro', text: 'Or do we still need it e.g. for optimal reproducability ?' }],
      },
    },
    remarks: remarks({ [SLIDE.open]: [VIRTUAL] }),
    locator: 'Slide 20',
  },
];

/** What the speaker asks everybody to do; no owner and no date is named. */
export const tasks: EntrySeed[] = [
  {
    kind: 'task',
    slug: 'test-and-explore-options',
    set: {
      name: 'Test and explore the options',
      state: 'open',
      position: 1,
      about: [
        { kind: 'question', slug: 'containers-for-data-analysis' },
        { kind: 'question', slug: 'kubernetes-for-data-analysis' },
      ],
    },
    remarks: remarks({ [SLIDE.purpose]: [TESTS] }),
    locator: 'Slide 2',
  },
  {
    kind: 'task',
    slug: 'share-experiences',
    set: {
      name: 'Explore the future paths together and share experiences',
      state: 'open',
      position: 2,
      about: [
        { kind: 'question', slug: 'merge-experiences' },
        { kind: 'question', slug: 'building-blocks' },
      ],
    },
    remarks: remarks({ [SLIDE.summary]: [PATHS] }),
    locator: 'Slide 22',
  },
];
