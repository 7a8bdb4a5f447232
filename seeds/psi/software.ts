import type { CriterionInput, EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, said, WORDS } from './talk.ts';

const INGESTORS = 'Beamline Ingestors based on Node-Red';
const link = (label: string, url: string, raw = url) => ({ raw, items: [{ label, url }] });

/** Software at PSI. */
const atPsi: EntrySeed[] = [
  {
    kind: 'package',
    slug: 'scicat',
    set: {
      name: 'SciCat',
      summary: 'Data catalog of microservices under Kubernetes.',
      dependencies: { raw: WORDS.mongodb },
      existingContainer: { value: 'yes', raw: WORDS.chosen },
      strategy: 'container',
      'needs.kubernetes.run': {},
      'needs.mongodb.run': {},
      links: link('SciCat project', 'https://github.com/SciCatProject'),
    },
    claims: [
      said('strategy', 'container', WORDS.chosen),
      said('existingContainer', { value: 'yes', raw: WORDS.chosen }, WORDS.chosen, 'likely'),
    ],
    remarks: remarks({
      [SLIDE.catalog]: [
        'Data catalog is an important component for the overall data management life-cycle',
        'Gateway to the archive system for long term storage',
        'Necessary component to implement the data policy',
        'Challenge: integration into existing and historically grownenvironments demands a flexible framework.',
        'We use the SciCat data catalog, see https://github.com/SciCatProject',
        WORDS.microservices,
        WORDS.chosen,
        WORDS.mongodb,
      ],
      [SLIDE.views]: [
        'Data catalog GUI, user view',
        'Scientific Metadata View',
        'Access to Datacatalog via OpenAPI REST API',
      ],
    }),
    locator: 'Slides 10, 11 and 15 to 17',
  },
  {
    kind: 'package',
    slug: 'beamline-ingestors',
    set: {
      name: 'Beamline ingestors',
      summary: 'Bring data of the beamlines into the data catalog.',
      dependencies: { raw: INGESTORS },
      'needs.node-red.run': {},
      'needs.scicat.run': { note: 'They are shown as part of the data catalog.' },
    },
    remarks: remarks({ [SLIDE.ingestors]: [INGESTORS] }),
    locator: 'Slide 14',
  },
  {
    kind: 'package',
    slug: 'jupyter-notebooks',
    set: {
      name: 'Jupyter Notebooks',
      summary: 'Web based interactive work.',
      existingContainer: { value: 'doubtful', raw: WORDS.helm },
    },
    claims: [said('existingContainer', { value: 'doubtful', raw: WORDS.helm }, WORDS.helm, 'doubtful')],
    remarks: remarks({
      [SLIDE.software]: [WORDS.notebooks],
      [SLIDE.jupyter]: ['Interactive analysis with Jupyter Notebooks', 'Environment Cluster Queues'],
      [SLIDE.kubernetes]: [WORDS.helm],
    }),
    locator: 'Slides 7, 8 and 19',
  },
  ...(
    [
      ['matlab', 'Matlab'],
      ['mathematica', 'Mathematica'],
      ['ipython', 'iPython'],
    ] as const
  ).map(
    ([slug, name]): EntrySeed => ({
      kind: 'package',
      slug,
      set: { name, summary: 'Standard software for interactive analysis and visualization.' },
      remarks: remarks({ [SLIDE.software]: [WORDS.standard] }),
      locator: 'Slide 7',
    }),
  ),
  {
    kind: 'package',
    slug: 'p-modules',
    set: { name: 'p-modules', summary: 'Extended environment module system.' },
    remarks: remarks({ [SLIDE.software]: [WORDS.modules] }),
    locator: 'Slide 7',
  },
  {
    kind: 'package',
    slug: 'mx-packages',
    set: {
      name: 'MX software packages',
      summary: 'Ready-to-use packages that solve protein structures. The talk does not name them one by one.',
    },
    remarks: remarks({ [SLIDE.software]: [WORDS.mx] }),
    locator: 'Slide 7',
  },
  {
    kind: 'package',
    slug: 'ptychographic-reconstruction',
    set: { name: 'Ptychographic reconstruction codes', summary: 'Parallelized codes, tuned with local experts.' },
    remarks: remarks({ [SLIDE.software]: [WORDS.tuning] }),
    locator: 'Slide 7',
  },
];

/** Tools (in use) at other sites. */
const elsewhere: EntrySeed[] = [
  {
    kind: 'package',
    slug: 'reana',
    set: {
      name: 'REANA',
      summary: 'Reusable Analysis platform: a workflow engine.',
      dependencies: { raw: WORDS.reana },
      'needs.kubernetes.run': { note: 'Each step is a Kubernetes Job.' },
      links: link('REANA', 'http://github.com/reanahub'),
      'relations.package.recast': { kind: 'mentions', note: 'Named as REANA/RECAST.' },
    },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.reana] }),
    locator: 'Slide 21',
  },
  {
    kind: 'package',
    slug: 'recast',
    set: {
      name: 'RECAST',
      summary: 'Reusable Analysis platform, named as REANA/RECAST.',
      dependencies: { raw: WORDS.reana },
      'needs.kubernetes.run': { note: 'Each step is a Kubernetes Job.' },
      links: link('RECAST', 'http://github.com/recast-hep'),
    },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.reana] }),
    locator: 'Slide 21',
  },
  {
    kind: 'package',
    slug: 'renga',
    set: {
      name: 'Renga',
      summary: 'Shares and processes data in a federated environment.',
      links: link('Documentation', 'http://renga.readthedocs.io/en/latest/'),
    },
    remarks: remarks({
      [SLIDE.elsewhere]: [
        WORDS.renga,
        'Securely manage, share and process large-scale data across untrusted parties operating in a federated environment.',
        'Automatically capture complete lineage up to original raw data for detailed traceability, auditability & reproducibility.',
      ],
    }),
    locator: 'Slide 21',
  },
  {
    kind: 'package',
    slug: 'aiida',
    set: {
      name: 'AiiDA',
      summary: 'Automated Interactive Infrastructure and Database for Computational Science. No site is named.',
      links: link('AiiDA', 'http://www.aiida.net/'),
    },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.aiida] }),
    locator: 'Slide 21',
  },
  {
    kind: 'package',
    slug: 'materials-cloud',
    set: {
      name: 'Materials Cloud',
      summary: 'A platform for open science. No site is named.',
      links: link('Materials Cloud', 'https://www.materialscloud.org/home'),
    },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.aiida] }),
    locator: 'Slide 21',
  },
];

export const packages: EntrySeed[] = [...atPsi, ...elsewhere];

export const criteria: CriterionInput[] = [
  { slug: 'main-goal', name: 'Main goal', position: 1 },
  { slug: 'docker-compatible', name: 'Runs Docker images', position: 2 },
  { slug: 'batch-integration', name: 'Integration with batch schedulers', position: 3 },
  { slug: 'security', name: 'Security', position: 4 },
  { slug: 'hpc-hardware', name: 'HPC hardware', position: 5 },
  { slug: 'file-systems', name: 'File systems', position: 6 },
  { slug: 'kubernetes-integration', name: 'Integration with Kubernetes', position: 7 },
];

const LEVERAGE =
  'Leverage resources like HPC interconnects, resource managers, file systems, GPUs and/or accelerators, etc.';
const HARDWARE = 'Security oriented to HPC systems, native performance of custom HPC hardware.';
const IDEA = { value: 'unknown', raw: WORDS.oci, doubt: 'Ideas, not an experience.' } as const;
const DOCKER_GOAL =
  "docker's main design goal is to provide completely independent container images, while a HPC cluster always is built on the sharing of some specially efficient HW components.";
const STACKED = 'Inefficiency on parallel filesystems due to its stacked container format ?';

export const runtimes: EntrySeed[] = [
  {
    kind: 'runtime',
    slug: 'docker',
    set: {
      name: 'Docker',
      position: 1,
      'criteria.main-goal': { raw: DOCKER_GOAL },
      'criteria.file-systems': { value: 'unknown', raw: STACKED, doubt: 'Asked, not stated.' },
    },
    claims: [
      said(
        'criteria.file-systems',
        { value: 'unknown', raw: STACKED, doubt: 'Asked, not stated.' },
        STACKED,
        'doubtful',
      ),
    ],
    remarks: remarks({ [SLIDE.open]: [DOCKER_GOAL, STACKED] }),
    locator: 'Slides 18 and 20',
  },
  {
    kind: 'runtime',
    slug: 'singularity',
    set: {
      name: 'Singularity',
      position: 2,
      links: link('Singularity', 'http://singularity.lbl.gov/'),
      'criteria.main-goal': { raw: 'Mobility of Compute' },
      'criteria.batch-integration': { value: 'yes', raw: LEVERAGE },
      'criteria.hpc-hardware': { value: 'yes', raw: LEVERAGE },
      'criteria.file-systems': { value: 'yes', raw: LEVERAGE },
      'criteria.kubernetes-integration': IDEA,
    },
    remarks: remarks({ [SLIDE.containers]: [WORDS.singularity], [SLIDE.kubernetes]: [WORDS.oci] }),
    locator: 'Slides 18 and 19',
  },
  {
    kind: 'runtime',
    slug: 'shifter',
    set: {
      name: 'Shifter',
      position: 3,
      aliases: ['Shifter-NG'],
      'criteria.main-goal': {
        raw: 'Allows an HPC system to efficiently and safely allow end-users to run a docker image.',
      },
      'criteria.docker-compatible': { value: 'yes', raw: 'Compatible with Docker.' },
      'criteria.batch-integration': { value: 'yes', raw: 'Integration with batch scheduler systems.' },
      'criteria.security': { value: 'yes', raw: HARDWARE },
      'criteria.hpc-hardware': { value: 'yes', raw: HARDWARE },
      'criteria.kubernetes-integration': IDEA,
    },
    remarks: remarks({ [SLIDE.containers]: [WORDS.shifter], [SLIDE.kubernetes]: [WORDS.oci] }),
    locator: 'Slides 18 and 19',
  },
];
