import type { EntrySeed } from '#lib/contracts/changes.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';
import { option, remark } from './points.ts';
import { imageQuestions18, imageQuestionsGist, imageQuestionsLater } from './questions-images.ts';
import { scienceTools18 } from './questions-science-tools.ts';
import { ways18, waysGist, waysLater } from './questions-ways.ts';
import { GIST, WIKI_18 } from './sources.ts';

const USE_CASES = 'Use Cases';
const SYSTEMS = 'What systems need what kinds of containers?';
const PIPELINE = 'Pipeline';
const DETAILS = 'Details for main packages';
const RELEASE_MANAGER = 'Can the Release Manager create and track the VM/Containers?';
const DISTINCTION = 'Is there a distinction between Users and Developers for GlastRelease?';
const QT =
  'Release Manager uses free version of QT, Unsure why using commercial version, Might be worth exploring move to free version';
const JB = 'Note JB: commercial licence was paid to get support during development, not needed to run the software.';
const SIZE = 'Would size of the software cause problems with deployment?';
const GPFS = 'Still figuring out NFS/AFS sorted out with RHEL7. GPFS?';

/** A question that the page asks in one line and does not answer. */
const asked = (position: number, slug: string, topic: string, line: string): EntrySeed =>
  entry(
    'question',
    slug,
    { name: line, topic, position, body: line, answered: false },
    { remarks: remarks(0, [topic, line]), locator: topic },
  );

const small18: EntrySeed[] = [
  asked(10, 'release-manager', 'Task List', RELEASE_MANAGER),
  entry(
    'question',
    'ft1-ft2-to-xrootd',
    {
      name: 'Do FT1, FT2 files go to xrootd?',
      topic: USE_CASES,
      position: 11,
      body: 'do FT1, FT2 files go to xrootd? (Warren)',
      answered: false,
      'relations.dependency.xrootd': { kind: 'mentions', note: 'do FT1, FT2 files go to xrootd? (Warren)' },
    },
    {
      remarks: remarks(
        0,
        [USE_CASES, 'do FT1, FT2 files go to xrootd? (Warren)', 'warren'],
        [DOUBT, 'Whether Warren asked this or is the one to ask is not said.'],
      ),
      locator: USE_CASES,
    },
  ),
  asked(12, 'users-and-developers-of-glastrelease', 'GlastRelease', DISTINCTION),
  entry(
    'question',
    'halfpipe-qt',
    {
      name: 'Why does Halfpipe use the commercial version of Qt?',
      topic: 'Halfpipe/FastCopy',
      position: 13,
      body: QT,
      answered: true,
      'relations.package.halfpipe': { kind: 'mentions', note: 'Couple APIs need QT, using commercial version' },
      'relations.dependency.qt-commercial-licence': { kind: 'mentions', note: JB },
    },
    {
      said: { answered: { raw: JB, by: 'jb' } },
      remarks: remarks(0, ['Halfpipe/FastCopy', QT], ['Halfpipe/FastCopy', JB, 'jb', 'answer', 0]),
      locator: 'Halfpipe/FastCopy',
    },
  ),
  entry(
    'question',
    'image-cache-allocation',
    {
      name: 'Which images are cached on the batch nodes, and how are allocations worked out?',
      topic: SYSTEMS,
      position: 14,
      body: 'Plan for managing cashed images. Work out allocations for collaborations.',
      answered: false,
    },
    {
      said: { name: { raw: 'Every project will say what docker images do you want on the batch nodes?' } },
      remarks: remarks(
        0,
        [SYSTEMS, 'The computing center will have a cache of docker.'],
        [SYSTEMS, 'Every project will say what docker images do you want on the batch nodes?'],
        [SYSTEMS, 'Plan for managing cashed images. Work out allocations for collaborations.'],
        [DOUBT, 'Which computing center is not said.'],
      ),
      locator: SYSTEMS,
    },
  ),
  asked(15, 'cost-of-docker', SYSTEMS, 'Cost of using docker?'),
  entry(
    'question',
    'deployment-at-scale',
    {
      name: SIZE,
      topic: PIPELINE,
      position: 16,
      body: SIZE,
      answered: false,
      'options.preload-and-restrict': option(
        0,
        'Restrict what is loaded',
        'A system where you restrict loading images to the batch farm.',
        [
          remark(
            WIKI_18,
            'We would need a system where you restrict loading images to the batch farm to prevent collisions/problems',
            { useCase: 'l1-processing' },
          ),
        ],
      ),
    },
    {
      remarks: remarks(
        0,
        [PIPELINE, 'Docker containers for something like the batch system may cause some problems, since'],
        [PIPELINE, 'For something like the L1 pipeline, a number of images would need to be launched simultaneously'],
        [PIPELINE, SIZE],
        [
          PIPELINE,
          'We would need a system where you restrict loading images to the batch farm to prevent collisions/problems',
        ],
        [PIPELINE, 'There is probably a precedent for this, however, Matt has no experience deploying on this scale'],
        [PIPELINE, 'File size of ~1 GB is best, a few is manageable for production.', undefined, 'answer', 2],
        [
          DOUBT,
          'The line "may cause some problems, since" ends there; the two lines after it are taken as the problems.',
        ],
      ),
      locator: PIPELINE,
    },
  ),
  entry(
    'question',
    'network-file-systems-on-rhel7',
    {
      name: 'Which network file systems work with RHEL7 and Docker at SLAC?',
      topic: 'Infrastructure:',
      position: 17,
      body: GPFS,
      answered: false,
      'relations.site.slac': { kind: 'mentions', note: GPFS },
      'relations.dependency.gpfs': { kind: 'mentions', note: GPFS },
    },
    {
      said: { name: { raw: GPFS } },
      remarks: remarks(
        0,
        ['Infrastructure:', GPFS],
        ['Infrastructure:', 'AFS on RHEL6 docker'],
        ['Infrastructure:', 'read files if world readable.'],
        ['Infrastructure:', 'NFS is hardest.'],
      ),
      locator: 'Infrastructure',
    },
  ),
];

const XROOTD = 'do FT1, FT2 files go to xrootd? yes, as far as I know (Johan)';
const BOTH_SETUP =
  "Johan: I kind of remember that some step of L1Proc, makeFT1 or makeFT2 actually need both GR and ST to be setup to run... wonder if that's still true?";
const DEVELOPER = 'developer clearly need to build the code, where users just need a working run time environment';
const BINARY =
  'Note that in principle RHEL6 and RHEL7 are supposed to be binary compatible, so it might be possible to just run a GR built on RHEL6 on a RHEL7 host...';
const VALIDATION =
  'doing that would require some validation of the output of GR (whereas it may not be necessary if GR is fully containerized)';

const smallLater: EntrySeed[] = [
  entry(
    'question',
    'ft1-ft2-to-xrootd',
    { answered: true, body: XROOTD },
    {
      said: { answered: { raw: XROOTD, by: 'johan', certainty: 'likely' }, body: { raw: XROOTD, by: 'johan' } },
      remarks: remarks(100, [USE_CASES, XROOTD, 'johan', 'answer', 0]),
      locator: USE_CASES,
    },
  ),
  entry(
    'question',
    'makeft1-needs-sciencetools',
    {
      name: 'Do makeFT1 or makeFT2 need both GR and ST to be set up?',
      topic: USE_CASES,
      position: 18,
      body: BOTH_SETUP,
      answered: false,
      'relations.use_case.l1-processing': { kind: 'mentions', note: 'some step of L1Proc' },
      'relations.package.sciencetools': { kind: 'mentions', note: 'need both GR and ST to be setup to run' },
    },
    {
      said: { name: { raw: BOTH_SETUP, by: 'johan', certainty: 'doubtful' } },
      remarks: remarks(0, [USE_CASES, BOTH_SETUP, 'johan']),
      locator: USE_CASES,
    },
  ),
  entry(
    'question',
    'users-and-developers-of-glastrelease',
    { answered: true },
    {
      said: { answered: { raw: DEVELOPER } },
      remarks: remarks(100, [USE_CASES, DEVELOPER, undefined, 'answer', 0]),
      locator: DETAILS,
    },
  ),
  entry(
    'question',
    'gr-on-a-rhel7-host',
    {
      name: 'Can a GR built on RHEL6 just run on a RHEL7 host?',
      topic: DETAILS,
      position: 19,
      body: BINARY,
      answered: false,
      'relations.package.glastrelease': { kind: 'mentions', note: 'a GR built on RHEL6' },
      'relations.platform.rhel7': { kind: 'mentions', note: 'RHEL6 and RHEL7 are supposed to be binary compatible' },
    },
    {
      said: { name: { raw: BINARY, certainty: 'doubtful' } },
      remarks: remarks(
        0,
        [DETAILS, BINARY],
        [DETAILS, 'but there might be some issue with some dependencies from the GLAST_EXT', undefined, 'con', 0],
        [DETAILS, VALIDATION, undefined, 'con', 0],
      ),
      locator: DETAILS,
    },
  ),
];

const STEPS = 'Next steps';
const ISSUES = 'Known and potential issues';
const NOT_ALLOWED =
  'Singularity does not appear to allow users to mount in arbitrary folders at execution time by default.';
const DECLARE =
  'This means either a user needs to declare, at container build time, the folders they might want bind-mounted, such as /afs/slac/.../ground/software to /software inside the container (again, created at build time).';
const WORKAROUND =
  'One workaround is to always create a few well-known file system roots in the container at build time in case they might be used, e.g. /nfs, /u, /sps, /afs, /gpfs, etc...';
const AUTOMOUNTER =
  'There may be issues with the automounter when running batch jobs at SLAC, we are unclear on what issues there may be.';
const ELSEWHERE =
  'We plan on working with SLAC IT to see if there is a configuration issue involved, but we will need to know if this issue will also exist for jobs which run at IN2P3 and/or the grid, where we might not be able to control a Singularity configuration as easily.';
const CONFIGURATION =
  'Our containers will likely need several configuration files mounted in or added to the container build as well, especially for L1.';
const FILES =
  'Those configuration files might include database connection information (e.g. Oracle wallet), Xrootd client configuration.';
const MAIL =
  "We anticipate this may cause some issue with job start/stop processing especially in regards to relying on the host's client email daemon.";
const OUTSIDE_WRAPPER =
  'Another option is having the wrapper run the command inside the container instead, but that could lead to other issues, so we will need to understand that.';
const ATTACK = 'We plan on investigating the best plan of attack for integrating containers into the pipeline.';
const BELIEVE =
  "We aren't yet sure the best way to run a job in the pipeline just yet, but we believe all batch jobs will be submitted with the container executing the pipeline wrapper.";

const smallGist: EntrySeed[] = [
  entry(
    'question',
    'arbitrary-binds',
    {
      name: 'Can users mount in arbitrary folders at execution time?',
      topic: ISSUES,
      position: 21,
      body: NOT_ALLOWED,
      answered: false,
      'options.declare-at-build-time': option(0, 'Declare the folders at container build time', DECLARE),
      'options.well-known-roots': option(1, 'Create well-known roots in the container', WORKAROUND, [
        remark(GIST, WORKAROUND, { person: 'brianv0' }),
      ]),
      'options.site-configuration': option(2, "Change the site's Singularity configuration", ELSEWHERE, [
        remark(GIST, 'We plan on working with SLAC IT to see if there is a configuration issue involved', {
          person: 'brianv0',
          site: 'slac',
        }),
        remark(GIST, 'where we might not be able to control a Singularity configuration as easily.', {
          person: 'brianv0',
        }),
      ]),
      'relations.runtime.singularity': { kind: 'mentions', note: NOT_ALLOWED },
      'relations.site.slac': { kind: 'mentions', note: AUTOMOUNTER },
    },
    {
      said: { name: { raw: NOT_ALLOWED, by: 'brianv0', certainty: 'likely' } },
      remarks: remarks(
        0,
        [ISSUES, NOT_ALLOWED, 'brianv0'],
        [ISSUES, DECLARE, 'brianv0'],
        [ISSUES, 'We will be exploring this further.', 'brianv0'],
        [ISSUES, WORKAROUND, 'brianv0', 'answer', 0],
        [ISSUES, AUTOMOUNTER, 'brianv0'],
        [ISSUES, ELSEWHERE, 'brianv0'],
      ),
      locator: ISSUES,
    },
  ),
  entry(
    'question',
    'configuration-files',
    {
      name: 'How do configuration files get into the containers?',
      topic: ISSUES,
      position: 22,
      body: CONFIGURATION,
      answered: false,
      'options.mounted-in': option(0, 'Mounted in', 'configuration files mounted in'),
      'options.added-to-the-build': option(1, 'Added to the container build', 'added to the container build'),
      'relations.dependency.oracle-wallet': { kind: 'mentions', note: FILES },
      'relations.dependency.xrootd-client-configuration': { kind: 'mentions', note: FILES },
      'relations.use_case.l1-processing': { kind: 'mentions', note: 'especially for L1' },
    },
    {
      said: { name: { raw: CONFIGURATION, by: 'brianv0', certainty: 'likely' } },
      remarks: remarks(
        0,
        [ISSUES, CONFIGURATION, 'brianv0'],
        [ISSUES, FILES, 'brianv0'],
        [ISSUES, "This may be covered by the previous issue, but we haven't gotten here yet.", 'brianv0'],
      ),
      locator: ISSUES,
    },
  ),
  entry(
    'question',
    'container-in-pipeline',
    {
      name: 'Does the container run the pipeline wrapper, or the wrapper the container?',
      topic: STEPS,
      position: 23,
      body: ATTACK,
      answered: false,
      'options.wrapper-inside': option(0, 'The container executes the pipeline wrapper', BELIEVE, [
        remark(GIST, 'we believe all batch jobs will be submitted with the container executing the pipeline wrapper.', {
          person: 'brianv0',
        }),
        { side: 'con', source: GIST, text: MAIL, person: 'brianv0' },
      ]),
      'options.wrapper-outside': option(1, 'The wrapper runs the command inside the container', OUTSIDE_WRAPPER, [
        {
          side: 'con',
          source: GIST,
          text: 'but that could lead to other issues, so we will need to understand that.',
          person: 'brianv0',
        },
      ]),
      'relations.dependency.pipeline': { kind: 'mentions', note: ATTACK },
    },
    {
      said: { name: { raw: ATTACK, by: 'brianv0' } },
      remarks: remarks(0, [STEPS, ATTACK, 'brianv0'], [STEPS, BELIEVE, 'brianv0'], [STEPS, OUTSIDE_WRAPPER, 'brianv0']),
      locator: STEPS,
    },
  ),
  entry(
    'question',
    'job-mail',
    {
      name: 'How does job start and stop mail leave the container?',
      topic: STEPS,
      position: 24,
      body: MAIL,
      answered: false,
      'relations.dependency.host-email-client': { kind: 'mentions', note: MAIL },
    },
    {
      said: { name: { raw: MAIL, by: 'brianv0', certainty: 'likely' } },
      remarks: remarks(0, [STEPS, MAIL, 'brianv0'], [EDITOR, 'The question is ours; the gist names the issue.']),
      locator: STEPS,
    },
  ),
];

export const questions18: EntrySeed[] = [...ways18, ...imageQuestions18, ...scienceTools18, ...small18];
export const questionsLater: EntrySeed[] = [...waysLater, ...imageQuestionsLater, ...smallLater];
export const questionsGist: EntrySeed[] = [...waysGist, ...imageQuestionsGist, ...smallGist];
