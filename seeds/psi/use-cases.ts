import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, WORDS } from './talk.ts';

const AT_DAAS = [{ slug: 'psi-daas' }];
const NOT_LISTED = 'Which packages the group runs, the talk does not say.';

export const useCases: EntrySeed[] = [
  {
    kind: 'use_case',
    slug: 'offline-data-analysis',
    set: {
      name: 'Offline data analysis (DaaS)',
      summary: 'Data Analysis as a Service for users of SLS and SwissFEL, by the main user groups and by kind of work.',
      position: 1,
      'steps.csaxs': { name: 'cSaxs', position: 1, description: NOT_LISTED, sites: AT_DAAS },
      'steps.tomcat': { name: 'Tomcat', position: 2, description: NOT_LISTED, sites: AT_DAAS },
      'steps.mx': {
        name: 'MX',
        position: 3,
        description:
          'solve protein structures from the SLS and FEL data, collected using both conventional methods (rotating sample) and serial crystallography methods.',
        packages: [{ slug: 'mx-packages' }],
        sites: AT_DAAS,
      },
      'steps.swissfel': { name: 'Swissfel', position: 4, description: NOT_LISTED, sites: AT_DAAS },
      'steps.interactive': {
        name: 'Interactive analysis and visualization',
        position: 5,
        packages: [
          { slug: 'matlab' },
          { slug: 'mathematica' },
          { slug: 'ipython' },
          { slug: 'jupyter-notebooks' },
          { slug: 'p-modules' },
        ],
        sites: AT_DAAS,
        needs: [{ slug: 'nomachine', note: 'classical GUI login' }],
      },
      'steps.batch': {
        name: 'Batch jobs',
        position: 6,
        description: 'e.g. running parallelized ptychographic reconstruction codes.',
        packages: [
          { slug: 'ptychographic-reconstruction', doubtful: true, note: 'That it runs in batch is not said.' },
        ],
        sites: AT_DAAS,
        needs: [{ slug: 'slurm' }],
      },
      'steps.development': {
        name: 'Development of scientific codes',
        position: 7,
        description:
          'Provide SW development environments to allow researchers to build, develop and refine the scientific codes',
        packages: [{ slug: 'p-modules' }],
        sites: AT_DAAS,
      },
      'steps.transfer': {
        name: 'Remote data transfer',
        position: 8,
        description: 'Globus Online (gridFTP based), rsync for special use cases.',
        sites: AT_DAAS,
        needs: [{ slug: 'globus-online' }, { slug: 'rsync', note: 'for special use cases' }],
      },
    },
    remarks: remarks({
      [SLIDE.daas]: ['Main goal: make offline data analysis of large datasets easier for researchers', WORDS.usage],
      [SLIDE.software]: [
        WORDS.standard,
        WORDS.modules,
        WORDS.mx,
        'Provide SW development environments to allow researchers to build, develop and refine the scientific codes',
        WORDS.compilers,
        WORDS.tuning,
        WORDS.notebooks,
      ],
      [SLIDE.components]: [WORDS.remote, WORDS.transfer],
    }),
    locator: 'Slides 3, 7, 8 and 9',
  },
  {
    kind: 'use_case',
    slug: 'data-catalog',
    set: {
      name: 'Data catalog',
      summary: 'From the beamline into the catalog, to its users and to the archive.',
      position: 2,
      'steps.ingest': {
        name: 'Ingest at the beamlines',
        position: 1,
        description: 'Beamline Ingestors based on Node-Red. Of which facility, and where they run, is not said.',
        packages: [{ slug: 'beamline-ingestors' }],
      },
      'steps.serve': {
        name: 'Serve users',
        position: 2,
        description: 'Data catalog GUI, metadata view and REST API.',
        packages: [{ slug: 'scicat' }],
        sites: [{ slug: 'psi-kubernetes' }],
      },
      'steps.archive': {
        name: 'Archive',
        position: 3,
        description: 'Gateway to the archive system for long term storage',
        packages: [{ slug: 'scicat' }],
        needs: [{ slug: 'archive-system' }],
      },
    },
    remarks: remarks({
      [SLIDE.catalog]: [
        'Data catalog is an important component for the overall data management life-cycle',
        'Necessary component to implement the data policy',
      ],
      [SLIDE.ingestors]: ['Beamline Ingestors based on Node-Red'],
      [SLIDE.views]: [
        'Data catalog GUI, user view',
        'Scientific Metadata View',
        'Access to Datacatalog via OpenAPI REST API',
      ],
    }),
    locator: 'Slides 10, 11 and 14 to 17',
  },
  {
    kind: 'use_case',
    slug: 'control-systems',
    set: {
      name: 'Machine and beamline control systems',
      summary: 'Planned by the Controls colleagues; no software is named.',
      position: 3,
      'steps.infrastructure': {
        name: 'Control system infrastructure',
        position: 1,
        sites: [{ slug: 'psi-controls' }],
        needs: [{ slug: 'kubernetes', note: 'planned' }],
      },
    },
    remarks: remarks({ [SLIDE.kubernetes]: [WORDS.controls] }),
    locator: 'Slide 19',
  },
  {
    kind: 'use_case',
    slug: 'hep',
    set: {
      name: 'HEP use cases at CERN',
      summary: 'As seen from PSI.',
      position: 4,
      'steps.reusable-analysis': {
        name: 'Reusable analysis',
        position: 1,
        description: 'Workflow Engine where each step is a Kubernetes Job',
        packages: [{ slug: 'reana' }, { slug: 'recast' }],
        sites: [{ slug: 'cern' }],
      },
      'steps.batch': {
        name: 'HTCondor and Docker/Kubernetes',
        position: 2,
        sites: [{ slug: 'cern' }],
        needs: [{ slug: 'htcondor' }, { slug: 'kubernetes' }],
      },
    },
    remarks: remarks({ [SLIDE.elsewhere]: ['CERN: for HEP use cases', WORDS.reana, WORDS.condor] }),
    locator: 'Slide 21',
  },
  {
    kind: 'use_case',
    slug: 'federated-data',
    set: {
      name: 'Data across untrusted parties',
      summary: 'As seen from PSI.',
      position: 5,
      'steps.federate': {
        name: 'Manage, share and process',
        position: 1,
        description:
          'Securely manage, share and process large-scale data across untrusted parties operating in a federated environment.',
        packages: [{ slug: 'renga' }],
        sites: [{ slug: 'sdsc-epfl' }],
      },
    },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.renga] }),
    locator: 'Slide 21',
  },
  {
    kind: 'use_case',
    slug: 'computational-science',
    set: {
      name: 'Computational science and open science',
      summary: 'As seen from PSI; no site is named.',
      position: 6,
      'steps.platforms': {
        name: 'Platforms',
        position: 1,
        packages: [{ slug: 'aiida' }, { slug: 'materials-cloud' }],
      },
    },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.aiida] }),
    locator: 'Slide 21',
  },
];
