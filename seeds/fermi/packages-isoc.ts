import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, entry, remarks } from './entry.ts';
import { empty, link, review, reviewIsComment, runs } from './package-cells.ts';

/** FastCopy, Halfpipe and Isoc Monitoring: the packages of the operations center. */
const HALFPIPE_FASTCOPY = 'Halfpipe/FastCopy';
const byExperts = reviewIsComment('to be reviewed by experts');
const bySteve = reviewIsComment('to be reviewed by Steve T.');

export const isocPackages18: EntrySeed[] = [
  entry(
    'package',
    'fastcopy',
    {
      ...empty,
      name: 'FastCopy',
      summary: 'The FASTCopy processing chain. Built for RHEL5; nobody is sure about RHEL6.',
      review: review('experts'),
      buildPlatforms: { raw: 'RHEL5' },
      runPlatforms: { raw: 'RHEL5 or RHEL6 ??' },
      'platforms.rhel5.build': runs('supported'),
      'platforms.rhel5.run': runs('supported'),
      'platforms.rhel6.run': runs('doubtful', 'RHEL5 or RHEL6 ??'),
      upgradable: { value: 'no', raw: '(error)', waitingOn: null },
      existingVm: { value: 'no', raw: '(error)' },
      existingContainer: { value: 'no', raw: '(error)' },
      links: link('FASTCopy processing chain'),
      comments: { raw: 'to be reviewed by experts' },
    },
    {
      said: {
        ...byExperts.said,
        'platforms.rhel5.run': { raw: 'RHEL5 or RHEL6 ??' },
        'platforms.rhel6.run': { raw: 'RHEL5 or RHEL6 ??', certainty: 'doubtful' },
        review: { raw: 'to be reviewed by experts' },
        links: {},
      },
      open: [
        {
          field: 'platforms.rhel6.run',
          value: { support: 'broken', note: 'FastCopy requires RHEL5.' },
          raw: 'FastCopy requires RHEL5.',
          certainty: 'doubtful',
        },
      ],
      remarks: remarks(
        0,
        [HALFPIPE_FASTCOPY, 'FastCopy requires RHEL5.'],
        [DOUBT, byExperts.doubt],
        [
          DOUBT,
          'Three (error) signs follow the running platform; they are taken as Upgradable?, Existing VM and Existing container, with Special dependencies blank.',
        ],
        [
          DOUBT,
          'The table says "RHEL5 or RHEL6 ??", the details say that it requires RHEL5: nobody has said that it was tried on RHEL6.',
        ],
        [DOUBT, 'The address behind the link FASTCopy processing chain was lost.'],
      ),
      locator: 'Summary table, row FastCopy; Details for main packages, Halfpipe/FastCopy',
    },
  ),
  entry(
    'package',
    'halfpipe',
    {
      ...empty,
      name: 'Halfpipe',
      summary: 'Runs on RHEL6 and is unlikely to move beyond; a couple of its APIs need Qt.',
      review: review('experts'),
      buildPlatforms: { raw: 'RHEL6' },
      runPlatforms: { raw: 'RHEL6' },
      dependencies: { raw: 'Commercial Qt !?' },
      'platforms.rhel6.build': runs('supported'),
      'platforms.rhel6.run': runs('supported'),
      'needs.qt.run': { note: 'Couple APIs need QT, using commercial version' },
      'needs.qt-commercial-licence.build': {
        couldDrop: true,
        note: 'commercial licence was paid to get support during development, not needed to run the software.',
      },
      upgradable: { value: 'unlikely', raw: 'unlikely (error)', waitingOn: null },
      links: link('Halfpipe'),
      comments: { raw: 'to be reviewed by experts' },
    },
    {
      said: {
        ...byExperts.said,
        dependencies: { certainty: 'doubtful' },
        'needs.qt.run': { raw: 'Couple APIs need QT, using commercial version' },
        'needs.qt-commercial-licence.build': {
          raw: 'Note JB: commercial licence was paid to get support during development, not needed to run the software.',
          by: 'jb',
        },
        'platforms.rhel6.run': { raw: 'runs on RHEL6, but unlikely to move beyond -> virtualize at RHEL6.' },
        upgradable: { certainty: 'likely' },
        review: { raw: 'to be reviewed by experts' },
        links: {},
      },
      open: [
        {
          field: 'strategy',
          value: 'vm',
          raw: 'virtualize at RHEL6.',
          certainty: 'doubtful',
        },
      ],
      remarks: remarks(
        0,
        [HALFPIPE_FASTCOPY, 'Halfpipe : runs on RHEL6, but unlikely to move beyond -> virtualize at RHEL6.'],
        [HALFPIPE_FASTCOPY, 'Couple APIs need QT, using commercial version'],
        [
          HALFPIPE_FASTCOPY,
          'Release Manager uses free version of QT, Unsure why using commercial version, Might be worth exploring move to free version',
        ],
        [
          HALFPIPE_FASTCOPY,
          'Note JB: commercial licence was paid to get support during development, not needed to run the software.',
          'jb',
          'answer',
          2,
        ],
        [
          DOUBT,
          'The row reads "unlikely (error)", two hard spaces and the link: taken as the cell Upgradable? and two blank ones, Existing VM and Existing container. Else the sign stood in one of these two.',
        ],
        [DOUBT, byExperts.doubt],
        [DOUBT, 'The address behind the link Halfpipe was lost.'],
        [DOUBT, '"virtualize at RHEL6" may mean a VM or a container; no strategy was decided.'],
      ),
      locator: 'Summary table, row Halfpipe; Details for main packages, Halfpipe/FastCopy',
    },
  ),
  entry(
    'package',
    'isoc-monitoring',
    {
      ...empty,
      name: 'Isoc Monitoring',
      summary: 'Monitoring of the ISOC. Built on RHEL5; works on RHEL6.',
      review: review('Steve T.'),
      buildPlatforms: { raw: 'RHEL5' },
      runPlatforms: { raw: 'RHEL5, works on RHEL6' },
      'platforms.rhel5.build': runs('supported'),
      'platforms.rhel5.run': runs('supported', 'ISOC ops boxes are mostly under RHEL5.'),
      'platforms.rhel6.run': runs('works', 'Demonstrated that the tools can be run under RHEL6.'),
      comments: { raw: 'to be reviewed by Steve T.' },
    },
    {
      said: {
        ...bySteve.said,
        'platforms.rhel5.run': { raw: 'RHEL5, works on RHEL6' },
        'platforms.rhel6.run': { raw: 'RHEL5, works on RHEL6' },
        review: { raw: 'to be reviewed by Steve T.' },
      },
      remarks: remarks(
        0,
        [
          HALFPIPE_FASTCOPY,
          'ISOC ops boxes are mostly under RHEL5. Demonstrated that the tools can be run under RHEL6.',
        ],
        [HALFPIPE_FASTCOPY, 'Backup ISOC is no longer supported.'],
        [DOUBT, bySteve.doubt],
        [DOUBT, 'Special dependencies, Upgradable?, Existing VM, Existing container and Links were blank.'],
      ),
      locator: 'Summary table, row Isoc Monitoring; Details for main packages, Halfpipe/FastCopy',
    },
  ),
];
