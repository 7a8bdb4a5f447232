import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, said, WORDS } from './talk.ts';

const DAAS_LINK =
  'https://www.psi.ch/photon-science-data-services/offline-computing- facility-for-sls-and-swissfel-data-analysis';

/** A claim states the whole value, its unsaid parts included. */
const PLAIN = { on: null, mayAsk: false, version: '' };

export const sites: EntrySeed[] = [
  {
    kind: 'site',
    slug: 'psi-daas',
    set: {
      name: 'PSI DaaS cluster',
      summary:
        'Offline computing facility for SLS and SwissFEL data analysis. Which operating system its nodes run and whether containers may run there, the talk does not say. Shifter was tested by Science IT: that it was on this cluster is our reading, kept as doubtful.',
      location: 'Paul Scherrer Institut',
      links: {
        raw: DAAS_LINK,
        items: [
          {
            label: 'Offline computing facility for SLS and SwissFEL data analysis',
            url: 'https://www.psi.ch/photon-science-data-services/offline-computing-facility-for-sls-and-swissfel-data-analysis',
          },
        ],
      },
      batchSystem: { value: 'SLURM', raw: WORDS.slurm },
      networkFs: { raw: WORDS.gpfs },
      container: { raw: WORDS.minimal },
      'offers.gpfs': { state: 'available', raw: WORDS.gpfs },
      'offers.gpfs-active-file-management': { state: 'available', raw: WORDS.gpfs },
      'offers.slurm': { state: 'available', raw: WORDS.slurm },
      'offers.nomachine': { state: 'available', raw: WORDS.remote },
      'offers.globus-online': { state: 'available', raw: WORDS.transfer },
      'offers.archive-system': {
        state: 'available',
        raw: 'Integration with data catalog and archive system (see later)',
      },
      'runtimes.shifter': { state: 'testing', raw: WORDS.tested },
    },
    claims: [said('runtimes.shifter', { state: 'testing', raw: WORDS.tested, ...PLAIN }, WORDS.tested, 'doubtful')],
    remarks: remarks({
      [SLIDE.daas]: [
        `See Webpage: ${DAAS_LINK}`,
        'Main goal: make offline data analysis of large datasets easier for researchers',
        'Needs sophisticated and high performance storage infrastructure with Good connectivity to online systems Good Software environments and support',
        WORDS.usage,
      ],
      [SLIDE.components]: [
        WORDS.slurm,
        WORDS.remote,
        WORDS.transfer,
        'Integration with data catalog and archive system (see later)',
      ],
      [SLIDE.containers]: [WORDS.minimal],
    }),
    locator: 'Slides 3 to 9 and 18',
  },
  {
    kind: 'site',
    slug: 'psi-kubernetes',
    set: {
      name: 'PSI Kubernetes',
      summary:
        'Test and production environments under Kubernetes, built for web services such as the data catalog. The container runtime below it is not named.',
      location: 'Paul Scherrer Institut',
      container: { raw: WORDS.chosen },
      'offers.kubernetes': { state: 'available', raw: WORDS.chosen },
      'offers.mongodb': { state: 'available', raw: WORDS.mongodb },
    },
    claims: [said('offers.mongodb', { state: 'available', on: null, raw: WORDS.mongodb }, WORDS.mongodb, 'likely')],
    remarks: remarks({
      [SLIDE.catalog]: [WORDS.experience, 'Initially built for long running web service type applications'],
      [SLIDE.dashboard]: [WORDS.dashboard, 'Single Pod Infos'],
      [SLIDE.kubernetes]: ['Originally main application area: (long running) web services'],
    }),
    locator: 'Slides 10 to 13 and 19',
  },
  {
    kind: 'site',
    slug: 'psi-controls',
    set: {
      name: 'PSI controls infrastructure',
      summary: 'Machine and beamline control system infrastructure.',
      location: 'Paul Scherrer Institut',
      'offers.kubernetes': { state: 'planned', raw: WORDS.controls },
    },
    remarks: remarks({ [SLIDE.kubernetes]: [WORDS.controls] }),
    locator: 'Slide 19',
  },
  {
    kind: 'site',
    slug: 'sls',
    set: {
      name: 'SLS',
      summary: 'Light source at PSI whose online systems are connected to the offline cluster.',
      location: 'Paul Scherrer Institut',
      'relations.site.psi-daas': { kind: 'mentions', note: 'Online-Offline connectivity SLS' },
    },
    remarks: remarks({ [SLIDE.connectivity]: ['Online-Offline connectivity SLS'] }),
    locator: 'Slides 3, 5 and 7',
  },
  {
    kind: 'site',
    slug: 'swissfel',
    set: {
      name: 'SwissFEL',
      summary: 'Free electron laser at PSI, one of the main user groups of the offline cluster.',
      location: 'Paul Scherrer Institut',
      'relations.site.psi-daas': { kind: 'mentions', note: 'Its data are analysed there.' },
    },
    remarks: remarks({ [SLIDE.daas]: [WORDS.usage] }),
    locator: 'Slides 3 and 7',
  },
  {
    kind: 'site',
    slug: 'nersc',
    set: {
      name: 'NERSC',
      summary: 'Named beside Shifter-NG; in which state it is offered there is not said.',
      'runtimes.shifter': { state: 'unknown', raw: WORDS.tested },
    },
    claims: [said('runtimes.shifter', { state: 'unknown', raw: WORDS.tested, ...PLAIN }, WORDS.tested, 'unknown')],
    locator: 'Slide 18',
  },
  {
    kind: 'site',
    slug: 'cscs',
    set: {
      name: 'CSCS',
      summary: 'Named beside Shifter-NG; in which state it is offered there is not said.',
      'runtimes.shifter': { state: 'unknown', raw: WORDS.tested },
    },
    claims: [said('runtimes.shifter', { state: 'unknown', raw: WORDS.tested, ...PLAIN }, WORDS.tested, 'unknown')],
    locator: 'Slide 18',
  },
  {
    kind: 'site',
    slug: 'cern',
    set: {
      name: 'CERN',
      summary: 'Tools for HEP use cases. "(in use)" stands in brackets in the title: taken as likely.',
      'offers.kubernetes': { state: 'available', raw: WORDS.reana },
      'offers.htcondor': { state: 'available', raw: WORDS.condor },
      'runtimes.docker': { state: 'unknown', raw: WORDS.condor },
      links: {
        raw: WORDS.condor,
        items: [
          {
            label: 'HTCondor and Docker/Kubernetes',
            url: 'https://zenodo.org/record/1042367/files/clenimar-report-cern-final.pdf',
          },
        ],
      },
    },
    claims: [
      said('offers.kubernetes', { state: 'available', on: null, raw: WORDS.reana }, WORDS.reana, 'likely'),
      said('offers.htcondor', { state: 'available', on: null, raw: WORDS.condor }, WORDS.condor, 'likely'),
      said('runtimes.docker', { state: 'unknown', raw: WORDS.condor, ...PLAIN }, WORDS.condor, 'unknown'),
    ],
    remarks: remarks({ [SLIDE.elsewhere]: ['CERN: for HEP use cases', WORDS.reana, WORDS.condor] }),
    locator: 'Slide 21',
  },
  {
    kind: 'site',
    slug: 'sdsc-epfl',
    set: { name: 'SDSC/EPFL', summary: 'Where Renga comes from.' },
    remarks: remarks({ [SLIDE.elsewhere]: [WORDS.renga] }),
    locator: 'Slide 21',
  },
];
