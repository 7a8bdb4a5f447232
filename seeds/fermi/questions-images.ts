import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';
import { con, option, pro, remark } from './points.ts';
import { GIST, WIKI_18, WIKI_LATER } from './sources.ts';

/** Which images: one or many, with everything or with the software mounted in, for developers and for users. */
const SYSTEMS = 'What systems need what kinds of containers?';
const USE_CASES = 'Use Cases';
const FLAVORS = 'Container flavors';

const giantPoints = [
  remark(WIKI_18, 'Same image for all the GR uses.'),
  con(WIKI_18, "Don't want to pull a 3GB image to pull FT1, GR is 3x bigger. Just have 1 image at the moment."),
  pro(WIKI_18, 'One giant image - good command line interface installed in that image.'),
  remark(WIKI_18, 'Images built such that the top looks the same between GR and ST. Keep same image.'),
];
const L1_18 =
  "separate containers for L1? Maybe not an issue if we can preload batch nodes. We're guessing ~5 GB image.";
const stepPoints = [
  pro(WIKI_LATER, 'distinct simplified containers for digi, recon/merit and makeFT1 may actually be a good idea', {
    useCase: 'l1-processing',
  }),
  pro(WIKI_LATER, 'containers for L1 could get rid of the Geant4 and all the MC stuff', { useCase: 'l1-processing' }),
  con(
    WIKI_LATER,
    'but it means then to cache 3 different containers but the "recon" container could be potentially not too large',
    { useCase: 'l1-processing' },
  ),
  pro(WIKI_LATER, 'data reprocessing would need only "recon" and "FT1" containers', { useCase: 'reprocessing' }),
];
const FULL_GR =
  'simulations require a full GR in the container, as all the steps MC, DIGI, RECON, MERIT, are done within the same job';
const OTHER =
  'Other solution: a simple RHEL6 base container, used just as a runtime environment, while the software is accessed as usual from AFS or NFS (or whatever network file system is available)';

export const imageQuestions18: EntrySeed[] = [
  entry(
    'question',
    'image-layout',
    {
      name: 'One giant image, an image for each step, or a base image and a network file system?',
      topic: SYSTEMS,
      position: 3,
      body: L1_18,
      answered: false,
      'options.one-giant-image': option(0, 'One giant image', 'Everything in one image.', giantPoints),
      'options.image-per-step': option(1, 'Separate images', 'Separate containers for the steps of L1.'),
    },
    {
      remarks: remarks(
        0,
        [USE_CASES, L1_18],
        [SYSTEMS, 'Same image for all the GR uses.'],
        [SYSTEMS, "Don't want to pull a 3GB image to pull FT1, GR is 3x bigger. Just have 1 image at the moment."],
        [SYSTEMS, 'One giant image - good command line interface installed in that image.'],
        [SYSTEMS, 'Images built such that the top looks the same between GR and ST. Keep same image.'],
        ['Pipeline', 'File size of ~1 GB is best, a few is manageable for production.'],
        [DOUBT, '"Just have 1 image at the moment" may be a wish or a state; no such image is registered.'],
      ),
      locator: `${SYSTEMS}; Details for main packages, GlastRelease`,
    },
  ),
  entry(
    'question',
    'images-for-developers-and-users',
    {
      name: 'What is different for developers/users?',
      topic: SYSTEMS,
      position: 4,
      body: 'What is different for developers/users?',
      answered: false,
      'options.environment-only': option(0, 'Environment only, code mounted in', 'Container provides environment.', [
        pro(WIKI_18, "Mount code at runtime, container doesn't have debugging tools.", {
          person: 'Giacomo',
          useCase: 'developer',
        }),
        pro(WIKI_18, 'Compile inside the container.', { person: 'Giacomo', useCase: 'developer' }),
        pro(WIKI_18, 'run debugger inside container.', { person: 'Giacomo', useCase: 'developer' }),
        pro(WIKI_18, 'Lightweight container for developers then they can compile. Users have full compiled.', {
          useCase: 'developer',
        }),
      ]),
      'options.everything-compiled': option(1, 'Everything compiled', 'User image has everything - compiled.', [
        pro(WIKI_18, 'User image has everything - compiled.', { person: 'Giacomo', useCase: 'end-user' }),
      ]),
      'options.separate-debug-version': option(
        2,
        'A separate version for debugging',
        'Separate builds for debugging purposes?',
        [
          remark(
            WIKI_18,
            'maybe separate versions for debug symbols and source for developers. Could be on-demand production of this version.',
            { useCase: 'developer' },
          ),
          remark(
            WIKI_18,
            'GlastRelease is frozen, ST is constantly evolving. Debugging GR is not a problem, debugging ST is important',
          ),
        ],
      ),
    },
    {
      remarks: remarks(
        0,
        [SYSTEMS, 'What is different for developers/users?'],
        [SYSTEMS, 'Separate builds for debugging purposes?'],
        [
          SYSTEMS,
          'GlastRelease is frozen, ST is constantly evolving. Debugging GR is not a problem, debugging ST is important',
        ],
        [SYSTEMS, 'Giacomo', 'giacomo'],
        [SYSTEMS, "Mount code at runtime, container doesn't have debugging tools.", 'giacomo'],
        [SYSTEMS, 'Container provides environment.', 'giacomo'],
        [SYSTEMS, 'Compile inside the container.', 'giacomo'],
        [SYSTEMS, 'run debugger inside container.', 'giacomo'],
        [SYSTEMS, 'User image has everything - compiled.', 'giacomo'],
        [SYSTEMS, 'Lightweight container for developers then they can compile. Users have full compiled.'],
        [SYSTEMS, 'Debugging in GR and ST is very different'],
        [
          USE_CASES,
          'maybe separate versions for debug symbols and source for developers. Could be on-demand production of this version.',
        ],
      ),
      locator: SYSTEMS,
    },
  ),
];

export const imageQuestionsLater: EntrySeed[] = [
  entry(
    'question',
    'image-layout',
    {
      body: 'separate containers for L1?',
      'options.image-per-step': option(1, 'Separate images', 'Separate containers for the steps of L1.', stepPoints),
      'options.base-and-network-file-system': option(2, 'Base image and network file system', OTHER, [
        remark(WIKI_LATER, OTHER, { useCase: 'l1-processing' }),
      ]),
      'options.one-giant-image': option(0, 'One giant image', 'Everything in one image.', [
        ...giantPoints,
        remark(WIKI_LATER, "Maybe not an issue if we can preload batch nodes. We're guessing ~5 GB image.", {
          useCase: 'l1-processing',
        }),
        pro(WIKI_LATER, FULL_GR, { useCase: 'mc-simulation' }),
      ]),
    },
    {
      remarks: remarks(
        100,
        [USE_CASES, 'separate containers for L1?'],
        [
          USE_CASES,
          "Maybe not an issue if we can preload batch nodes. We're guessing ~5 GB image.",
          undefined,
          'answer',
          100,
        ],
        [
          USE_CASES,
          'distinct simplified containers for digi, recon/merit and makeFT1 may actually be a good idea',
          undefined,
          'pro',
          100,
        ],
        [USE_CASES, 'containers for L1 could get rid of the Geant4 and all the MC stuff', undefined, 'pro', 102],
        [
          USE_CASES,
          'but it means then to cache 3 different containers but the "recon" container could be potentially not too large',
          undefined,
          'con',
          102,
        ],
        [USE_CASES, 'data reprocessing would need only "recon" and "FT1" containers', undefined, 'pro', 102],
        [USE_CASES, OTHER],
        [USE_CASES, FULL_GR],
      ),
      locator: USE_CASES,
    },
  ),
];

const UBER =
  'Uber-container. The Uber-containers will be a full collection of all libraries rolled up in one large image.';
const LIGHTWEIGHT =
  "Lightweight containers + Software mount-in. These containers are much smaller, consisting of a centos6 base image and a few OS base packages which aren't provided by GLAST_EXT.";

export const imageQuestionsGist: EntrySeed[] = [
  entry(
    'question',
    'image-layout',
    {
      'options.uber': option(3, 'Uber-container', UBER, [
        pro(
          GIST,
          'This will be useful for testing and simplified distribution of images, most likely for small scale jobs (n < 50), but could be used for production provided that container distribution/caching is addressed.',
          { person: 'brianv0' },
        ),
        con(GIST, "We don't expect, for example, L1 to use these containers.", {
          person: 'brianv0',
          useCase: 'l1-processing',
        }),
        remark(GIST, "For this flavor, it's probably most important this image be available for docker.", {
          person: 'brianv0',
        }),
      ]),
      'options.lightweight': option(4, 'Lightweight container and software mount-in', LIGHTWEIGHT, [
        remark(GIST, 'It will probably be an evolving dialog as to what may be provided into this container.', {
          person: 'brianv0',
        }),
        remark(
          GIST,
          'We will mount in external folders (bind mounts in Singularity, volumes in Docker) with GLAST_EXT and GlastRelease, for example, into the container.',
          { person: 'brianv0' },
        ),
        remark(GIST, 'For distribution of those libraries, we are planning on leveraging CVMFS at SLAC and abroad.', {
          person: 'brianv0',
        }),
        remark(
          GIST,
          'For distribution of the containers, we are also planning on leveraging CVMFS as well, potentially with fallback to an image provided through the internet (HTTP via nginx, or singularity-hub.org).',
          { person: 'brianv0' },
        ),
        remark(GIST, "It's most important that this image be available for Singularity.", { person: 'brianv0' }),
      ]),
      'decisions.flavours': {
        option: null,
        state: 'proposed',
        text: 'We believe we will want a few flavors of container images in both',
        by: 'brianv0 and Joris',
        on: '2017-07-21',
        source: GIST,
      },
    },
    {
      said: {
        'options.uber': { raw: UBER, by: 'brianv0' },
        'options.lightweight': { raw: LIGHTWEIGHT, by: 'brianv0' },
        'decisions.flavours': {
          raw: 'We believe we will want a few flavors of container images in both',
          by: 'brianv0',
          certainty: 'likely',
          on: '2017-07-21',
        },
      },
      remarks: remarks(
        200,
        [FLAVORS, UBER, 'brianv0'],
        [FLAVORS, LIGHTWEIGHT, 'brianv0'],
        [
          EDITOR,
          'The Uber-container is the giant image of the wiki page under another name; the lightweight one is its base image with the software mounted in.',
        ],
      ),
      locator: FLAVORS,
    },
  ),
];
