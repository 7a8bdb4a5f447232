import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, said } from './talk.ts';

const COMPOSE = 'These applications are distributed as fairly simple Docker Compose applications';
const NIGHTLY = 'GitLab Container Registry produces nightly build/public release of LIGO Algorithm Library';
const PORTED = 'Two pipelines ported to use Singularity + CVMFS + HTCondor file transfers';
const FORK =
  'Code to convert Docker images to CVMFS is a fork of OSG’s nightly script developed by Brian Bockelman and Derek Weitzel';
const USES_SINGULARITY = 'Uses singularity to convert Docker image to directory structure in CVMFS';
const WITHIN_HOUR =
  'Within hour, a developer can test changes via Docker or on Open Science Grid using Singularity and CVMFS!';

const pipeline = (number: 1 | 2, word: string): EntrySeed => ({
  kind: 'package',
  slug: `ported-pipeline-${number}`,
  set: {
    name: `Ported pipeline ${number}`,
    summary: `The ${word} of the two pipelines ported to containers. The talk does not name it.`,
    dependencies: { raw: PORTED },
    existingContainer: { value: 'yes', raw: PORTED },
    strategy: 'container',
    'needs.cvmfs.run': { note: 'The container is read from CVMFS.' },
    'needs.htcondor-file-transfer.run': {},
    'needs.local-shared-file-system.run': { couldDrop: true, note: 'Removed by the port.' },
  },
  claims: [
    said('existingContainer', { value: 'yes', raw: PORTED }, PORTED, 'likely'),
    said('strategy', 'container', PORTED, 'likely'),
  ],
  remarks: remarks({
    [SLIDE.success]: [
      PORTED,
      'Removing typical LIGO dependency on local shared filesystems',
      'Work performed by user experienced w/OSG but not with containers',
    ],
  }),
  locator: 'Slide 12',
});

export const packages: EntrySeed[] = [
  {
    kind: 'package',
    slug: 'lalsuite',
    set: {
      name: 'LALSuite',
      summary: 'LIGO Algorithm Library. The talk does not say on which platforms it builds or runs.',
      existingContainer: { value: 'yes', raw: NIGHTLY },
    },
    claims: [said('existingContainer', { value: 'yes', raw: NIGHTLY }, NIGHTLY)],
    remarks: remarks({ [SLIDE.webhooks]: [NIGHTLY, 'docker pull containers.ligo.org/lscsoft/lalsuite:nightly'] }),
    locator: 'Slide 9',
  },
  pipeline(1, 'first'),
  pipeline(2, 'second'),
  {
    kind: 'package',
    slug: 'webhook-relay',
    set: {
      name: 'Webhook Relay',
      summary: 'Service that checks webhooks of registries and hands them on.',
      dependencies: { raw: COMPOSE },
      existingContainer: { value: 'yes', raw: COMPOSE },
      strategy: 'container',
      'needs.docker-compose.run': {},
      links: {
        raw: 'https://github.com/lscsoft/webhook-relay',
        items: [{ label: 'Source', url: 'https://github.com/lscsoft/webhook-relay' }],
      },
    },
    claims: [
      said('strategy', 'container', COMPOSE),
      said('existingContainer', { value: 'yes', raw: COMPOSE }, COMPOSE),
    ],
    remarks: remarks({
      [SLIDE.publishing]: ['LIGO Webhook Relay validates and forwards event to CVMFS Publisher'],
      [SLIDE.infrastructure]: [
        'Webhook Relay: https://github.com/lscsoft/webhook-relay',
        'Validates webhooks (to best of ability) and relays events it is configured to expect',
        'Relay + Queue can easily be re-implemented ( e.g. AWS API Gateway + Lambda + SQS)',
      ],
    }),
    locator: 'Slides 10 and 14',
  },
  {
    kind: 'package',
    slug: 'webhook-queue',
    set: {
      name: 'Webhook Queue',
      summary: 'Service that puts events on a job queue.',
      dependencies: { raw: COMPOSE },
      existingContainer: { value: 'yes', raw: COMPOSE },
      strategy: 'container',
      'needs.docker-compose.run': {},
      'needs.webhook-relay.run': { couldDrop: true, note: 'It also takes webhooks directly from a service.' },
      links: {
        raw: 'https://github.com/lscsoft/webhook-queue',
        items: [{ label: 'Source', url: 'https://github.com/lscsoft/webhook-queue' }],
      },
    },
    claims: [
      said('strategy', 'container', COMPOSE),
      said('existingContainer', { value: 'yes', raw: COMPOSE }, COMPOSE),
    ],
    remarks: remarks({
      [SLIDE.infrastructure]: [
        'Webhook Queue: https://github.com/lscsoft/webhook-queue',
        'Receives webhooks (from Relay or direct from service) and places event on a job queue',
      ],
    }),
    locator: 'Slide 14',
  },
  {
    kind: 'package',
    slug: 'cvmfs-docker-worker',
    set: {
      name: 'cvmfs-docker-worker',
      summary: 'Worker that turns Docker images into directories of a CVMFS repository ("CVMFS-to-Docker worker").',
      dependencies: { raw: COMPOSE },
      existingContainer: { value: 'yes', raw: COMPOSE },
      strategy: 'container',
      'needs.docker-compose.run': {},
      'needs.webhook-queue.run': { note: 'Processes its job queue.' },
      'needs.singularity.run': {},
      'needs.cvmfs-publisher.run': {},
      'relations.package.osg-nightly-script': {
        kind: 'similar_to',
        note: 'The code that converts Docker images to CVMFS is a fork of it; that this code is the worker is our reading.',
      },
      links: {
        raw: 'https://github.com/lscsoft/cvmfs-docker-worker',
        items: [{ label: 'Source', url: 'https://github.com/lscsoft/cvmfs-docker-worker' }],
      },
    },
    claims: [
      said('strategy', 'container', COMPOSE),
      said('existingContainer', { value: 'yes', raw: COMPOSE }, COMPOSE),
    ],
    remarks: remarks({
      [SLIDE.publishing]: ['Job queue pulls container images and publishes them 1-by-1 [+13 minutes @ 5GB]'],
      [SLIDE.thanks]: [FORK],
      [SLIDE.infrastructure]: [
        COMPOSE,
        'CVMFS-to-Docker worker: https://github.com/lscsoft/cvmfs-docker-worker',
        'Processes job queue, gracefully moving to next job upon failure',
        USES_SINGULARITY,
        'Adds several typical OSG bind points for sites without OverlayFS',
      ],
    }),
    locator: 'Slides 10, 11 and 14',
  },
  {
    kind: 'package',
    slug: 'osg-nightly-script',
    set: {
      name: "OSG's nightly script",
      summary: 'Converts Docker images to CVMFS; LIGO uses a fork of it.',
      owners: [
        { person: 'brian-bockelman', role: 'expert' },
        { person: 'derek-weitzel', role: 'expert' },
      ],
    },
    remarks: remarks({ [SLIDE.thanks]: [FORK] }),
    locator: 'Slide 11',
  },
];

/** Tools, and the packages that other packages need. */
export const tools: EntrySeed[] = [
  {
    kind: 'dependency',
    slug: 'docker-compose',
    set: { name: 'Docker Compose', dependencyKind: 'tool', raw: COMPOSE },
    locator: 'Slide 14',
  },
  {
    kind: 'dependency',
    slug: 'singularity',
    set: { name: 'singularity', dependencyKind: 'tool', raw: USES_SINGULARITY },
    locator: 'Slide 14; as a runtime it is an entry of its own',
  },
  {
    kind: 'dependency',
    slug: 'webhook-relay',
    set: {
      name: 'Webhook Relay',
      dependencyKind: 'package',
      package: 'webhook-relay',
      raw: 'Receives webhooks (from Relay or direct from service) and places event on a job queue',
    },
    locator: 'Slide 14',
  },
  {
    kind: 'dependency',
    slug: 'webhook-queue',
    set: {
      name: 'Webhook Queue',
      dependencyKind: 'package',
      package: 'webhook-queue',
      raw: 'Processes job queue, gracefully moving to next job upon failure',
    },
    locator: 'Slide 14',
  },
];

export const runtimes: EntrySeed[] = [
  {
    kind: 'runtime',
    slug: 'docker',
    set: {
      name: 'Docker',
      position: 1,
      channels: ['registry'],
      summary: 'LIGO builds and hands out its images in Docker format.',
    },
    remarks: remarks({
      [SLIDE.tools]: ['Continuous deployment w/agnostic outputs (Tarballs, Docker image, .deb/.rpm, pypi)'],
      [SLIDE.publishing]: [WITHIN_HOUR],
      [SLIDE.thanks]: ['Issues: CVMFS + MacOS (or Docker on MacOS) not easy'],
    }),
    locator: 'Slides 8 to 11 and 14',
  },
  {
    kind: 'runtime',
    slug: 'singularity',
    set: {
      name: 'Singularity',
      position: 2,
      channels: ['cvmfs'],
      summary: 'Starts containers on the grid from directories in CVMFS.',
    },
    remarks: remarks({
      [SLIDE.publishing]: [WITHIN_HOUR],
      [SLIDE.success]: [PORTED],
      [SLIDE.problems]: [
        'I have to figure out what HTCondor does with “+SingularityImage” by D_FULLDEBUG logging',
        '“Sophisticated” user work-around: invoke singularity w/arguments directly',
      ],
      [SLIDE.infrastructure]: [USES_SINGULARITY],
    }),
    locator: 'Slides 10, 12, 13 and 14',
  },
];

const NO_FLAVOUR = 'The talk does not say of which flavour it is.';

/** No builds: the talk names no digest. */
export const images: EntrySeed[] = [
  {
    kind: 'image',
    slug: 'lalsuite',
    set: {
      name: 'lalsuite:nightly',
      summary: `Nightly build and public release of LALSuite. ${NO_FLAVOUR}`,
      repository: 'containers.ligo.org/lscsoft/lalsuite',
      tagPolicy: 'nightly',
      flavour: { value: 'unknown', raw: '' },
      'contents.lalsuite': {},
      contentsRaw: NIGHTLY,
    },
    claims: [said('flavour', { value: 'unknown', raw: '' }, NIGHTLY, 'unknown')],
    remarks: remarks({ [SLIDE.webhooks]: ['docker pull containers.ligo.org/lscsoft/lalsuite:nightly'] }),
    locator: 'Slide 9',
  },
  {
    kind: 'image',
    slug: 'cluster-login-and-job-environment',
    set: {
      name: 'Cluster login and job environment',
      summary: `Rebuilt on DockerHub when its API is called. Its repository is not named. ${NO_FLAVOUR}`,
      flavour: { value: 'unknown', raw: '' },
      contentsRaw: 'our cluster login and job environment',
      'relations.image.worker-node': { kind: 'similar_to', note: 'Perhaps the same image; the talk does not say.' },
    },
    claims: [said('flavour', { value: 'unknown', raw: '' }, 'our cluster login and job environment', 'unknown')],
    remarks: remarks({
      [SLIDE.webhooks]: ['Below : API-triggered DockerHub rebuilds of our cluster login and job environment'],
    }),
    locator: 'Slide 9',
  },
  {
    kind: 'image',
    slug: 'worker-node',
    set: {
      name: 'Worker node image',
      summary: `The image of 5 GB whose way to the sites the talk times. Its repository is not named. ${NO_FLAVOUR}`,
      flavour: { value: 'unknown', raw: '' },
      evidenceRaw: '[DockerHub: +1 hour @ 5GB worker node image]',
    },
    claims: [said('flavour', { value: 'unknown', raw: '' }, '5GB worker node image', 'unknown')],
    remarks: remarks({
      [SLIDE.publishing]: [
        '[DockerHub: +1 hour @ 5GB worker node image]',
        'Job queue pulls container images and publishes them 1-by-1 [+13 minutes @ 5GB]',
      ],
    }),
    locator: 'Slide 10',
  },
];
