import type { EntrySeed } from '#lib/contracts/changes.ts';
import { gcc44, libstdcxx32, openssl098, spoolAndBridge } from './dependencies.ts';
import { DOUBT, EDITOR, entry, remarks } from './entry.ts';

/** From 2017-12-01 on: how the open issues of the gist ended, and the images that came after. */
const LYON_SPOOL = 'batch system spool must be mounted for MC simulations at Lyon (/var/spool/sge), 2018-02-20';
const BRIDGE =
  'job start/stop mail cannot leave the container → HTTPS e-mail bridge replaces sendmail, 2018-02-20 (efe1058), retried since 2018-04-12';
const FIXED = 'arbitrary bind mounts not allowed → fixed mount points in the image, 2017-12-01';

const MOUNTS = '/software, /afs, /sps, /scratch created as mount points on 2017-12-01 (2b7e24d)';
const SPOOL_MOUNT = '/var/spool/sge on 2018-02-20 (614ad41)';
const mount = { kind: 'mount', needs: null, createdInImage: true } as const;
const inCase = 'Created as a mount point; any folder will do, so no site has to offer it.';

/** 2017-12-01: fixed mount points end the question of arbitrary folders. */
export const images20171201: EntrySeed[] = [
  entry(
    'image',
    'fermi-lat-containers',
    {
      mountsRaw: MOUNTS,
      'mounts./software': { ...mount, on: '2017-12-01', note: 'Where the software is mounted in.' },
      'mounts./afs': { ...mount, on: '2017-12-01', note: inCase },
      'mounts./sps': { ...mount, on: '2017-12-01', note: inCase },
      'mounts./scratch': { ...mount, on: '2017-12-01', note: inCase },
      'relations.dependency.afs': { kind: 'mentions', note: '/afs' },
      'relations.dependency.sps': { kind: 'mentions', note: '/sps' },
      'relations.dependency.scratch': { kind: 'mentions', note: '/scratch' },
    },
    { remarks: remarks(300, ['mounts and configuration', MOUNTS]), locator: '2b7e24d' },
  ),
  entry(
    'question',
    'arbitrary-binds',
    {
      answered: true,
      'decisions.fixed-mount-points': {
        option: 'well-known-roots',
        state: 'accepted',
        text: 'arbitrary bind mounts not allowed → fixed mount points in the image',
        on: '2017-12-01',
        source: 'fermi-lat-containers',
      },
    },
    {
      said: {
        answered: { raw: FIXED, on: '2017-12-01' },
        'decisions.fixed-mount-points': { raw: FIXED, on: '2017-12-01' },
      },
      remarks: remarks(
        300,
        ['How the open issues of the gist ended', FIXED, undefined, 'answer', 0],
        [DOUBT, 'Whether SLAC, IN2P3 or the grid changed their configuration is not said.'],
      ),
      locator: '2b7e24d',
    },
  ),
  entry(
    'task',
    'mount-points-with-slac-it',
    {},
    {
      remarks: remarks(300, ['How the open issues of the gist ended', FIXED]),
      locator: '2b7e24d',
    },
  ),
];

const GLEAM = 'old 32-bit Gleam needs 32-bit libstdc++ and openmotif, 2018-01-10/11';
const LIBSSL = 'xrootd client needs libssl.so.6 → openssl098, 2018-01-25';

export const images20180111: EntrySeed[] = [
  libstdcxx32,
  entry(
    'dependency',
    'motif',
    {},
    { remarks: remarks(300, ['How the open issues of the gist ended', GLEAM]), locator: '2018-01-10/11' },
  ),
  entry(
    'image',
    'fermi-lat-containers',
    {},
    {
      remarks: remarks(
        310,
        ['How the open issues of the gist ended', GLEAM],
        [DOUBT, 'Which image got the libraries is not said; the lightweight one is the one of OS packages.'],
      ),
      locator: '2018-01-10/11',
    },
  ),
];

export const images20180125: EntrySeed[] = [
  openssl098,
  entry(
    'dependency',
    'xrootd-client',
    {},
    { remarks: remarks(300, ['How the open issues of the gist ended', LIBSSL]), locator: '2018-01-25' },
  ),
];

/** 2018-02-20: mail leaves through a bridge, and the batch system's spool is mounted at Lyon. */
export const images20180220: EntrySeed[] = [
  ...spoolAndBridge,
  entry(
    'image',
    'fermi-lat-containers',
    {
      mountsRaw: `${MOUNTS}; ${SPOOL_MOUNT}`,
      'mounts./var/spool/sge': {
        ...mount,
        on: '2018-02-20',
        note: 'Must be mounted for MC simulations at Lyon; elsewhere the mount point stays empty.',
      },
      'relations.dependency.sge-spool': { kind: 'mentions', note: LYON_SPOOL },
    },
    {
      said: { 'mounts./var/spool/sge': { raw: LYON_SPOOL, on: '2018-02-20' } },
      remarks: remarks(
        320,
        ['mounts and configuration', `${MOUNTS}; ${SPOOL_MOUNT}`],
        ['How the open issues of the gist ended', LYON_SPOOL],
      ),
      locator: '614ad41',
    },
  ),
  entry(
    'site',
    'cc-in2p3',
    {
      'offers.sge-spool': { state: 'available', on: null, raw: LYON_SPOOL },
    },
    {
      said: { 'offers.sge-spool': { certainty: 'likely', on: '2018-02-20' } },
      remarks: remarks(300, ['How the open issues of the gist ended', LYON_SPOOL]),
      locator: '614ad41',
    },
  ),
  entry(
    'use_case',
    'mc-simulation',
    {},
    {
      remarks: remarks(300, ['How the open issues of the gist ended', LYON_SPOOL]),
      locator: '614ad41',
    },
  ),
  entry(
    'task',
    'small-mc-production',
    { state: 'in_progress' },
    {
      said: { state: { raw: LYON_SPOOL, certainty: 'likely', on: '2018-02-20' } },
      remarks: remarks(
        300,
        ['How the open issues of the gist ended', LYON_SPOOL],
        [DOUBT, 'That a production ended is not said.'],
      ),
      locator: '614ad41',
    },
  ),
  entry(
    'question',
    'job-mail',
    {
      answered: true,
      'options.https-email-bridge': {
        name: 'HTTPS e-mail bridge',
        position: 0,
        summary: 'HTTPS e-mail bridge replaces sendmail',
      },
      'decisions.https-email-bridge': {
        option: 'https-email-bridge',
        state: 'accepted',
        text: 'job start/stop mail cannot leave the container → HTTPS e-mail bridge replaces sendmail',
        on: '2018-02-20',
        source: 'fermi-lat-containers',
      },
      'relations.dependency.email-bridge': { kind: 'answers', note: 'HTTPS e-mail bridge replaces sendmail' },
    },
    {
      said: {
        answered: { raw: BRIDGE, on: '2018-02-20' },
        'decisions.https-email-bridge': { raw: BRIDGE, on: '2018-02-20' },
      },
      remarks: remarks(300, ['How the open issues of the gist ended', BRIDGE, undefined, 'answer', 0]),
      locator: 'efe1058',
    },
  ),
];

export const images20180412: EntrySeed[] = [
  entry(
    'dependency',
    'email-bridge',
    { summary: 'Carries job start and stop mail out of the container; retried since 2018-04-12.' },
    {
      said: { summary: { raw: 'retried since 2018-04-12', on: '2018-04-12' } },
      remarks: remarks(300, ['How the open issues of the gist ended', BRIDGE]),
      locator: 'retried since 2018-04-12',
    },
  ),
];

export const images20180622: EntrySeed[] = [
  gcc44,
  entry(
    'image',
    'base-centos6-py27-gcc44',
    {
      name: 'base:centos6-py27-gcc44',
      summary: 'Compiler and Python for building and for continuous integration.',
      repository: 'fermilat/base',
      flavour: { value: 'developer', raw: 'developer (CI)' },
      base: { platform: 'rhel6', raw: 'CentOS 6' },
      contentsRaw: 'gcc 4.4, Python 2.7',
      evidenceRaw: 'e4481af 2018-06-22',
      'relations.dependency.gcc44': { kind: 'mentions', note: 'gcc 4.4' },
      'relations.dependency.python27': { kind: 'mentions', note: 'Python 2.7' },
    },
    {
      remarks: remarks(
        0,
        ['image', 'base:centos6-py27-gcc44 (fermilat/base)'],
        ['flavour', 'developer (CI)'],
        ['contents', 'gcc 4.4, Python 2.7'],
      ),
      locator: 'e4481af 2018-06-22',
    },
  ),
];

const RUNTIME_ROW = 'centos5.11 i386 and x86_64, centos6.10';
const RUNTIME_EVIDENCE = '3669a45, d315dc4 2021-04-20; 4230d8e 2021-11-19';
const vault = (slug: string, name: string, platform: string): EntrySeed =>
  entry(
    'image',
    slug,
    {
      name,
      summary: 'The base operating system only, from the vault of CentOS.',
      flavour: { value: 'runtime', raw: 'runtime' },
      base: { platform, raw: 'CentOS 5.11 / 6.10 from vault' },
      contentsRaw: 'base only',
      evidenceRaw: RUNTIME_EVIDENCE,
    },
    {
      remarks: remarks(
        0,
        ['image', RUNTIME_ROW],
        ['base', 'CentOS 5.11 / 6.10 from vault'],
        [
          EDITOR,
          'The commits of the row are shared out by the folders of the repository: 3669a45 and d315dc4 are under centos5.11, 4230d8e is under centos6.10.',
        ],
      ),
      locator: RUNTIME_EVIDENCE,
    },
  );

export const images20210420: EntrySeed[] = [
  vault('centos5-11-i386', 'centos5.11 i386', 'rhel5'),
  vault('centos5-11-x86-64', 'centos5.11 x86_64', 'rhel5'),
];

const VAULT = 'CentOS 6 reaches end of life → packages from vault, 2021-07-21';
export const images20210721: EntrySeed[] = [
  entry(
    'image',
    'fermi-lat-containers',
    {},
    {
      remarks: remarks(
        330,
        ['How the open issues of the gist ended', VAULT],
        [DOUBT, 'Which recipes were changed on that day is not said.'],
      ),
      locator: VAULT,
    },
  ),
];

export const images20211119: EntrySeed[] = [vault('centos6-10', 'centos6.10', 'rhel6')];
