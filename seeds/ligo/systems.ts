import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, said } from './talk.ts';

const OUTSIDE =
  'But.. many sites replace this with local symbolic link outside of /cvmfs at arbritrary mount point (e.g. /hdfs, /gpfs, etc.). Problematic for bind mounts w/o OverlayFS';
const LOCAL_DATA = 'Typical jobs read instrument data from local shared file system (NFS, HDFS, GlusterFS)';
const REMOVING = 'Removing typical LIGO dependency on local shared filesystems';

/** File systems and data. */
export const fileSystems: EntrySeed[] = [
  {
    kind: 'dependency',
    slug: 'cvmfs',
    set: { name: 'CVMFS', dependencyKind: 'filesystem', summary: 'Read over the network by clients at every site.' },
    remarks: remarks({
      [SLIDE.thanks]: [
        'Issues: Data w/Auth not First Class Citizen in CVMFS ecosystem',
        'Issues: CVMFS + MacOS (or Docker on MacOS) not easy',
        'LIGO data-on-demand on MacOS that would be big selling point that would lower “cultural” barriers to adoption at grid scale',
      ],
    }),
    locator: 'Slides 10, 11 and 13',
  },
  {
    kind: 'dependency',
    slug: 'ligo-containers-cvmfs',
    set: {
      name: '/cvmfs/ligo-containers.opensciencegrid.org',
      dependencyKind: 'filesystem',
      summary: 'CVMFS repository into which LIGO publishes container images as directories.',
      raw: 'Available to clients at /cvmfs/ligo-containers.opensciencegrid.org',
      'relations.dependency.cvmfs': { kind: 'part_of' },
    },
    locator: 'Slide 10',
  },
  {
    kind: 'dependency',
    slug: 'ligo-data-over-cvmfs',
    set: {
      name: 'LIGO data over CVMFS',
      dependencyKind: 'data',
      summary: 'Instrument data; reading it needs authorisation with an X509 certificate.',
      raw: 'LIGO data available over CVMFS + X509 authz helper',
      'relations.dependency.cvmfs': { kind: 'mentions' },
      'relations.dependency.x509-authz-helper': { kind: 'mentions' },
    },
    remarks: remarks({
      [SLIDE.data]: ['Small amount of data: ~1MiB/sec!'],
      [SLIDE.problems]: ['LIGO data available over CVMFS + X509 authz helper', OUTSIDE],
    }),
    locator: 'Slides 4 and 13',
  },
  {
    kind: 'dependency',
    slug: 'x509-authz-helper',
    set: {
      name: 'X509 authz helper',
      dependencyKind: 'tool',
      summary: 'Lets CVMFS serve data to authorised users only.',
    },
    remarks: remarks({
      [SLIDE.problems]: ['Workflow at UWM can interact with X509 authz helper to hang process table'],
    }),
    locator: 'Slide 13',
  },
  {
    kind: 'dependency',
    slug: 'local-shared-file-system',
    set: {
      name: 'Local shared file system',
      dependencyKind: 'filesystem',
      summary:
        'Home directories and instrument data that every node of a cluster sees. Two pipelines no longer need it.',
      couldDrop: true,
      raw: LOCAL_DATA,
    },
    claims: [said('couldDrop', true, REMOVING, 'likely')],
    remarks: remarks({ [SLIDE.debt]: [LOCAL_DATA], [SLIDE.success]: [REMOVING] }),
    locator: 'Slides 7 and 12',
  },
  {
    kind: 'dependency',
    slug: 'nfs',
    set: {
      name: 'NFS',
      dependencyKind: 'filesystem',
      raw: 'Typical jobs run out of home directory shared on submit and execute nodes (NFS)',
      'relations.dependency.local-shared-file-system': { kind: 'part_of' },
    },
    locator: 'Slide 7',
  },
  {
    kind: 'dependency',
    slug: 'hdfs',
    set: {
      name: 'HDFS',
      dependencyKind: 'filesystem',
      raw: LOCAL_DATA,
      'relations.dependency.local-shared-file-system': { kind: 'part_of' },
    },
    remarks: remarks({ [SLIDE.problems]: [OUTSIDE] }),
    locator: 'Slides 7 and 13',
  },
  {
    kind: 'dependency',
    slug: 'glusterfs',
    set: {
      name: 'GlusterFS',
      dependencyKind: 'filesystem',
      raw: LOCAL_DATA,
      'relations.dependency.local-shared-file-system': { kind: 'part_of' },
    },
    locator: 'Slide 7',
  },
  {
    kind: 'dependency',
    slug: 'gpfs',
    set: { name: 'GPFS', dependencyKind: 'filesystem', raw: OUTSIDE },
    locator: 'Slide 13, as the mount point /gpfs',
  },
  {
    kind: 'dependency',
    slug: 'overlayfs',
    set: {
      name: 'OverlayFS',
      dependencyKind: 'filesystem',
      summary: 'Lets a container bind a folder for which the image has no mount point.',
    },
    remarks: remarks({
      [SLIDE.problems]: [OUTSIDE],
      [SLIDE.infrastructure]: ['Adds several typical OSG bind points for sites without OverlayFS'],
    }),
    locator: 'Slides 13 and 14',
  },
];

/** Batch systems, registries and everything else that runs somewhere. */
export const services: EntrySeed[] = [
  {
    kind: 'dependency',
    slug: 'htcondor',
    set: { name: 'HTCondor', dependencyKind: 'service', summary: 'Batch system.' },
    remarks: remarks({
      [SLIDE.problems]: [
        'I have to figure out what HTCondor does with “+SingularityImage” by D_FULLDEBUG logging',
        'Edge-cases solved at grid level with wrappers/GlideIns; slower adoption within HTCondor',
      ],
    }),
    locator: 'Slides 3, 12 and 13',
  },
  {
    kind: 'dependency',
    slug: 'htcondor-file-transfer',
    set: {
      name: 'HTCondor file transfers',
      dependencyKind: 'service',
      summary: 'Carries files to and from a job instead of a shared file system.',
      raw: 'HTCondor file transfers',
      'relations.dependency.htcondor': { kind: 'part_of' },
    },
    remarks: remarks({
      [SLIDE.problems]: ['LIGO sysadmins and users don’t have much experience managing file transfers'],
    }),
    locator: 'Slides 12 and 13',
  },
  {
    kind: 'dependency',
    slug: 'glideins',
    set: {
      name: 'Wrappers / GlideIns',
      dependencyKind: 'tool',
      raw: 'Edge-cases solved at grid level with wrappers/GlideIns; slower adoption within HTCondor',
    },
    locator: 'Slide 13',
  },
  {
    kind: 'dependency',
    slug: 'cvmfs-stratum-1',
    set: {
      name: 'CVMFS Stratum 1 replicas',
      dependencyKind: 'service',
      raw: 'OSG infrastructure serves as LIGO’s Stratum 1 CVMFS Replicas',
      'relations.dependency.cvmfs': { kind: 'part_of' },
    },
    locator: 'Slide 11',
  },
  {
    kind: 'dependency',
    slug: 'cvmfs-publisher',
    set: {
      name: 'CVMFS Publisher',
      dependencyKind: 'service',
      summary: 'Host with the queue and the worker that write images into the CVMFS repository.',
    },
    remarks: remarks({
      [SLIDE.publishing]: [
        'CVMFS Publisher receives event and places it in job queue',
        'Job queue pulls container images and publishes them 1-by-1 [+13 minutes @ 5GB]',
      ],
    }),
    locator: 'Slide 10',
  },
  {
    kind: 'dependency',
    slug: 'docker-hub',
    set: { name: 'DockerHub', dependencyKind: 'service', summary: 'Public registry that can also build images.' },
    remarks: remarks({
      [SLIDE.webhooks]: ['API-triggered DockerHub rebuilds of our cluster login and job environment'],
      [SLIDE.publishing]: [
        'DockerHub or GitLab Container Registry builds container and generates webhook',
        '[DockerHub: +1 hour @ 5GB worker node image]',
      ],
    }),
    locator: 'Slides 9 and 10',
  },
  {
    kind: 'dependency',
    slug: 'gitlab',
    set: { name: 'GitLab', dependencyKind: 'service', raw: 'Gitlab / Container Registry' },
    remarks: remarks({
      [SLIDE.webhooks]: [
        'GitLab allows me to automate webhooks on behalf of all LIGO researchers who “docker push” to our container registry',
      ],
    }),
    locator: 'Slides 3 and 9',
  },
  {
    kind: 'dependency',
    slug: 'gitlab-container-registry',
    set: {
      name: 'GitLab Container Registry',
      dependencyKind: 'service',
      summary: 'containers.ligo.org',
      raw: 'Gitlab / Container Registry',
      'relations.dependency.gitlab': { kind: 'part_of' },
    },
    remarks: remarks({
      [SLIDE.webhooks]: [
        'GitLab Container Registry produces nightly build/public release of LIGO Algorithm Library',
        'docker pull containers.ligo.org/lscsoft/lalsuite:nightly',
      ],
      [SLIDE.publishing]: ['[GitLab Container Registry: Θ(minutes)]'],
    }),
    locator: 'Slides 3, 9 and 10',
  },
  {
    kind: 'dependency',
    slug: 'ligo-shibboleth-idp',
    set: {
      name: 'LIGO.ORG Shibboleth Identity Provider',
      dependencyKind: 'service',
      raw: 'LIGO.ORG Shibboleth Identity Provider',
    },
    locator: 'Slide 3',
  },
  {
    kind: 'dependency',
    slug: 'collaboration-wiki',
    set: {
      name: 'Primary Collaboration Wiki',
      dependencyKind: 'service',
      raw: 'Primary Collaboration Wiki (w/Shibboleth ACLs)',
      'relations.dependency.ligo-shibboleth-idp': { kind: 'mentions', note: 'Its access lists rest on Shibboleth.' },
    },
    locator: 'Slide 3',
  },
  {
    kind: 'dependency',
    slug: 'candidate-event-database',
    set: {
      name: 'Gravitational Wave Candidate Event Database',
      dependencyKind: 'service',
      raw: 'Gravitational Wave Candidate Event Database',
    },
    locator: 'Slide 3',
  },
  {
    kind: 'dependency',
    slug: 'ligo-virgo-alert-system',
    set: { name: 'LIGO-Virgo Alert System', dependencyKind: 'service', raw: 'LIGO-Virgo Alert System' },
    locator: 'Slide 3',
  },
  ...[
    ['aws-api-gateway', 'AWS API Gateway'] as const,
    ['aws-lambda', 'AWS Lambda'] as const,
    ['aws-sqs', 'AWS SQS'] as const,
  ].map(
    ([slug, name]): EntrySeed => ({
      kind: 'dependency',
      slug,
      set: { name, dependencyKind: 'service', raw: 'AWS API Gateway + Lambda + SQS' },
      locator: 'Slide 14',
    }),
  ),
];
