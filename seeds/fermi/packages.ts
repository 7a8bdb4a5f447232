import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';
import { empty, runs } from './package-cells.ts';
import { isocPackages18 } from './packages-isoc.ts';

/** Headings of the page, as topics of the remarks that stood under them. */
const GLASTRELEASE = 'GlastRelease';
const SCIENCE_TOOLS = 'Science Tools';

const THIRD_RHEL7 =
  'The flattened row reads RHEL7 three times, then NA. The third RHEL7 is taken as Special dependencies and NA as Upgradable?: in the row of ASP three hard spaces, left by blank cells, stand between NA and the comment. If Special dependencies was blank instead, RHEL7 stood in Upgradable? and NA in Existing VM.';

export const packages18: EntrySeed[] = [
  ...isocPackages18,
  entry(
    'package',
    'glastrelease',
    {
      ...empty,
      name: 'GlastRelease',
      summary:
        'GlastRelease (GR) runs in L1 processing, reprocessing and simulations. It is frozen, and RHEL6 is the last release that there are people to support.',
      buildPlatforms: { raw: 'RHEL6' },
      runPlatforms: { raw: 'RHEL6' },
      dependencies: { raw: 'ROOT v5.34' },
      'platforms.rhel6.build': runs('supported', 'RHEL 6 is last release that we have the personnel to support'),
      'platforms.rhel6.run': runs('supported', 'RHEL 6 is last release that we have the personnel to support'),
      'needs.root.build': { constraint: 'v5.34', note: 'ROOT v5.34' },
      'needs.root.run': { constraint: 'v5.34', note: 'ROOT v5.34' },
      'needs.geant4.run': { note: 'GlastRelease carries around Geant4' },
      'needs.xrootd-client.run': { note: 'GR uses xrootd ST does not (Eric)' },
      upgradable: { value: 'with_work', raw: 'may be with a lot of work and clean up', waitingOn: null },
      existingVm: { value: 'yes', raw: '(tick)' },
      existingContainer: { value: 'no', raw: '(error)' },
      comments: { raw: 'huge work, including science verification' },
    },
    {
      said: {
        'needs.root.build': { raw: 'ROOT v5.34', certainty: 'likely' },
        'needs.root.run': { raw: 'ROOT v5.34' },
        'needs.geant4.run': { raw: 'GlastRelease carries around Geant4' },
        'needs.xrootd-client.run': { raw: 'GR uses xrootd ST does not (Eric)', by: 'eric' },
        upgradable: { certainty: 'doubtful' },
      },
      open: [
        {
          field: 'strategy',
          value: 'container',
          raw: 'For SLAC farm - docker containers for GlastRelease. Need docker registry',
          certainty: 'likely',
        },
      ],
      remarks: remarks(
        0,
        [GLASTRELEASE, 'GlastRelease needs virtualizations'],
        [GLASTRELEASE, 'RHEL 6 is last release that we have the personnel to support'],
        [
          GLASTRELEASE,
          'A few people running GlastRelease (Developers) - nice use case for Docker. Getting GlastRelease to run on your laptop is painful.',
        ],
        [GLASTRELEASE, 'GlastRelease carries around Geant4'],
        [GLASTRELEASE, 'RHEL6 container on a RHEL7 host'],
        ['What systems need what kinds of containers?', 'Same image for all the GR uses.'],
        [
          'What systems need what kinds of containers?',
          'GlastRelease is frozen, ST is constantly evolving. Debugging GR is not a problem, debugging ST is important',
        ],
        ['What systems need what kinds of containers?', 'Debugging in GR and ST is very different'],
        [DOUBT, 'Which VM the (tick) stands for is not said.'],
      ),
      locator: 'Summary table, row GlastRelease; Details for main packages, GlastRelease',
    },
  ),
  entry(
    'package',
    'datamonitoring',
    {
      ...empty,
      name: 'DataMonitoring',
      summary: 'Mostly Python code; its part svac/monitor is similar to GlastRelease.',
      buildPlatforms: { raw: 'RHEL6' },
      runPlatforms: { raw: 'RHEL6' },
      dependencies: { raw: 'python2, numpy, ROOT' },
      'platforms.rhel6.build': runs('supported'),
      'platforms.rhel6.run': runs('supported'),
      'needs.python2.run': { note: 'python2, numpy, ROOT' },
      'needs.numpy.run': { note: 'python2, numpy, ROOT' },
      'needs.root.run': { note: 'python2, numpy, ROOT' },
      upgradable: { value: 'conditional', raw: 'probably if GR is upgraded', waitingOn: 'glastrelease' },
      existingVm: { value: 'no', raw: '(error)' },
      existingContainer: { value: 'no', raw: '(error)' },
      comments: { raw: 'svac/monitor is similar to GR, then mostly python code in dataMonitoring' },
      'relations.package.glastrelease': { kind: 'similar_to', note: 'svac/monitor is similar to GR' },
    },
    {
      said: {
        upgradable: { certainty: 'likely' },
        'needs.python2.run': { raw: 'python2, numpy, ROOT' },
        'needs.numpy.run': { raw: 'python2, numpy, ROOT' },
        'needs.root.run': { raw: 'python2, numpy, ROOT' },
        'relations.package.glastrelease': { raw: 'svac/monitor is similar to GR' },
      },
      locator: 'Summary table, row DataMonitoring',
    },
  ),
  entry(
    'package',
    'sciencetools',
    {
      ...empty,
      name: 'ScienceTools',
      summary: 'ScienceTools (ST) evolve constantly; what matters is that they are easy to distribute.',
      buildPlatforms: { raw: 'RHEL7' },
      runPlatforms: { raw: 'RHEL7' },
      dependencies: { raw: 'RHEL7' },
      'platforms.rhel7.build': runs('supported'),
      'platforms.rhel7.run': runs('supported'),
      upgradable: { value: 'na', raw: 'NA', waitingOn: null },
      'needs.diffuse-models.run': { note: 'Fermi ST image will have the diffuse model in it.' },
      existingVm: { value: 'attributed', raw: 'Giacomo' },
      existingContainer: { value: 'attributed', raw: "Sam's / Matt's" },
      comments: { raw: 'there was also one VM for the Fermi Summer school' },
      links: { raw: '', items: [{ label: 'Virtual Machine version 3', url: '' }] },
    },
    {
      said: {
        'needs.diffuse-models.run': { raw: 'Fermi ST image will have the diffuse model in it.', certainty: 'likely' },
        dependencies: { certainty: 'doubtful' },
        upgradable: { certainty: 'likely' },
        existingVm: { by: 'giacomo', certainty: 'hearsay' },
        existingContainer: { by: 'sam', certainty: 'hearsay' },
        links: { raw: 'Joris : I found this VM : Virtual Machine version 3', by: 'joris' },
      },
      remarks: remarks(
        0,
        [SCIENCE_TOOLS, 'Focus with ScienceTools is just ease of distribution'],
        [SCIENCE_TOOLS, 'Joris : I found this VM : Virtual Machine version 3', 'joris'],
        [SCIENCE_TOOLS, 'Johan : A VM was also setup for the Fermi summer school, should find it somewhere', 'johan'],
        [SCIENCE_TOOLS, 'GR uses xrootd ST does not (Eric)', 'eric'],
        [SCIENCE_TOOLS, 'Container helps with diffuse model'],
        [SCIENCE_TOOLS, 'Fermi ST image will have the diffuse model in it.'],
        ['Summary', "Sam's / Matt's", 'matt'],
        [DOUBT, THIRD_RHEL7],
        [
          DOUBT,
          'The cells of VM and container hold names only: Giacomo, and "Sam\'s / Matt\'s". What they have was not said; no image or build of theirs is registered. The address behind Virtual Machine version 3 was lost.',
        ],
      ),
      locator: 'Summary table, row ScienceTools; Details for main packages, Science Tools',
    },
  ),
  entry(
    'package',
    'asp',
    {
      ...empty,
      name: 'ASP',
      summary: 'Should be similar to ScienceTools; Jim is the person to ask.',
      buildPlatforms: { raw: 'RHEL7' },
      runPlatforms: { raw: 'RHEL7' },
      dependencies: { raw: 'RHEL7' },
      owners: [{ person: 'jim', role: 'expert' }],
      'platforms.rhel7.build': runs('supported'),
      'platforms.rhel7.run': runs('supported'),
      upgradable: { value: 'na', raw: 'NA', waitingOn: null },
      comments: { raw: 'should be similar to ScienceTools, ask Jim' },
      'relations.package.sciencetools': { kind: 'similar_to', note: 'should be similar to ScienceTools, ask Jim' },
    },
    {
      said: {
        dependencies: { certainty: 'doubtful' },
        upgradable: { certainty: 'likely' },
        owners: { raw: 'ask Jim', certainty: 'likely' },
        'relations.package.sciencetools': { raw: 'should be similar to ScienceTools', certainty: 'likely' },
      },
      remarks: remarks(0, [DOUBT, THIRD_RHEL7], [DOUBT, '"ask Jim" is taken as: Jim is the expert to ask.']),
      locator: 'Summary table, row ASP',
    },
  ),
];

const DETAILS = 'Details for main packages';
const GLAST_EXT = 'but there might be some issue with some dependencies from the GLAST_EXT';

export const packagesLater: EntrySeed[] = [
  entry(
    'package',
    'glastrelease',
    { 'needs.glast-ext.run': { note: GLAST_EXT } },
    {
      said: { 'needs.glast-ext.run': { raw: GLAST_EXT, certainty: 'likely' } },
      open: [
        {
          field: 'platforms.rhel7.run',
          value: { support: 'doubtful', note: 'in principle RHEL6 and RHEL7 are supposed to be binary compatible' },
          raw: 'Note that in principle RHEL6 and RHEL7 are supposed to be binary compatible, so it might be possible to just run a GR built on RHEL6 on a RHEL7 host...',
          certainty: 'doubtful',
        },
      ],
      remarks: remarks(
        100,
        [
          DETAILS,
          'Note that in principle RHEL6 and RHEL7 are supposed to be binary compatible, so it might be possible to just run a GR built on RHEL6 on a RHEL7 host...',
        ],
        [DETAILS, GLAST_EXT, undefined, 'con', 100],
        [
          DETAILS,
          'doing that would require some validation of the output of GR (whereas it may not be necessary if GR is fully containerized)',
          undefined,
          'con',
          100,
        ],
        [
          EDITOR,
          'RHEL7 is not listed as a running platform: "supposed to be" and "might be possible" are kept as an open claim until somebody tries it.',
        ],
      ),
      locator: 'Details for main packages',
    },
  ),
  entry(
    'package',
    'sciencetools',
    {},
    {
      remarks: remarks(100, [
        DETAILS,
        "Johan: I kind of remember that some step of L1Proc, makeFT1 or makeFT2 actually need both GR and ST to be setup to run... wonder if that's still true?",
        'johan',
      ]),
      locator: 'Details for main packages, L1 processing',
    },
  ),
];
