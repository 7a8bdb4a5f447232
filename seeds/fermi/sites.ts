import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';

const PIPELINE = 'Pipeline';
const INFRASTRUCTURE = 'Infrastructure:';
const GENERAL = 'What kind of virtualization, VM or Containers?';
const JORIS = 'Joris : Lyon wants to use Singularity because they have security issues with UGE + Docker.';
const FRED = 'Now full support for Docker at Lyon (Fred)';

export const sites18: EntrySeed[] = [
  entry(
    'site',
    'slac',
    {
      name: 'SLAC',
      summary: 'The SLAC batch farm.',
      nodeOs: { raw: 'RHEL6' },
      networkFs: { raw: 'AFS / NFS' },
      container: { raw: 'Docker' },
      'nodes.rhel6': {
        state: 'retiring',
        share: 'unknown',
        on: null,
        raw: 'many nodes @RHEL6, upgrade to RHEL7 and doing docker with this',
      },
      'nodes.rhel7': { state: 'planned', share: 'unknown', on: null, raw: '12mo? 2018? (Matt)' },
      'offers.afs': { state: 'available', on: null, raw: 'AFS / NFS' },
      'offers.nfs': { state: 'available', on: null, raw: 'AFS / NFS' },
      'offers.gpfs': { state: 'unknown', on: null, raw: 'GPFS?' },
      'offers.docker-registry': { state: 'unknown', on: null, raw: 'Need docker registry' },
      'offers.scratch': { state: 'unknown', on: null, raw: '/scratch on local batch machines' },
      'runtimes.docker': {
        state: 'planned',
        raw: 'SLAC will give us a few nodes for testing docker.',
        on: null,
      },
      vmOffer: { value: 'never', raw: 'No (never says Brian)' },
    },
    {
      said: {
        'nodes.rhel6': { certainty: 'likely' },
        'nodes.rhel7': { raw: 'Timeline for RHEL7, 12mo? 2018? (Matt)', by: 'matt', certainty: 'doubtful' },
        'runtimes.docker': {
          raw: 'SLAC will give us a few nodes for testing docker. Fall back way to install on user machines. (Brian)',
          by: 'brian',
        },
        'offers.gpfs': { certainty: 'unknown' },
        'offers.scratch': { certainty: 'unknown' },
        'offers.docker-registry': { certainty: 'unknown' },
        vmOffer: { by: 'brian' },
      },
      open: [
        {
          field: 'nodes.rhel7',
          value: { state: 'current', share: 'few', on: null, raw: 'There is 1 machine with RHEL7' },
          raw: 'IT dept supportive of docker@SLAC. There is 1 machine with RHEL7',
          certainty: 'likely',
        },
      ],
      remarks: remarks(
        0,
        [GENERAL, 'For SLAC farm - docker containers for GlastRelease. Need docker registry'],
        [GENERAL, 'Use their system run to RHEL6 container, but batch host is RHEL7.'],
        [PIPELINE, 'IT dept supportive of docker@SLAC. There is 1 machine with RHEL7'],
        [INFRASTRUCTURE, 'Last purchase went into dev cluster'],
        [INFRASTRUCTURE, 'many nodes @RHEL6, upgrade to RHEL7 and doing docker with this'],
        [INFRASTRUCTURE, 'Still figuring out NFS/AFS sorted out with RHEL7. GPFS?'],
        [INFRASTRUCTURE, "It's good to come up with a plan because of security implications if NFS underneath."],
        [INFRASTRUCTURE, 'Use right docker (UID issues w/security)'],
        [
          INFRASTRUCTURE,
          'SLAC will give us a few nodes for testing docker. Fall back way to install on user machines. (Brian)',
          'brian',
        ],
        [INFRASTRUCTURE, 'AFS on RHEL6 docker'],
        [INFRASTRUCTURE, 'read files if world readable.'],
        [INFRASTRUCTURE, 'NFS is hardest.'],
        [INFRASTRUCTURE, 'Timeline for RHEL7, 12mo? 2018? (Matt)', 'matt'],
        [INFRASTRUCTURE, 'RHEL7 support is dodgy.'],
        [INFRASTRUCTURE, 'Configuration stuff is hard part'],
        [
          DOUBT,
          'In version 18 the heading Infrastructure: names no farm; the later version has the same lines under "Notes for the SLAC farm", so they are kept here.',
        ],
        [
          DOUBT,
          'That /scratch on local batch machines is at SLAC is not said; it stands in the list of software dependencies.',
        ],
        [DOUBT, 'Nobody says which batch system SLAC runs.'],
        [
          DOUBT,
          '"many nodes @RHEL6, upgrade to RHEL7" stands under "Last purchase went into dev cluster". That the nodes of the farm move too is read from "batch host is RHEL7" and from the timeline; how many, and when, is not said.',
        ],
      ),
      locator: 'Farms status, row SLAC; Infrastructure',
    },
  ),
  entry(
    'site',
    'cc-in2p3',
    {
      name: 'CC-IN2P3',
      summary: 'The computing center at Lyon.',
      location: 'Lyon',
      nodeOs: { raw: 'RHEL6 and CentOS7' },
      networkFs: { raw: 'AFS to be phased out, CVMFS' },
      container: { raw: '?' },
      'nodes.rhel6': { state: 'current', share: 'unknown', on: null, raw: 'RHEL6 and CentOS7' },
      'nodes.rhel7': { state: 'current', share: 'unknown', on: null, raw: 'RHEL6 and CentOS7' },
      'offers.afs': { state: 'phasing_out', on: null, raw: 'AFS to be phased out, CVMFS' },
      'offers.cvmfs': { state: 'available', on: null, raw: 'AFS to be phased out, CVMFS' },
      'runtimes.docker': { state: 'production', raw: FRED, on: null },
      'runtimes.singularity': {
        state: 'planned',
        raw: 'Lyon wants to use Singularity',
        on: null,
      },
      vmOffer: { value: 'not_for_production', raw: 'A OpenStack Cloud is running but not for production' },
      batchSystem: { value: 'UGE', raw: 'they have security issues with UGE + Docker.' },
    },
    {
      said: {
        container: { certainty: 'doubtful' },
        'runtimes.docker': { by: 'fred' },
        'runtimes.singularity': { raw: JORIS, by: 'joris', certainty: 'likely' },
        batchSystem: { raw: JORIS, by: 'joris' },
      },
      open: [
        {
          field: 'runtimes.docker',
          value: { state: 'refused', raw: 'they have security issues with UGE + Docker.', on: null },
          raw: JORIS,
          by: 'joris',
          certainty: 'doubtful',
        },
      ],
      remarks: remarks(
        0,
        [PIPELINE, 'Lyon is a much larger computing center - likely they will upgrade to Docker first'],
        [PIPELINE, FRED, 'fred'],
        [PIPELINE, JORIS, 'joris', 'con', 1],
        [
          DOUBT,
          'The row ends with "?". It may be the cell Container, or belong to "not for production"; the later version has no "?" in that row and a text in Container.',
        ],
        [
          DOUBT,
          'Joris does not say that Docker is refused; the claim beside Fred\'s is how "wants to use Singularity because" may be read.',
        ],
      ),
      locator: 'Farms status, row CC-IN2P3; Pipeline',
    },
  ),
  entry(
    'site',
    'grid',
    {
      name: 'GRID sites',
      summary: 'Sites of the GRID, taken together.',
      nodeOs: { raw: 'mostly RHEL6, a few CentOS7' },
      networkFs: { raw: 'many have CVMFS' },
      container: { raw: '' },
      'nodes.rhel6': { state: 'current', share: 'most', on: null, raw: 'mostly RHEL6' },
      'nodes.rhel7': { state: 'current', share: 'few', on: null, raw: 'a few CentOS7' },
      'offers.cvmfs': { state: 'available', on: null, raw: 'many have CVMFS' },
      'runtimes.docker': { state: 'unknown', raw: '', on: null },
      'runtimes.singularity': { state: 'unknown', raw: '', on: null },
      vmOffer: { value: 'unknown', raw: 'no?' },
    },
    {
      said: {
        container: { certainty: 'unknown' },
        'offers.cvmfs': { certainty: 'likely' },
        'runtimes.docker': { certainty: 'unknown' },
        'runtimes.singularity': { certainty: 'unknown' },
        vmOffer: { certainty: 'doubtful' },
      },
      open: [
        { field: 'vmOffer', value: { value: 'never', raw: 'no?' }, raw: 'no?', certainty: 'doubtful' },
        { field: 'container', value: { raw: '?' }, raw: '?', certainty: 'doubtful' },
      ],
      remarks: remarks(
        0,
        [DOUBT, 'The row ends with "no?": VMs "no?" and a blank Container, or VMs "no" and Container "?".'],
        [DOUBT, '"many have CVMFS": not all of them; which ones is not said.'],
      ),
      locator: 'Farms status, row GRID sites',
    },
  ),
];

const SLAC_NOTES = 'Notes for the SLAC farm';
const LYON_NOTES = 'Notes for CC-IN2P3';
const JOHAN =
  'Johan : the CentOS7 queue has Singularity available, will run some tests (for CTA...) soon - July 17th 2017.';

export const sitesLater: EntrySeed[] = [
  entry(
    'site',
    'slac',
    {
      'runtimes.docker': { state: 'testing', raw: 'SLAC has a few nodes for testing docker.', on: null },
    },
    {
      open: [
        {
          field: 'batchSystem',
          value: { value: 'LSF', raw: 'LSF compatible' },
          raw: 'LSF compatible',
          certainty: 'doubtful',
        },
      ],
      remarks: remarks(
        100,
        [SLAC_NOTES, 'SLAC has a few nodes for testing docker.'],
        [DOUBT, 'The runtime comparison asks for LSF beside UGE; that LSF is the batch system of SLAC is not said.'],
        [
          EDITOR,
          "No longer on the later version of the page: the IT department's support, the one machine with RHEL7, and the fall back way to install on user machines.",
        ],
      ),
      locator: 'Farms Status, Notes for the SLAC farm',
    },
  ),
  entry(
    'site',
    'cc-in2p3',
    {
      container: { raw: 'Docker full support, but looking into Singularity' },
      'runtimes.singularity': {
        state: 'testing',
        raw: JOHAN,
        on: '2017-07-17',
      },
    },
    {
      said: { 'runtimes.singularity': { by: 'johan', certainty: 'likely', on: '2017-07-17' } },
      open: [
        {
          field: 'runtimes.docker',
          value: { state: 'production', raw: 'Docker full support, but looking into Singularity', on: null },
          raw: 'Docker full support, but looking into Singularity',
        },
      ],
      remarks: remarks(
        100,
        [LYON_NOTES, JOHAN, 'johan'],
        [
          DOUBT,
          'Johan calls Singularity available on the CentOS7 queue and announces tests; whether it is there for production he does not say.',
        ],
        [
          DOUBT,
          'The runtime comparison says "but CC won\'t use it" beside UGE compatible; of which runtime was lost with the columns.',
        ],
        [
          EDITOR,
          'No longer on the later version of the page: that Lyon will likely upgrade to Docker first, and the "?" at the end of its row.',
        ],
      ),
      locator: 'Farms Status, row CC-IN2P3 and Notes for CC-IN2P3',
    },
  ),
];
