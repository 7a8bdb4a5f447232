import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';
import { con, option, pro, remark } from './points.ts';
import { GIST, WIKI_18, WIKI_LATER } from './sources.ts';

/** Virtual machine or container, and which runtime; with what was said for and against. */
const KIND = 'What kind of virtualization, VM or Containers?';
const KIND_LATER = 'Virtualization vs Containers? which containers?';
const MEETING =
  "Following June 6th 2017 meeting, we'll initially focused on Containers as it's very unlikely that the SLAC farm will move to Virtual Machines (Brian's comment)";
const JOHAN_VM = 'Johan: VMs might still be useful for code development and debugging, for GR in particular.';
const RHEL6_VM =
  "indeed, we'll very likely need a RHEL6 VM to build the GR containers at some point (or keep a bare metal node just for building), no?";
const JORIS = 'Joris : Lyon wants to use Singularity because they have security issues with UGE + Docker.';
const FRED = 'Now full support for Docker at Lyon (Fred)';
const BOTH = 'we will need to leverage both Singularity and Docker.';

const vmPoints = [
  remark(WIKI_18, 'Virtual machines running in a cloud environment or on a farm made of virtual nodes'),
  remark(WIKI_18, 'just a simple VM for developers or end users', { useCase: 'developer' }),
  pro(WIKI_18, JOHAN_VM, { person: 'Johan', useCase: 'developer' }),
  con(WIKI_18, "it's very unlikely that the SLAC farm will move to Virtual Machines (Brian's comment)", {
    person: 'Brian',
    site: 'slac',
  }),
  con(WIKI_18, 'A OpenStack Cloud is running but not for production', { site: 'cc-in2p3' }),
];
const containerPoints = [
  remark(WIKI_18, 'advantages over a full VM usually are:'),
  pro(WIKI_18, 'light weight'),
  pro(WIKI_18, 'better performance'),
  con(WIKI_18, 'container has to be carefully built'),
  remark(WIKI_18, 'For SLAC farm - docker containers for GlastRelease. Need docker registry', { site: 'slac' }),
  pro(WIKI_18, 'Getting GlastRelease to run on your laptop is painful.', { useCase: 'developer' }),
];

const docker = [
  pro(WIKI_18, FRED, { person: 'Fred', site: 'cc-in2p3' }),
  con(WIKI_18, JORIS, { person: 'Joris', site: 'cc-in2p3' }),
  con(WIKI_18, 'Use right docker (UID issues w/security)', { site: 'slac' }),
];
/** Only in version 18. */
const support = pro(WIKI_18, 'IT dept supportive of docker@SLAC.', { site: 'slac' });
const singularity = [pro(WIKI_18, JORIS, { person: 'Joris', site: 'cc-in2p3' })];

export const ways18: EntrySeed[] = [
  entry(
    'question',
    'vm-or-containers',
    {
      name: KIND,
      topic: KIND,
      position: 1,
      body: 'Many questions to be tackled under this item:',
      answered: true,
      'options.vm': option(0, 'Virtual machines', 'Virtualization', vmPoints),
      'options.containers': option(1, 'Containers', 'Containers', containerPoints),
      'decisions.containers-first': {
        option: 'containers',
        state: 'accepted',
        text: MEETING,
        by: "June 6th 2017 meeting (Brian's comment)",
        on: '2017-06-06',
        source: WIKI_18,
      },
    },
    {
      said: { 'decisions.containers-first': { raw: MEETING, by: 'brian', on: '2017-06-06' } },
      remarks: remarks(
        0,
        [KIND, 'Many questions to be tackled under this item:'],
        [KIND, 'building vs running'],
        [KIND, 'our software vs 3rd party libraries vs system libraries'],
        [KIND, 'LAT calibrations'],
        [KIND, 'connection to mysql db'],
        [KIND, MEETING, 'brian', 'answer', 0],
        [KIND, JOHAN_VM, 'johan'],
        ['Virtualization', 'Virtual machines running in a cloud environment or on a farm made of virtual nodes'],
        ['Virtualization', 'just a simple VM for developers or end users'],
        ['Containers', 'advantages over a full VM usually are:'],
        ['Containers', 'light weight', undefined, 'pro', 9],
        ['Containers', 'better performance', undefined, 'pro', 9],
        ['Containers', 'container has to be carefully built', undefined, 'con', 9],
        [DOUBT, '"container has to be carefully built" is listed among the advantages; it is kept as a con.'],
      ),
      locator: KIND,
    },
  ),
  entry(
    'question',
    'which-runtime',
    {
      name: 'Docker, Singularity or Shifter?',
      topic: 'Containers',
      position: 2,
      body: 'a few technologies to consider Docker, Shifter (Nersk for HPC) and Singularity',
      answered: false,
      'options.docker': option(0, 'Docker', 'Docker: the container', [...docker, support]),
      'options.singularity': option(1, 'Singularity', 'Singularity: containers for scientist', singularity),
      'options.shifter': option(2, 'Shifter', 'Shifter: NERSC container optimized for HPC'),
    },
    {
      remarks: remarks(0, [
        'Containers',
        'a few technologies to consider Docker, Shifter (Nersk for HPC) and Singularity',
      ]),
      locator: 'Containers; Task List',
    },
  ),
];

export const waysLater: EntrySeed[] = [
  entry(
    'question',
    'vm-or-containers',
    {
      name: KIND_LATER,
      topic: KIND_LATER,
      'options.vm': option(0, 'Virtual machines', 'Virtualization', [
        ...vmPoints,
        pro(WIKI_LATER, RHEL6_VM, { useCase: 'developer' }),
      ]),
    },
    {
      remarks: remarks(
        100,
        [KIND_LATER, 'LAT calibrations, connection to mysql db, file transfer via xroot'],
        [KIND_LATER, RHEL6_VM],
        [EDITOR, 'No longer on the later version of the page: the advantages of containers over a full VM.'],
      ),
      locator: KIND_LATER,
    },
  ),
  entry(
    'question',
    'rhel6-vm-for-building',
    {
      name: 'Do we need a RHEL6 VM to build the GR containers?',
      topic: KIND_LATER,
      position: 20,
      body: RHEL6_VM,
      answered: false,
      'options.rhel6-vm': option(0, 'A RHEL6 VM', 'A VM in which the containers are built.'),
      'options.bare-metal': option(1, 'A bare metal node', 'keep a bare metal node just for building'),
    },
    {
      remarks: remarks(0, [KIND_LATER, RHEL6_VM], [DOUBT, 'The line answers Johan; who wrote it was not said.']),
      locator: KIND_LATER,
    },
  ),
  entry(
    'question',
    'which-runtime',
    {
      'options.docker': option(0, 'Docker', 'Docker: the container', [
        ...docker,
        pro(WIKI_LATER, 'Docker full support, but looking into Singularity', { site: 'cc-in2p3' }),
        pro(WIKI_LATER, 'SLAC has a few nodes for testing docker.', { site: 'slac' }),
        con(
          WIKI_LATER,
          'User running docker commands needs to be in special docker group to gain elevated system access',
        ),
        pro(WIKI_LATER, 'LSF improves the Docker security'),
      ]),
      'options.singularity': option(1, 'Singularity', 'Singularity: containers for scientist', [
        ...singularity,
        pro(WIKI_LATER, 'User runs Singularity image without special privileges.'),
        pro(
          WIKI_LATER,
          'Johan : the CentOS7 queue has Singularity available, will run some tests (for CTA...) soon - July 17th 2017.',
          { person: 'Johan', site: 'cc-in2p3' },
        ),
      ]),
      'options.shifter': option(2, 'Shifter', 'Shifter: NERSC container optimized for HPC', [
        pro(WIKI_LATER, 'User run shifter image without special privileges.'),
      ]),
    },
    {
      remarks: remarks(
        100,
        ['Tabular Comparison', 'LSF improves the Docker security'],
        [EDITOR, 'The comparison table itself is kept at the runtimes.'],
      ),
      locator: 'Tabular Comparison',
    },
  ),
];

export const waysGist: EntrySeed[] = [
  entry(
    'question',
    'which-runtime',
    {
      'decisions.both': {
        option: null,
        state: 'proposed',
        text: BOTH,
        by: 'brianv0 and Joris',
        on: '2017-07-21',
        source: GIST,
      },
    },
    {
      said: { 'decisions.both': { raw: BOTH, by: 'brianv0', certainty: 'likely', on: '2017-07-21' } },
      remarks: remarks(200, [
        'Core technologies to adopt',
        'We believe we will want a few flavors of container images in both and that we will need to leverage both Singularity and Docker.',
        'brianv0',
      ]),
      locator: 'Core technologies to adopt',
    },
  ),
];
