import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, WORDS } from './talk.ts';

const DISCLAIMER =
  'Disclaimer: I just summarize the situation. All errors and omissions are my fault. The results achieved are all due to the long term commitment and the tremendous efforts invested by the colleagues from the Science IT department of PSI and colleagues from the ESS /Data Archive project !';

/** What the talk says about no entry in particular. */
export const notes: EntrySeed[] = [
  {
    kind: 'note',
    slug: 'talk',
    set: {
      name: 'DaaS and Kubernetes at PSI',
      body: 'WIR SCHAFFEN WISSEN – HEUTE FÜR MORGEN Stephan Egli :: Paul Scherrer Institut :: Photon Science Department DaaS and Kubernetes at PSI CALIPSOplus JRA2 Meeting, May 23 rd 2018',
    },
    locator: 'Slide 1',
  },
  {
    kind: 'note',
    slug: 'purpose',
    set: { name: 'Experiences gained at PSI' },
    remarks: remarks({
      [SLIDE.purpose]: [
        'Purpose of this talk:',
        'What existing solutions do we have so far ?',
        'What are new options that we might explore more in future ?',
        'Intention: provide input for discussion:',
        'how to merge the best ideas and experiences gained at our different sites ?',
        'which building blocks should be part of a new blueprint ?',
        'Illustrate need for extensive tests and explorations of options to be able to make the right decisions in time and therefore important to compare each other experiences',
        DISCLAIMER,
      ],
    }),
    locator: 'Slide 2',
  },
  {
    kind: 'note',
    slug: 'figures',
    set: {
      name: 'Slides that are figures',
      summary: 'Only their titles are in the text.',
    },
    remarks: remarks({
      'Slides 4 to 6': ['DaaS Infrastructure Overview', 'Online-Offline connectivity SLS', WORDS.gpfs],
      'Slides 8 and 11': ['Interactive analysis with Jupyter Notebooks', 'Overall Data Catalog Architecture'],
      'Slides 12 and 13': [WORDS.dashboard, 'Single Pod Infos'],
      'Slides 14 to 16': [
        'Beamline Ingestors based on Node-Red',
        'Data catalog GUI, user view',
        'Scientific Metadata View',
      ],
    }),
    locator: 'Slides 4, 5, 6, 8 and 11 to 17',
  },
  {
    kind: 'note',
    slug: 'daas-project',
    set: { name: 'Data Analysis as a Service Project', 'relations.site.psi-daas': { kind: 'mentions' } },
    remarks: remarks({
      [SLIDE.daas]: ['Main goal: make offline data analysis of large datasets easier for researchers', WORDS.usage],
    }),
    locator: 'Slide 3',
  },
  {
    kind: 'note',
    slug: 'software-environment',
    set: { name: 'Software Environment, Expert Support', 'relations.site.psi-daas': { kind: 'mentions' } },
    remarks: remarks({ [SLIDE.software]: [WORDS.standard, WORDS.compilers, WORDS.tuning] }),
    locator: 'Slide 7',
  },
  {
    kind: 'note',
    slug: 'further-components',
    set: { name: 'Further components in use', 'relations.site.psi-daas': { kind: 'mentions' } },
    remarks: remarks({ [SLIDE.components]: [WORDS.slurm, WORDS.remote, WORDS.transfer] }),
    locator: 'Slide 9',
  },
  {
    kind: 'note',
    slug: 'data-catalog-and-orchestration',
    set: { name: 'Data Catalog and Container Orchestration', 'relations.package.scicat': { kind: 'mentions' } },
    remarks: remarks({
      [SLIDE.catalog]: [
        'Challenge: integration into existing and historically grownenvironments demands a flexible framework.',
        WORDS.microservices,
        WORDS.chosen,
      ],
    }),
    locator: 'Slide 10',
  },
  {
    kind: 'note',
    slug: 'open-points',
    set: {
      name: 'Some Open points and Questions',
      summary: 'Each of them is a question of its own.',
      'relations.question.image-types': { kind: 'mentions' },
      'relations.question.docker-limitations': { kind: 'mentions' },
      'relations.question.storage': { kind: 'mentions' },
      'relations.question.resource-management': { kind: 'mentions' },
      'relations.question.virtualization': { kind: 'mentions' },
    },
    locator: 'Slide 20',
  },
  {
    kind: 'note',
    slug: 'tools-at-other-sites',
    set: { name: 'Tools (in use) at other sites', 'relations.site.cern': { kind: 'mentions' } },
    remarks: remarks({
      [SLIDE.elsewhere]: ['CERN: for HEP use cases', WORDS.reana, WORDS.condor, WORDS.renga, WORDS.aiida],
    }),
    locator: 'Slide 21',
  },
  {
    kind: 'note',
    slug: 'summary',
    set: { name: 'Summary' },
    remarks: remarks({
      [SLIDE.summary]: [
        'This is just a sketch of the situation as far as I am aware of it',
        'There are a lot of interesting developments currently ongoing',
        'The whole topic is WIP, constantly moving and adapting',
        'The future path(es) still need to be explored by all of us and it will help to share our experiences',
        'Finding good solutions and at the same time minimizing the risks is favoring an iterative approach and resources/willingness to test, implement (or abandon) solutions',
      ],
    }),
    locator: 'Slide 22',
  },
  {
    kind: 'note',
    slug: 'acknowledgements',
    set: { name: 'Acknowledgements' },
    remarks: remarks({
      [SLIDE.thanks]: [
        'Thanks go the help from all colleagues in the IT department involved, in particular the Science IT and the colleagues from the ESS project',
      ],
    }),
    locator: 'Slide 23',
  },
];
