import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, said } from './talk.ts';

const SCALE = 'Still in many ways in early days of computing: just reaching 50k-core scale';
const PIPELINES = ['ported-pipeline-1', 'ported-pipeline-2'];
/** The ported pipelines, of which the talk does not say that they belong to a step; so no pair is counted from it. */
const doubtful = (note: string) => PIPELINES.map((slug) => ({ slug, doubtful: true, note }));

export const useCases: EntrySeed[] = [
  {
    kind: 'use_case',
    slug: 'searches',
    set: {
      name: 'Searches for gravitational waves',
      summary:
        'Batch jobs that compare data of the detectors to simulations. Which packages each search needs, and how many jobs run in parallel, the talk does not say.',
      position: 1,
      peak: { cores: 50_000, raw: SCALE },
      'steps.typical-jobs': {
        name: 'Typical jobs, today',
        position: 1,
        description:
          'Run out of a home directory shared by all nodes and read instrument data from a local file system.',
        packages: [{ slug: 'lalsuite', doubtful: true, note: 'The talk names the library, not who uses it.' }],
        sites: [
          { slug: 'ligo-clusters', note: '' },
          { slug: 'uwm-cgca', note: 'One of the clusters that LIGO people run.' },
        ],
        needs: [{ slug: 'nfs' }, { slug: 'local-shared-file-system' }],
      },
      'steps.ported-pipelines': {
        name: 'Pipelines ported to containers',
        position: 2,
        description: 'Use Singularity, CVMFS and HTCondor file transfers instead of a local shared file system.',
        packages: doubtful(
          'Where the two pipelines run is not said; their port was done by a user experienced with OSG.',
        ),
        sites: [{ slug: 'open-science-grid' }],
        needs: [{ slug: 'cvmfs' }, { slug: 'htcondor-file-transfer' }, { slug: 'ligo-data-over-cvmfs' }],
      },
      'steps.resources-of-others': {
        name: 'On resources not managed by LIGO',
        position: 3,
        description: 'Wanted: greater use of resources not directly managed by LIGO.',
        packages: doubtful('Which software shall go there is not said.'),
        sites: [{ slug: 'institutional-resources' }, { slug: 'open-science-grid' }, { slug: 'virgo' }],
      },
    },
    claims: [said('peak', { cores: 50_000, raw: SCALE }, SCALE, 'likely')],
    remarks: remarks({
      [SLIDE.data]: ['“Modeled” LIGO searches compare data to many simulations', 'Small amount of data: ~1MiB/sec!'],
      [SLIDE.demand]: [
        'As our detectors become more sensitive we are seeing increased demand',
        'More data: observing runs are longer in duration',
        'Instrument sensitivity at low frequencies: longer numerical simulations',
        'Higher event rate: candidate events are scrutinized in detail',
        'Approximately a factor of 2-3 in growth each observing run!',
      ],
      [SLIDE.practices]: [SCALE],
    }),
    locator: 'Slides 4, 5, 6, 7 and 12',
  },
  {
    kind: 'use_case',
    slug: 'publish-images',
    set: {
      name: 'Publishing of Docker images to CVMFS for use with Singularity',
      summary: 'From a push to a registry to a directory that clients see.',
      position: 2,
      'steps.build': {
        name: 'Build and call the webhook',
        position: 1,
        description:
          'DockerHub or GitLab Container Registry builds container and generates webhook [DockerHub: +1 hour @ 5GB worker node image] [GitLab Container Registry: Θ(minutes)]',
        image: 'worker-node',
        needs: [
          { slug: 'docker-hub', note: 'or GitLab Container Registry' },
          { slug: 'gitlab-container-registry', note: 'or DockerHub' },
        ],
      },
      'steps.relay': {
        name: 'Relay',
        position: 2,
        description: 'LIGO Webhook Relay validates and forwards event to CVMFS Publisher',
        packages: [{ slug: 'webhook-relay' }],
      },
      'steps.queue': {
        name: 'Queue',
        position: 3,
        description: 'CVMFS Publisher receives event and places it in job queue',
        packages: [{ slug: 'webhook-queue' }],
        needs: [{ slug: 'cvmfs-publisher' }],
      },
      'steps.publish': {
        name: 'Publish',
        position: 4,
        description: 'Job queue pulls container images and publishes them 1-by-1 [+13 minutes @ 5GB]',
        packages: [{ slug: 'cvmfs-docker-worker' }],
        needs: [{ slug: 'cvmfs-publisher' }, { slug: 'ligo-containers-cvmfs' }],
      },
    },
    remarks: remarks({
      [SLIDE.publishing]: [
        'DockerHub or GitLab Container Registry builds container and generates webhook [DockerHub: +1 hour @ 5GB worker node image] [GitLab Container Registry: Θ(minutes)]',
        'LIGO Webhook Relay validates and forwards event to CVMFS Publisher',
        'CVMFS Publisher receives event and places it in job queue',
        'Job queue pulls container images and publishes them 1-by-1 [+13 minutes @ 5GB]',
        'Available to clients at /cvmfs/ligo-containers.opensciencegrid.org',
      ],
      [SLIDE.success]: ['Service active for 4 months'],
    }),
    locator: 'Slides 10, 12 and 14',
  },
  {
    kind: 'use_case',
    slug: 'developer',
    set: {
      name: 'Developer tests a change',
      summary: 'A change is built, published and tried within the hour.',
      position: 3,
      'steps.docker': {
        name: 'Via Docker',
        position: 1,
        image: 'lalsuite',
        packages: [{ slug: 'lalsuite' }],
        description: 'docker pull containers.ligo.org/lscsoft/lalsuite:nightly',
      },
      'steps.open-science-grid': {
        name: 'On Open Science Grid using Singularity and CVMFS',
        position: 2,
        packages: [{ slug: 'lalsuite', doubtful: true, note: 'The talk says "changes", not of which package.' }],
        sites: [{ slug: 'open-science-grid' }],
        needs: [{ slug: 'ligo-containers-cvmfs' }],
      },
    },
    remarks: remarks({
      [SLIDE.tools]: [
        'Continuous integration w/fork + merge to reduce impact of broken changes to code',
        'Continuous deployment w/agnostic outputs (Tarballs, Docker image, .deb/.rpm, pypi)',
      ],
      [SLIDE.publishing]: [
        'Within hour, a developer can test changes via Docker or on Open Science Grid using Singularity and CVMFS!',
      ],
    }),
    locator: 'Slides 8, 9 and 10',
  },
  {
    kind: 'use_case',
    slug: 'end-user',
    set: {
      name: 'End user at a workstation',
      summary: 'Users install the software on their own machine; MacOS is not easy.',
      position: 4,
    },
    remarks: remarks({
      [SLIDE.tools]: ['Users can self-deploy to their workstation, but can we continuously deploy to the grid?'],
      [SLIDE.thanks]: ['Issues: CVMFS + MacOS (or Docker on MacOS) not easy'],
    }),
    locator: 'Slides 8 and 11',
  },
];
