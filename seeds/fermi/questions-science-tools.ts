import type { EntrySeed } from '#lib/contracts/changes.ts';
import { entry, remarks } from './entry.ts';
import { option, pro, remark } from './points.ts';
import { WIKI_18 } from './sources.ts';

/** Questions under the page's heading "Science Tools". */
const SCIENCE_TOOLS = 'Science Tools';
const CONVENIENCE = 'Use of virtualization is for convenience - which is most useful thing to do? (Richard)';
const JORIS_VM = 'Joris : I found this VM : Virtual Machine version 3';
const JOHAN_VM = 'Johan : A VM was also setup for the Fermi summer school, should find it somewhere';
const BUILDS = 'We need automated build system for ST: Release manager vs. manual builds';
const BACKEND =
  'Are there external dependencies (like xroot-d) that would cause problems with virtualization if backend changes?';
const DISTRIBUTION = 'Would it be useful to distribute the tools in VMs? Containers? Both?';
const BIG_FILES =
  'Caching big files (e.g. templates) in container image. Need a strategy with SCS for this for how containers are cached.';

export const scienceTools18: EntrySeed[] = [
  entry(
    'question',
    'sciencetools-distribution',
    {
      name: DISTRIBUTION,
      topic: SCIENCE_TOOLS,
      position: 5,
      body: DISTRIBUTION,
      answered: false,
      'options.vms': option(0, 'VMs', 'Distribute ScienceTools in virtual machines.', [
        remark(WIKI_18, JORIS_VM, { person: 'Joris', useCase: 'end-user' }),
        remark(WIKI_18, JOHAN_VM, { person: 'Johan', useCase: 'end-user' }),
      ]),
      'options.containers': option(1, 'Containers', 'Distribute ScienceTools in containers.', [
        pro(WIKI_18, 'Container helps with diffuse model'),
      ]),
      'options.both': option(2, 'Both', 'Distribute ScienceTools in both.'),
    },
    {
      remarks: remarks(
        0,
        [SCIENCE_TOOLS, 'Focus with ScienceTools is just ease of distribution'],
        [SCIENCE_TOOLS, DISTRIBUTION],
        [SCIENCE_TOOLS, JORIS_VM, 'joris', 'answer', 1],
        [SCIENCE_TOOLS, JOHAN_VM, 'johan', 'answer', 1],
      ),
      locator: SCIENCE_TOOLS,
    },
  ),
  entry(
    'question',
    'changing-backends',
    {
      name: BACKEND,
      topic: SCIENCE_TOOLS,
      position: 6,
      body: BACKEND,
      answered: true,
      'relations.package.glastrelease': { kind: 'mentions', note: 'GR uses xrootd' },
      'relations.package.sciencetools': { kind: 'mentions', note: 'ST does not' },
      'relations.dependency.xrootd-client': { kind: 'mentions', note: '(like xroot-d)' },
    },
    {
      said: { answered: { raw: 'GR uses xrootd ST does not (Eric)', by: 'eric' } },
      remarks: remarks(
        0,
        [SCIENCE_TOOLS, BACKEND],
        [SCIENCE_TOOLS, 'GR uses xrootd ST does not (Eric)', 'eric', 'answer', 0],
      ),
      locator: SCIENCE_TOOLS,
    },
  ),
  entry(
    'question',
    'sciencetools-builds',
    {
      name: 'Is ScienceTools built by the Release Manager or by hand?',
      topic: SCIENCE_TOOLS,
      position: 7,
      body: BUILDS,
      answered: false,
      'options.release-manager': option(0, 'Release manager', 'An automated build system for ST.', [
        remark(WIKI_18, 'We need automated build system for ST'),
      ]),
      'options.manual-builds': option(1, 'Manual builds', 'Build ST by hand.'),
      'relations.package.sciencetools': { kind: 'mentions', note: 'We need automated build system for ST' },
      'relations.dependency.release-manager': { kind: 'mentions', note: 'Release manager vs. manual builds' },
    },
    { remarks: remarks(0, [SCIENCE_TOOLS, BUILDS]), locator: SCIENCE_TOOLS },
  ),
  entry(
    'question',
    'most-useful-virtualization',
    {
      name: 'Which use of virtualization is most useful?',
      topic: SCIENCE_TOOLS,
      position: 8,
      body: CONVENIENCE,
      answered: false,
      'relations.dependency.diffuse-models': { kind: 'mentions', note: 'Container helps with diffuse model' },
    },
    {
      remarks: remarks(
        0,
        [SCIENCE_TOOLS, CONVENIENCE, 'richard'],
        [
          SCIENCE_TOOLS,
          "Don't depend on NFS/AFS if build container right. Stable for data xrootd",
          undefined,
          'pro',
          0,
        ],
        [SCIENCE_TOOLS, 'getting files/libraries and also output data.', undefined, 'remark', 0],
        [SCIENCE_TOOLS, 'Container helps with diffuse model', undefined, 'pro', 0],
        [SCIENCE_TOOLS, 'on nodes not on NFS', undefined, 'pro', 3],
        [SCIENCE_TOOLS, "on nodes there's low overhead.", undefined, 'pro', 3],
        [SCIENCE_TOOLS, 'Caching image on all of the nodes.', undefined, 'remark', 3],
        [SCIENCE_TOOLS, 'Fermi ST image will have the diffuse model in it.', undefined, 'remark', 3],
      ),
      locator: SCIENCE_TOOLS,
    },
  ),
  entry(
    'question',
    'caching-big-files',
    {
      name: 'Where to cache big files (diffuse model, templates)?',
      topic: SCIENCE_TOOLS,
      position: 9,
      body: BIG_FILES,
      answered: false,
      'options.in-the-image': option(
        0,
        'In the container image',
        'Caching big files (e.g. templates) in container image.',
        [
          remark(WIKI_18, 'Fermi ST image will have the diffuse model in it.'),
          remark(WIKI_18, 'Caching image on all of the nodes.'),
        ],
      ),
      'relations.dependency.diffuse-models': {
        kind: 'mentions',
        note: 'Fermi ST image will have the diffuse model in it.',
      },
    },
    {
      said: { name: { raw: BIG_FILES } },
      remarks: remarks(0, [SCIENCE_TOOLS, BIG_FILES]),
      locator: SCIENCE_TOOLS,
    },
  ),
];
