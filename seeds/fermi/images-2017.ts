import type { EntrySeed } from '#lib/contracts/changes.ts';
import { fermipy, python27, recipeDependencies } from './dependencies.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';

/** The images of fermi-lat/containers, by the day of the commits. Builds stay unregistered: no digest is known. */
const DOCKER_CONTENTS = 'GlastRelease 20-10-04-gr02 with GLAST_EXT, xrootd-client, X and Motif development libraries';
const DIFFERS =
  'first centos:7 while the content is built for the redhat6-x86_64-64bit-gcc44 variant: base and content differ';
const DOCKER_EVIDENCE = 'docker/base, commits of 2017-07-17 to 2017-07-27 (23c8cca)';
const FIRST = 'first working version through the pipeline at SLAC 2017-07-24 (16b4258)';
const REPO = 'fermi-containers.md';

/** 2017-07-19: the first recipes. */
export const images20170719: EntrySeed[] = [
  ...recipeDependencies,
  entry(
    'image',
    'glast-release-docker',
    {
      name: 'glast_release (Docker)',
      summary: 'GlastRelease with everything it needs, for Docker.',
      repository: 'fermilat/glast_release',
      flavour: { value: 'uber', raw: 'uber' },
      base: { platform: 'rhel7', raw: 'centos:7' },
      contentsRaw: DOCKER_CONTENTS,
      'contents.glastrelease': { version: '20-10-04-gr02' },
      mountsRaw: 'workspace inside the image',
      evidenceRaw: DOCKER_EVIDENCE,
      'relations.dependency.glast-ext': { kind: 'mentions', note: 'GlastRelease 20-10-04-gr02 with GLAST_EXT' },
      'relations.dependency.xrootd-client': { kind: 'mentions', note: 'xrootd-client' },
      'relations.dependency.x-development-libraries': { kind: 'mentions', note: 'X and Motif development libraries' },
      'relations.dependency.motif': { kind: 'mentions', note: 'X and Motif development libraries' },
    },
    {
      said: { base: { raw: DIFFERS } },
      remarks: remarks(
        0,
        ['image', 'glast_release (Docker Hub fermilat/glast_release)'],
        ['base', DIFFERS],
        ['contents', DOCKER_CONTENTS],
        ['mounts and configuration', 'workspace inside the image'],
        ['evidence', DOCKER_EVIDENCE],
        [
          EDITOR,
          'Nobody has shown that GlastRelease runs on RHEL7, so a build on this base would not count. Whether one was pushed is not known.',
        ],
      ),
      locator: DOCKER_EVIDENCE,
    },
  ),
  entry(
    'image',
    'glast-release-singularity',
    {
      name: 'glast_release (Singularity)',
      summary: 'GlastRelease with everything it needs, for Singularity.',
      repository: 'Singularity Hub collection 335',
      flavour: { value: 'uber', raw: 'uber' },
      base: { platform: 'rhel6', raw: 'centos:6' },
      contentsRaw: 'GlastRelease 20-10-04-gr02, GLAST_EXT, sendmail, time',
      'contents.glastrelease': { version: '20-10-04-gr02' },
      mountsRaw: 'image created with 6,000 MB',
      evidenceRaw: 'a1fcb9b 2017-07-19 and later',
      'relations.dependency.glast-ext': { kind: 'mentions', note: 'GLAST_EXT, sendmail, time' },
      'relations.dependency.sendmail': { kind: 'mentions', note: 'sendmail, time' },
      'relations.dependency.time': { kind: 'mentions', note: 'sendmail, time' },
    },
    {
      remarks: remarks(
        0,
        ['image', 'glast_release (Singularity Hub collection 335, singularity/base)'],
        ['contents', 'GlastRelease 20-10-04-gr02, GLAST_EXT, sendmail, time'],
        ['mounts and configuration', 'image created with 6,000 MB'],
        ['evidence', 'a1fcb9b 2017-07-19 and later'],
        [EDITOR, '6,000 MB is the room the recipe makes, not the size of a build.'],
      ),
      locator: 'a1fcb9b 2017-07-19 and later',
    },
  ),
  entry(
    'note',
    'what-was-really-built',
    {
      name: 'What the Fermi collaboration really built after the wiki page',
      body: 'No digest, size or test result is known from it: builds stay unregistered, and nothing may be invented.',
    },
    { locator: REPO },
  ),
];

/** 2017-07-24: the first version that worked through the pipeline. */
export const images20170724: EntrySeed[] = [
  entry(
    'task',
    'test-containers',
    { state: 'in_progress' },
    {
      said: { state: { raw: FIRST, on: '2017-07-24' } },
      remarks: remarks(
        300,
        ['How the open issues of the gist ended', FIRST],
        [
          DOUBT,
          'Which image and which runtime worked is not said; no test run is registered from it. Nothing is said about CC-IN2P3.',
        ],
      ),
      locator: '16b4258',
    },
  ),
  entry(
    'task',
    'containers-into-pipeline',
    { state: 'in_progress' },
    {
      said: { state: { raw: FIRST, certainty: 'likely', on: '2017-07-24' } },
      remarks: remarks(300, ['How the open issues of the gist ended', FIRST]),
      locator: '16b4258',
    },
  ),
];

const SINGULARITY_IMAGE =
  'fermi-lat-containers (Singularity Hub fermi-lat/containers; also as an image file in CVMFS under /cvmfs/glast.cern.ch/redhat6-x86_64-64bit-gcc44/containers/)';
const LIGHT_CONTENTS = 'OS packages that GLAST_EXT lacks, xrootd-client, python27';

/** 2017-07-27: the variant in CVMFS, and the end of the first work on the images of GlastRelease. */
export const images20170727: EntrySeed[] = [
  python27,
  entry(
    'image',
    'fermi-lat-containers',
    {
      name: 'fermi-lat-containers',
      summary: 'A small base image; GLAST_EXT and GlastRelease are mounted in.',
      repository: 'Singularity Hub fermi-lat/containers',
      flavour: { value: 'lightweight', raw: 'lightweight + software mounted in' },
      base: { platform: 'rhel6', raw: 'centos:6' },
      contentsRaw: LIGHT_CONTENTS,
      'contents.glastrelease': { version: '', mounted: true },
      evidenceRaw: 'CVMFS variant 2017-07-27',
      'relations.dependency.glast-ext': { kind: 'mentions', note: 'OS packages that GLAST_EXT lacks' },
      'relations.dependency.xrootd-client': { kind: 'mentions', note: 'xrootd-client' },
      'relations.dependency.python27': { kind: 'mentions', note: 'python27' },
      'relations.dependency.cvmfs': { kind: 'mentions', note: 'also as an image file in CVMFS' },
    },
    {
      remarks: remarks(
        0,
        ['image', SINGULARITY_IMAGE],
        ['flavour', 'lightweight + software mounted in'],
        ['contents', LIGHT_CONTENTS],
        ['evidence', 'Singularity'],
        ['How the open issues of the gist ended', 'CVMFS variant 2017-07-27'],
        [DOUBT, 'The day of the first recipe of this image is not said; it is loaded with its CVMFS variant.'],
        [
          EDITOR,
          'It holds no package itself: what GLAST_EXT lacks is in it, and GlastRelease is mounted in from outside.',
        ],
      ),
      locator: 'CVMFS variant 2017-07-27',
    },
  ),
  entry(
    'task',
    'build-gr-container',
    {
      state: 'done',
      closedOn: '2017-07-27',
      about: [
        { kind: 'package', slug: 'glastrelease' },
        { kind: 'question', slug: 'image-layout' },
        { kind: 'image', slug: 'glast-release-docker' },
        { kind: 'image', slug: 'glast-release-singularity' },
        { kind: 'image', slug: 'fermi-lat-containers' },
      ],
    },
    {
      said: {
        state: { raw: DOCKER_EVIDENCE, certainty: 'likely' },
        closedOn: { raw: DOCKER_EVIDENCE, certainty: 'likely' },
      },
      remarks: remarks(300, [
        EDITOR,
        'Both kinds were defined: with everything, and with a minimal runtime environment. No build is registered, so readiness still asks for one.',
      ]),
      locator: DOCKER_EVIDENCE,
    },
  ),
  entry(
    'question',
    'image-layout',
    {},
    {
      remarks: remarks(300, [
        EDITOR,
        'In the end both flavours were defined: an image with everything for Docker and for Singularity, and a lightweight one with the software mounted in.',
      ]),
      locator: DOCKER_EVIDENCE,
    },
  ),
];

/** Read in the file itself: the recipe's base at a later commit. */
export const images20170727Files: EntrySeed[] = [
  entry(
    'image',
    'glast-release-docker',
    { base: { platform: 'rhel6', raw: 'FROM centos:6' } },
    {
      said: { base: { certainty: 'likely' } },
      remarks: remarks(100, [
        EDITOR,
        'A later version of the recipe starts FROM centos:6: base and content agree there. The day of that commit was not read.',
      ]),
      locator: 'docker/base/Dockerfile, first line',
    },
  ),
];

/** 2017-07-28: an image for users of ScienceTools. */
export const images20170728: EntrySeed[] = [
  fermipy,
  entry(
    'image',
    'fermipy',
    {
      name: 'fermipy',
      summary: 'ScienceTools with the diffuse models and fermipy.',
      flavour: { value: 'uber', raw: 'uber' },
      base: { platform: null, raw: 'fermipy/fermist:latest' },
      contentsRaw: 'ScienceTools, diffuse models v5r0, Python 2.7 stack, fermipy',
      'contents.sciencetools': { version: '' },
      mountsRaw: '/workdir',
      'mounts./workdir': { kind: 'mount', needs: null, createdInImage: true, on: '2017-07-28', note: '/workdir' },
      evidenceRaw: 'aa64a95 2017-07-28',
      'relations.dependency.diffuse-models': { kind: 'mentions', note: 'diffuse models v5r0' },
      'relations.dependency.fermipy': { kind: 'mentions', note: 'fermipy' },
    },
    {
      remarks: remarks(
        0,
        ['image', 'fermipy (singularity/base/fermipy.def)'],
        ['contents', 'ScienceTools, diffuse models v5r0, Python 2.7 stack, fermipy'],
        ['evidence', 'aa64a95 2017-07-28'],
        [DOUBT, 'The platform behind fermipy/fermist:latest and the version of ScienceTools in it are not said.'],
      ),
      locator: 'aa64a95 2017-07-28',
    },
  ),
  entry(
    'question',
    'caching-big-files',
    {},
    {
      remarks: remarks(300, [
        'contents',
        'ScienceTools, diffuse models v5r0, Python 2.7 stack, fermipy',
        undefined,
        'answer',
        0,
      ]),
      locator: 'aa64a95 2017-07-28',
    },
  ),
  entry(
    'question',
    'sciencetools-distribution',
    {},
    {
      remarks: remarks(300, [
        EDITOR,
        'A container with ScienceTools was defined: fermipy, 2017-07-28. Whether it settled the question is not said.',
      ]),
      locator: 'aa64a95 2017-07-28',
    },
  ),
];
