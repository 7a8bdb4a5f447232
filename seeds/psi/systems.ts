import type { EntrySeed } from '#lib/contracts/changes.ts';
import type { DependencyKind } from '#lib/domain/vocabulary.ts';
import { remarks, SLIDE, WORDS } from './talk.ts';

const named = (
  slug: string,
  name: string,
  dependencyKind: DependencyKind,
  raw: string,
  locator: string,
): EntrySeed => ({
  kind: 'dependency',
  slug,
  set: { name, dependencyKind, raw },
  locator,
});

/** Everything that software or sites of the talk rest on. */
export const systems: EntrySeed[] = [
  {
    kind: 'dependency',
    slug: 'gpfs',
    set: { name: 'Spectrum Scale GPFS', dependencyKind: 'filesystem', raw: WORDS.gpfs },
    remarks: remarks({
      [SLIDE.gpfs]: [WORDS.gpfs],
      [SLIDE.open]: [
        'how do we handle storage resources efficiently for HTC applications ? This implies integration of parallel FS, network performance and security aspects',
      ],
    }),
    locator: 'Slides 6 and 20',
  },
  {
    kind: 'dependency',
    slug: 'gpfs-active-file-management',
    set: {
      name: 'GPFS Active File Management',
      dependencyKind: 'service',
      raw: WORDS.gpfs,
      'relations.dependency.gpfs': { kind: 'part_of' },
    },
    locator: 'Slide 6',
  },
  {
    kind: 'dependency',
    slug: 'slurm',
    set: {
      name: 'SLURM',
      dependencyKind: 'service',
      raw: WORDS.slurm,
      'relations.dependency.linux-cgroups': { kind: 'mentions', note: 'Manages resources by them.' },
    },
    locator: 'Slide 9',
  },
  named('linux-cgroups', 'Linux c-groups', 'tool', WORDS.slurm, 'Slide 9'),
  named('nomachine', 'NoMachine', 'service', WORDS.remote, 'Slide 9'),
  {
    kind: 'dependency',
    slug: 'globus-online',
    set: {
      name: 'Globus Online',
      dependencyKind: 'service',
      raw: WORDS.transfer,
      'relations.dependency.gridftp': { kind: 'mentions', note: 'gridFTP based' },
    },
    locator: 'Slide 9',
  },
  named('gridftp', 'gridFTP', 'service', WORDS.transfer, 'Slide 9'),
  named('rsync', 'rsync', 'tool', WORDS.transfer, 'Slide 9'),
  {
    kind: 'dependency',
    slug: 'archive-system',
    set: {
      name: 'Archive system',
      dependencyKind: 'service',
      summary: 'Long term storage, reached through the data catalog.',
      raw: 'Gateway to the archive system for long term storage',
    },
    remarks: remarks({ [SLIDE.components]: ['Integration with data catalog and archive system (see later)'] }),
    locator: 'Slides 9 and 10',
  },
  {
    kind: 'dependency',
    slug: 'kubernetes',
    set: { name: 'Kubernetes', dependencyKind: 'service', summary: 'Container orchestration.', raw: WORDS.chosen },
    remarks: remarks({
      [SLIDE.catalog]: [
        WORDS.chosen,
        WORDS.experience,
        'Initially built for long running web service type applications',
      ],
      [SLIDE.dashboard]: [WORDS.dashboard],
      [SLIDE.kubernetes]: [
        'Originally main application area: (long running) web services',
        'Meanwhile concepts for Kubernetes extended: Jobs/Batch Ressources',
        WORDS.controls,
      ],
      [SLIDE.elsewhere]: [WORDS.condor],
    }),
    locator: 'Slides 10, 12, 19, 20 and 21',
  },
  named('helm-charts', 'Helm charts', 'tool', WORDS.helm, 'Slide 19'),
  named('mongodb', 'MongoDB', 'service', WORDS.mongodb, 'Slide 10'),
  {
    kind: 'dependency',
    slug: 'data-catalog-rest-api',
    set: {
      name: 'REST API of the data catalog (OpenAPI)',
      dependencyKind: 'service',
      raw: 'Access to Datacatalog via OpenAPI REST API',
      'relations.package.scicat': { kind: 'part_of' },
    },
    locator: 'Slide 17',
  },
  named('node-red', 'Node-RED', 'tool', 'Beamline Ingestors based on Node-Red', 'Slide 14'),
  {
    kind: 'dependency',
    slug: 'scicat',
    set: {
      name: 'SciCat data catalog',
      dependencyKind: 'package',
      package: 'scicat',
      raw: 'We use the SciCat data catalog, see https://github.com/SciCatProject',
    },
    locator: 'Slide 10',
  },
  named('gcc', 'gcc', 'tool', WORDS.compilers, 'Slide 7'),
  named('intel-compiler', 'Intel compiler', 'tool', WORDS.compilers, 'Slide 7'),
  named('openmp', 'OpenMP', 'library', WORDS.compilers, 'Slide 7'),
  named('mpi', 'MPI', 'library', WORDS.compilers, 'Slide 7'),
  named('cuda', 'Cuda', 'library', WORDS.compilers, 'Slide 7'),
  named('htcondor', 'HTCondor', 'service', WORDS.condor, 'Slide 21'),
];
