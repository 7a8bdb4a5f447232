import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';

const INTRODUCTION =
  'This page is meant to organize the discussion around the virtualization of Fermi Science Analysis Systems software. Some pieces of software today have a long history and there is a clear lack of man power to have these run on recent platforms. Some software are stuck on RHEL5, other on RHEL6, others run on modern platform. A detailed status point has to be made on each piece to understand the way forward: maintenance, VM, container.';
const REFERENCES = 'Information on this page were first gathered from a number of reference pages:';

export const notes18: EntrySeed[] = [
  entry(
    'note',
    'introduction',
    {
      name: 'What the page is for',
      body: INTRODUCTION,
    },
    {
      remarks: remarks(
        0,
        ['', INTRODUCTION],
        ['', REFERENCES],
        [DOUBT, 'The list of reference pages was lost with its links.'],
      ),
      locator: 'Head of the page',
    },
  ),
  entry(
    'note',
    'summary-table',
    {
      name: 'The summary table of the main software packages',
      body: 'Here is summary table with the main software packages',
      links: { raw: 'Software Week Meeting notes', items: [{ label: 'Software Week Meeting notes', url: '' }] },
      owners: [{ person: 'johan', role: 'contact' }],
    },
    {
      said: {
        owners: {
          raw: 'created by Johan on Tuesday 6th 2017, limiting myself to RHEL5, RHEL6 and RHEL7/CentOS7',
          by: 'johan',
          on: '2017-06-06',
        },
        links: { raw: 'see data flow section of the Software Week Meeting notes' },
      },
      remarks: remarks(
        0,
        ['Summary', 'Here is summary table with the main software packages'],
        ['Summary', 'see data flow section of the Software Week Meeting notes'],
        ['Summary', 'created by Johan on Tuesday 6th 2017, limiting myself to RHEL5, RHEL6 and RHEL7/CentOS7', 'johan'],
        [
          EDITOR,
          'Columns: Name, Build platform, Running platform, Special dependencies, Upgradable?, Existing VM, Existing container, Links, Comments, Date.',
        ],
        [DOUBT, '"Tuesday 6th 2017" lost its month; June 6th 2017 was a Tuesday and is the meeting the page follows.'],
        [DOUBT, 'The address behind Software Week Meeting notes was lost.'],
      ),
      locator: 'Summary',
    },
  ),
  entry(
    'note',
    'farms-table',
    {
      name: 'The table of the farms',
      body: 'Farms status',
    },
    {
      remarks: remarks(
        0,
        [EDITOR, 'Columns: Farm, Node OS, Network FS, VMs, Container.'],
        [DOUBT, 'Empty cells of the table are lost, so the last cells of a row may belong one column further.'],
      ),
      locator: 'Farms status',
    },
  ),
  entry(
    'note',
    'pipeline',
    {
      name: 'Pipeline',
      body: 'Needs someone that he could show the pipeline code and train to do heavy lifting when it comes to kicking the pipeline',
    },
    {
      remarks: remarks(
        0,
        [
          'Pipeline',
          'Needs someone that he could show the pipeline code and train to do heavy lifting when it comes to kicking the pipeline',
        ],
        ['Pipeline', 'Docker containers for something like the batch system may cause some problems, since'],
        [DOUBT, 'Who "he" is, was not written.'],
      ),
      locator: 'Pipeline',
    },
  ),
  entry(
    'note',
    'open-headings',
    {
      name: 'Headings without text',
      summary: 'Version 18 has the headings "Release Manager:" and "Questions" with nothing below them.',
      body: 'Infrastructure and general questions',
    },
    {
      remarks: remarks(0, ['Infrastructure and general questions', 'Release Manager:'], ['Questions', 'Questions']),
      locator: 'Infrastructure and general questions; Questions',
    },
  ),
];

export const notesLater: EntrySeed[] = [
  entry(
    'note',
    'introduction',
    {
      links: { raw: 'SLACK channel on containers', items: [{ label: 'SLACK channel on containers', url: '' }] },
    },
    {
      remarks: remarks(
        100,
        ['', 'SLACK channel on containers'],
        [DOUBT, 'The address behind SLACK channel on containers was lost.'],
      ),
      locator: 'Head of the page',
    },
  ),
  entry(
    'note',
    'pipeline',
    {},
    {
      remarks: remarks(100, [
        EDITOR,
        'In the later version these lines stand under Release Manager:, because the heading Pipeline was lost.',
      ]),
      locator: 'Infrastructure and general questions',
    },
  ),
];

export const notesGist: EntrySeed[] = [
  entry(
    'note',
    'fermi-containerization-notes',
    {
      name: 'Fermi Containerization Notes',
      body: "Joris and I have been working on a plan for containers, here's our progress and findings so far.",
      owners: [
        { person: 'brianv0', role: 'contact' },
        { person: 'joris', role: 'contact' },
      ],
    },
    {
      said: {
        body: {
          raw: "Joris and I have been working on a plan for containers, here's our progress and findings so far.",
          by: 'brianv0',
          on: '2017-07-21',
        },
      },
      remarks: remarks(
        0,
        [
          'End of week report',
          "Joris and I have been working on a plan for containers, here's our progress and findings so far.",
          'brianv0',
        ],
        [
          'Core technologies to adopt',
          'We believe we will want a few flavors of container images in both and that we will need to leverage both Singularity and Docker.',
          'brianv0',
        ],
        [
          'Core technologies to adopt',
          "We believe the adoption of CVMFS will be necessary and viable. At SLAC, we know that there is a 100GB caching proxy setup for CVMFS locally, and that batch nodes have a 25GB local cache. This means it's likely that container images and libraries distributed through CVMFS will be in the CVMFS cache at SLAC during production data processing. We believe this will mitigate any scaling issues when, for example, hundreds of L1 jobs start up.",
          'brianv0',
        ],
        ['Next steps', 'We need to get the libraries in CVMFS', 'brianv0'],
      ),
      locator: 'Created July 21, 2017 16:44',
    },
  ),
];
