import type { EntrySeed } from '#lib/contracts/changes.ts';
import type { DependencyKind } from '#lib/domain/vocabulary.ts';
import { DOUBT, entry, remarks, type Said } from './entry.ts';

interface Extra {
  package?: string;
  couldDrop?: boolean;
  summary?: string;
  /** Set when the kind is our reading and the words leave room. */
  kindIsRead?: boolean;
}

/** A line of the page's list "Software dependencies", in its order, word for word. */
const listed = (
  slug: string,
  name: string,
  dependencyKind: DependencyKind,
  raw: string,
  extra: Extra = {},
): EntrySeed =>
  entry(
    'dependency',
    slug,
    {
      name,
      summary: extra.summary ?? '',
      dependencyKind,
      package: extra.package ?? null,
      couldDrop: extra.couldDrop ?? false,
      raw,
    },
    {
      said: {
        dependencyKind: { raw, certainty: extra.kindIsRead ? 'likely' : 'certain' },
        ...(extra.couldDrop ? { couldDrop: { raw, certainty: 'doubtful' } } : {}),
      },
      locator: 'Software dependencies',
    },
  );

/** The eighteen lines of the list; both versions of the page have the same. */
export const listedDependencies: EntrySeed[] = [
  listed('gpl-tools', 'GPL_TOOLS', 'tool', 'GPL_TOOLS (staging and logging)', { summary: 'Staging and logging.' }),
  listed('repro-common-tools', 'REPRO common tools', 'tool', 'REPRO common tools'),
  listed('repro-task-scripts', 'REPRO task scripts', 'tool', 'REPRO task scripts'),
  listed('glastrelease', 'GlastRelease', 'package', 'GlastRelease', { package: 'glastrelease' }),
  listed('sciencetools', 'ScienceTools', 'package', 'ScienceTools', { package: 'sciencetools' }),
  listed('glast-ext', 'GLAST_EXT software', 'library', 'GLAST_EXT software (e.g., python, root)', {
    summary: 'External software such as python and root.',
  }),
  listed('ftools', 'Ftools', 'tool', 'Ftools (KIPAC installation)', { summary: 'KIPAC installation.' }),
  listed('root-skimmer', 'ROOT skimmer', 'tool', 'ROOT skimmer', { kindIsRead: true }),
  listed('fits-skimmer', 'FITS skimmer', 'tool', 'FITS skimmer (possibly unnecessary?)', {
    couldDrop: true,
    kindIsRead: true,
    summary: 'Possibly unnecessary?',
  }),
  listed('evtclassdefs', 'evtClassDefs', 'data', 'evtClassDefs', { kindIsRead: true }),
  listed(
    'calibration-and-alignment-files',
    'Calibration and alignment files',
    'data',
    'calibration and alignment files',
  ),
  listed('diffuse-models', 'Diffuse models', 'data', 'diffuse models', {
    summary: 'Big files; the Fermi ST image is to have the diffuse model in it.',
  }),
  listed('xroot-tools', 'xroot tools', 'tool', 'xroot tools'),
  listed('xroot-scratch', 'xroot /glast/Scratch space', 'filesystem', 'xroot /glast/Scratch space', {
    kindIsRead: true,
  }),
  listed('scratch', '/scratch on local batch machines', 'filesystem', '/scratch on local batch machines'),
  listed(
    'data-catalog',
    'Data catalog query',
    'service',
    'data catalog query (FT2 file and current version of FITS files)',
    {
      summary: 'FT2 file and current version of FITS files.',
    },
  ),
  listed('mysql-db', 'mySQL DB', 'service', 'mySQL DB (calibration and alignment)', {
    summary: 'Calibration and alignment.',
  }),
  listed('astrotools', 'Fermi astrotools', 'tool', 'Fermi astrotools (could probably eliminate)', {
    couldDrop: true,
    kindIsRead: true,
    summary: 'Could probably eliminate.',
  }),
];

/** Something the sources name elsewhere; `raw` holds the words that name it. */
const named = (
  slug: string,
  name: string,
  dependencyKind: DependencyKind,
  raw: string,
  locator: string,
  summary = '',
  said: { dependencyKind?: Said; couldDrop?: Said } = {},
  couldDrop = false,
): EntrySeed =>
  entry(
    'dependency',
    slug,
    { name, summary, dependencyKind, package: null, couldDrop, raw },
    { said: { dependencyKind: { raw, certainty: 'likely' }, ...said }, locator },
  );

const SUMMARY = 'Summary table';
const FARMS = 'Farms status';
const JB = 'Note JB: commercial licence was paid to get support during development, not needed to run the software.';

export const namedDependencies18: EntrySeed[] = [
  named(
    'root',
    'ROOT',
    'library',
    'ROOT v5.34',
    SUMMARY,
    'GlastRelease needs version 5.34; DataMonitoring needs ROOT.',
  ),
  named('python2', 'python2', 'tool', 'python2, numpy, ROOT', SUMMARY),
  named('numpy', 'numpy', 'library', 'python2, numpy, ROOT', SUMMARY),
  named(
    'qt',
    'Qt',
    'library',
    'Couple APIs need QT, using commercial version',
    'Halfpipe/FastCopy',
    'Needed by a couple of APIs of Halfpipe; a free version exists.',
  ),
  named(
    'qt-commercial-licence',
    'Qt commercial licence',
    'licence',
    'Commercial Qt !?',
    'Summary table; Halfpipe/FastCopy',
    'Paid to get support during development, not needed to run the software.',
    { couldDrop: { raw: JB, by: 'jb' } },
    true,
  ),
  named('geant4', 'Geant4', 'library', 'GlastRelease carries around Geant4', 'GlastRelease'),
  named(
    'xrootd-client',
    'xrootd client',
    'tool',
    'GR uses xrootd ST does not (Eric)',
    'Science Tools',
    'GlastRelease uses xrootd; ScienceTools does not.',
    {
      dependencyKind: { raw: 'GR uses xrootd ST does not (Eric)', by: 'eric', certainty: 'likely' },
    },
  ),
  named(
    'xrootd',
    'xrootd',
    'service',
    "Don't depend on NFS/AFS if build container right. Stable for data xrootd",
    'Science Tools',
    'Data access and file transfer.',
  ),
  named(
    'docker-registry',
    'Docker registry',
    'service',
    'Need docker registry',
    'What kind of virtualization, VM or Containers?',
  ),
  named('afs', 'AFS', 'filesystem', 'AFS / NFS', FARMS),
  named('nfs', 'NFS', 'filesystem', 'AFS / NFS', FARMS),
  named('cvmfs', 'CVMFS', 'filesystem', 'many have CVMFS', FARMS),
  named('gpfs', 'GPFS', 'filesystem', 'Still figuring out NFS/AFS sorted out with RHEL7. GPFS?', 'Infrastructure'),
  named(
    'release-manager',
    'Release Manager',
    'service',
    'Can the Release Manager create and track the VM/Containers?',
    'Task List',
    'The build system; whether it can create and track images is a question.',
  ),
  named(
    'pipeline',
    'Pipeline',
    'service',
    'Needs someone that he could show the pipeline code and train to do heavy lifting when it comes to kicking the pipeline',
    'Pipeline',
    'Submits and follows the batch jobs.',
  ),
];

export const dependenciesLater: EntrySeed[] = [
  entry(
    'dependency',
    'geant4',
    {},
    {
      remarks: remarks(100, [
        'Details for main packages',
        'containers for L1 could get rid of the Geant4 and all the MC stuff',
      ]),
      locator: 'Details for main packages',
    },
  ),
  entry(
    'dependency',
    'glast-ext',
    {},
    {
      remarks: remarks(100, [
        'Details for main packages',
        'but there might be some issue with some dependencies from the GLAST_EXT',
      ]),
      locator: 'Details for main packages',
    },
  ),
  entry(
    'dependency',
    'xrootd',
    {},
    {
      remarks: remarks(100, [
        'Virtualization vs Containers? which containers?',
        'LAT calibrations, connection to mysql db, file transfer via xroot',
      ]),
      locator: 'Virtualization vs Containers? which containers?',
    },
  ),
];

const ISSUES = 'Known and potential issues';
const ROOTS = 'e.g. /nfs, /u, /sps, /afs, /gpfs, etc...';
const CONFIGURATION =
  'Those configuration files might include database connection information (e.g. Oracle wallet), Xrootd client configuration.';

export const dependenciesGist: EntrySeed[] = [
  named('sps', '/sps', 'filesystem', ROOTS, ISSUES, 'One of the well-known file system roots.'),
  named('u', '/u', 'filesystem', ROOTS, ISSUES, 'One of the well-known file system roots.'),
  named(
    'oracle-wallet',
    'Oracle wallet',
    'data',
    CONFIGURATION,
    ISSUES,
    'Database connection information, as a configuration file.',
  ),
  named(
    'xrootd-client-configuration',
    'Xrootd client configuration',
    'data',
    CONFIGURATION,
    ISSUES,
    'A configuration file.',
  ),
  named(
    'host-email-client',
    "Host's client email daemon",
    'service',
    "relying on the host's client email daemon",
    'Next steps',
    'Job start and stop processing relies on it.',
  ),
  named(
    'image-by-http',
    'Container images by HTTP',
    'service',
    'an image provided through the internet (HTTP via nginx, or singularity-hub.org)',
    'Container flavors',
    'Fallback for the distribution of containers.',
  ),
  entry(
    'dependency',
    'cvmfs',
    {},
    {
      remarks: remarks(
        200,
        ['Core technologies to adopt', 'We believe the adoption of CVMFS will be necessary and viable.', 'brianv0'],
        ['Next steps', 'We need to get the libraries in CVMFS', 'brianv0'],
      ),
      locator: 'Core technologies to adopt',
    },
  ),
];

const repository = (slug: string, name: string, kind: DependencyKind, raw: string, summary = ''): EntrySeed =>
  named(slug, name, kind, raw, 'fermi-containers.md', summary);

/** What the recipes of the repository name, by the date of the change set they belong to. */
export const recipeDependencies: EntrySeed[] = [
  repository('x-development-libraries', 'X development libraries', 'library', 'X and Motif development libraries'),
  repository(
    'motif',
    'Motif',
    'library',
    'X and Motif development libraries',
    'X and Motif development libraries; old 32-bit Gleam needs openmotif.',
  ),
  repository(
    'sendmail',
    'sendmail',
    'tool',
    'sendmail, time',
    'In the image for the job start and stop mail, until an HTTPS bridge replaced it.',
  ),
  repository('time', 'time', 'tool', 'sendmail, time'),
];
export const python27: EntrySeed = repository('python27', 'Python 2.7', 'tool', 'python27');
export const fermipy: EntrySeed = repository('fermipy', 'fermipy', 'tool', 'Python 2.7 stack, fermipy');
export const libstdcxx32: EntrySeed = repository(
  'libstdcxx-32-bit',
  '32-bit libstdc++',
  'library',
  'old 32-bit Gleam needs 32-bit libstdc++ and openmotif, 2018-01-10/11',
);
export const openssl098: EntrySeed = repository(
  'openssl098',
  'openssl098 (libssl.so.6)',
  'library',
  'xrootd client needs libssl.so.6 → openssl098, 2018-01-25',
);
export const spoolAndBridge: EntrySeed[] = [
  repository(
    'sge-spool',
    '/var/spool/sge',
    'filesystem',
    'batch system spool must be mounted for MC simulations at Lyon (/var/spool/sge), 2018-02-20',
    'Spool of the batch system.',
  ),
  repository(
    'email-bridge',
    'HTTPS e-mail bridge',
    'service',
    'HTTPS e-mail bridge replaces sendmail, 2018-02-20 (efe1058)',
    'Carries job start and stop mail out of the container.',
  ),
];
export const gcc44: EntrySeed = repository('gcc44', 'gcc 4.4', 'tool', 'gcc 4.4, Python 2.7');

export const listDoubt: EntrySeed = entry(
  'note',
  'software-dependencies',
  {
    name: 'Software dependencies',
    summary: 'The page lists eighteen software dependencies.',
    body: 'Software dependencies :',
  },
  {
    remarks: remarks(0, [
      DOUBT,
      'The list does not say which package or use case needs which line, so no package was given a need from it.',
    ]),
    locator: 'Software dependencies',
  },
);
