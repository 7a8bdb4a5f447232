import type { TestImage } from '#lib/ingest/registry/test-images.ts';

/** Something that is done to the real registry, and the day that the recording says it happened on. */
export type Step = { at: string } & (
  | { do: 'push'; repository: string; tag: string; also?: readonly string[]; image: TestImage }
  | { do: 'push index'; repository: string; tag: string; also?: readonly string[]; images: readonly TestImage[] }
  | { do: 'retag'; repository: string; from: string; tag: string }
  | { do: 'delete'; repository: string; tag: string }
);

/** A run of the smoke or functional tests on the image that a tag points at then. */
export interface TestStep {
  at: string;
  repository: string;
  tag: string;
  suite: 'smoke' | 'functional';
  site: string;
  runtime: string;
  ciUrl: string;
}

/** A node that the probe is run on, and how many of the builds that are published in CVMFS have come there. */
export interface ProbeStep {
  at: string;
  site: string;
  node: string;
  release: string;
  repository: string;
  there: number;
}

const GR = 'fermi/glastrelease';
const LAT = 'fermi/lat-containers';
const SOURCE = 'https://example.org/fermi/containers';

/** Bytes that no compression makes smaller, the same ones at every recording: what stands for a build of software. */
function stuff(kilobytes: number, seed: number): string {
  let state = seed;
  let text = '';
  while (text.length < kilobytes * 1024) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += state.toString(36);
  }
  return text.slice(0, kilobytes * 1024);
}

interface Recipe {
  base: string;
  version: string;
  revision: string;
  at: string;
  kilobytes: number;
  /** Files of the software itself; without `lib/libGlast.so` a test fails. */
  files?: Record<string, string>;
  platform?: string;
}

const image = ({ base, version, revision, at, kilobytes, files, platform }: Recipe): TestImage => ({
  createdAt: new Date(at),
  ...(platform && { platform }),
  labels: {
    'org.opencontainers.image.title': 'GlastRelease',
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.revision': revision,
    'org.opencontainers.image.source': SOURCE,
    'org.opencontainers.image.base.name': base,
  },
  layers: [
    { 'base/os-release': `${base}\n`, 'base/packages': stuff(420, 7) },
    { 'ext/glast-ext': stuff(610, 11) },
    {
      VERSION: `${version}\n`,
      'bin/gleam': `#!/bin/sh\necho ${version}\n`,
      'lib/libGlast.so': stuff(kilobytes, version.length),
      'etc/calibrations.conf': 'server=calib.example.org\n',
      ...files,
    },
  ],
});

const gr = (version: string, more: Omit<Recipe, 'base' | 'version'>) => image({ base: 'centos:6', version, ...more });

/** What happens in the demonstration, oldest first. */
export const STEPS: readonly Step[] = [
  {
    at: '2026-08-03T08:12:40Z',
    do: 'push',
    repository: GR,
    tag: '20-10-04-gr02',
    also: ['latest'],
    image: gr('20-10-04-gr02', { revision: '3f1c9b2a7d', at: '2026-08-03T07:58:02Z', kilobytes: 900 }),
  },
  {
    at: '2026-08-10T09:30:11Z',
    do: 'push',
    repository: LAT,
    tag: '1.0',
    also: ['latest'],
    image: image({
      base: 'centos:6',
      version: '1.0',
      revision: '88a0c41e57',
      at: '2026-08-10T09:21:45Z',
      kilobytes: 640,
    }),
  },
  {
    at: '2026-09-07T13:05:26Z',
    do: 'push',
    repository: GR,
    tag: '20-10-05-gr01',
    also: ['latest'],
    image: gr('20-10-05-gr01', {
      revision: 'b7e402d981',
      at: '2026-09-07T12:40:31Z',
      kilobytes: 1400,
      // The calibration server is not set: one test fails on it.
      files: { 'etc/calibrations.conf': '' },
    }),
  },
  { at: '2026-09-09T07:45:00Z', do: 'retag', repository: GR, from: '20-10-04-gr02', tag: 'latest' },
  {
    at: '2026-09-28T10:22:53Z',
    do: 'push',
    repository: GR,
    tag: '20-10-05-gr02',
    also: ['latest'],
    image: gr('20-10-05-gr02', { revision: 'c90d1f6e34', at: '2026-09-28T10:02:17Z', kilobytes: 1150 }),
  },
  {
    at: '2026-10-12T08:00:09Z',
    do: 'push index',
    repository: GR,
    tag: '20-11-00',
    also: ['next'],
    images: ['linux/amd64', 'linux/arm64'].map((platform, place) =>
      gr('20-11-00', { revision: 'e51a77b0c2', at: '2026-10-12T07:31:55Z', kilobytes: 1100 + 40 * place, platform }),
    ),
  },
  { at: '2026-10-19T15:00:00Z', do: 'delete', repository: GR, tag: '20-10-05-gr01' },
  {
    at: '2026-11-02T11:18:36Z',
    do: 'push',
    repository: 'fermi/scratch',
    tag: 'try',
    image: image({
      base: 'centos:7',
      version: 'try',
      revision: '0000000000',
      at: '2026-11-02T11:10:00Z',
      kilobytes: 20,
    }),
  },
];

const ci = (number: number): string => `https://ci.example.org/fermi/containers/-/jobs/${number}`;

/** Tests, each on what its tag points at after the steps up to its day. */
export const TESTS: readonly TestStep[] = [
  {
    at: '2026-08-04T06:10:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'smoke',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(101),
  },
  {
    at: '2026-08-04T06:40:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'smoke',
    site: 'cc-in2p3',
    runtime: 'docker',
    ciUrl: ci(102),
  },
  {
    at: '2026-08-05T05:00:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'functional',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(103),
  },
  {
    at: '2026-09-08T06:10:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'smoke',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(131),
  },
  {
    at: '2026-09-08T06:30:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'functional',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(132),
  },
  {
    at: '2026-09-29T06:10:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'smoke',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(160),
  },
  {
    at: '2026-09-29T06:35:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'functional',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(161),
  },
  {
    at: '2026-09-30T07:00:00Z',
    repository: GR,
    tag: 'latest',
    suite: 'smoke',
    site: 'cc-in2p3',
    runtime: 'singularity',
    ciUrl: ci(162),
  },
  {
    at: '2026-10-01T06:10:00Z',
    repository: LAT,
    tag: 'latest',
    suite: 'smoke',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(170),
  },
  {
    at: '2026-10-02T06:10:00Z',
    repository: LAT,
    tag: 'latest',
    suite: 'functional',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(171),
  },
  {
    at: '2026-10-13T06:20:00Z',
    repository: GR,
    tag: 'next',
    suite: 'smoke',
    site: 'slac',
    runtime: 'docker',
    ciUrl: ci(188),
  },
];

/** Nodes that report what they have. The third build was published the evening before, and is not there yet. */
export const PROBES: readonly ProbeStep[] = [
  {
    at: '2026-09-29T05:00:00Z',
    site: 'cc-in2p3',
    node: 'worker-1',
    release: 'CentOS Linux release 7.9.2009 (Core)',
    repository: GR,
    there: 2,
  },
];
