import { type NamedPlatform, platformOfBase } from '../builds/base-platform.ts';
import type { Certainty } from '../vocabulary.ts';
import type { NodeReport } from './node-report.ts';

/** Names that a report's words are looked up in. */
export interface ProbeNames {
  platforms: readonly NamedPlatform[];
  runtimes: readonly { slug: string; name: string; aliases: readonly string[] }[];
  /** Slugs of the file systems that sites offer. */
  filesystems: readonly string[];
}

type Value = string | number | string[] | { [key: string]: string | boolean | null };

/** One thing that a node shows of its site. */
export interface SeenFact {
  field: string;
  value: Value;
  words: string;
  /** What is missing on one node may be there on others. */
  certainty: Certainty;
  /** Whether it may become the value where nobody has said anything; what is not there never does. */
  mayFill: boolean;
  /** Whether what the site's entry says of the field may be true besides. */
  fits: (said: unknown) => boolean;
}

/** The facts of a site that one node's report speaks of. Pure; what it cannot tell is left out. */
export function seenFacts(report: NodeReport, names: ProbeNames): SeenFact[] {
  return [
    ...nodeFacts(report, names),
    ...runtimeFacts(report, names),
    ...fileSystemFacts(report, names),
    ...plainFacts(report),
  ];
}

const on = ({ node }: NodeReport): string => `on ${node}`;
const stateOf = (said: unknown): unknown =>
  typeof said === 'object' && said !== null && 'state' in said ? said.state : null;
const oneOf =
  (...states: string[]) =>
  (said: unknown): boolean =>
    states.some((state) => state === stateOf(said));

function nodeFacts(report: NodeReport, { platforms }: ProbeNames): SeenFact[] {
  const slug = platformOf(report, platforms);
  if (slug === null) return [];
  const { name, redhatRelease } = report.os;
  return [
    {
      field: `nodes.${slug}`,
      value: { state: 'current', share: 'unknown', on: null, raw: '' },
      words: `${redhatRelease || name} ${on(report)}`,
      ...{ certainty: 'certain', mayFill: true },
      fits: oneOf('current', 'retiring'),
    },
  ];
}

/** Systems that are rebuilt from Red Hat's sources: where none of their own is known, it is that one's platform. */
const REBUILDS = new Set(['rhel', 'centos', 'scientific', 'rocky', 'almalinux', 'ol']);

/** The platform that a node runs, by the names it is known by; null when none is. */
export function platformOf({ os }: NodeReport, platforms: readonly NamedPlatform[]): string | null {
  const [, distribution = '', release = ''] = /^(\w+).*?release (\d+(?:\.\d+)*)/.exec(os.redhatRelease) ?? [];
  const id = os.id || (distribution === 'Red' ? 'rhel' : distribution.toLowerCase());
  const version = os.version || release;
  if (id === '' || version === '') return null;
  const called = [id, ...(id === 'scientific' ? ['scientificlinux', 'sl'] : []), ...(REBUILDS.has(id) ? ['rhel'] : [])];
  const numbered = platforms.filter((platform) =>
    [platform.slug, platform.name, ...platform.aliases].some((one) => /\d/.test(one)),
  );
  return called.map((one) => platformOfBase(`${one}:${version}`, numbered)).find((slug) => slug !== null) ?? null;
}

const isCalled = (name: string, { slug, aliases, name: full }: ProbeNames['runtimes'][number]): boolean =>
  [slug, full, ...aliases].some((one) => one.toLowerCase() === name);

function runtimeFacts(report: NodeReport, { runtimes }: ProbeNames): SeenFact[] {
  return runtimes.flatMap((runtime): SeenFact[] => {
    const installed = report.runtimes.filter(({ name }) => isCalled(name, runtime));
    const works = installed.find(({ starts }) => starts === true);
    const base = { field: `runtimes.${runtime.slug}`, fits: oneOf('production', 'testing') };
    const value = { raw: '', on: null, mayAsk: false, version: '' };
    if (works) {
      const words = `${works.version || works.name} starts containers ${on(report)}`;
      return [{ ...base, value: { ...value, state: 'testing' }, words, certainty: 'certain', mayFill: true }];
    }
    // One that a plain user may not start may still be what the batch system starts.
    if (installed.length > 0) return [];
    return [
      {
        ...base,
        value: { ...value, state: 'unknown' },
        words: `no ${runtime.name} ${on(report)}`,
        certainty: 'likely',
        mayFill: false,
        fits: (said: unknown) => !oneOf('production', 'testing')(said),
      },
    ];
  });
}

function fileSystemFacts(report: NodeReport, { filesystems }: ProbeNames): SeenFact[] {
  return filesystems.flatMap((slug): SeenFact[] => {
    const mount = report.mounts.find(
      ({ path, type }) => path === `/${slug}` || path.startsWith(`/${slug}/`) || type === slug,
    );
    const repository = slug === 'cvmfs' ? report.cvmfs[0]?.repository : undefined;
    const where = mount?.path ?? (repository === undefined ? null : `/cvmfs/${repository}`);
    const field = `offers.${slug}`;
    const value = { on: null, raw: '' };
    if (where !== null && mount?.type !== 'autofs') {
      return [
        {
          ...{ field, value: { ...value, state: 'available' }, words: `${where} is mounted ${on(report)}` },
          ...{ certainty: 'certain', mayFill: true, fits: oneOf('available', 'phasing_out') },
        },
      ];
    }
    // What is mounted when it is asked for shows in no list before, so that only a probe that asked can miss it.
    if (slug !== 'cvmfs' || where !== null) return [];
    return [
      {
        ...{ field, value: { ...value, state: 'none' }, words: `no repository under /cvmfs ${on(report)}` },
        ...{
          certainty: 'likely',
          mayFill: false,
          fits: (said: unknown) => !oneOf('available', 'phasing_out')(said),
        },
      },
    ];
  });
}

function plainFacts(report: NodeReport): SeenFact[] {
  const facts: SeenFact[] = [];
  const add = (field: string, value: string | number | string[], words: string, fits: (said: unknown) => boolean) =>
    facts.push({ field, value, words: `${words} ${on(report)}`, certainty: 'certain', mayFill: true, fits });
  const { vsyscall, binds, cache } = report;
  if (vsyscall !== null) {
    const value = vsyscall ? 'yes' : 'no';
    add(
      'vsyscall',
      value,
      `vsyscall is ${vsyscall ? 'mapped' : 'not mapped'} by kernel ${report.kernel}`,
      (said) => said === value,
    );
  }
  if (binds !== null && binds.userBinds !== null) {
    const value = binds.userBinds ? 'yes' : 'no';
    add('userBinds', value, `“user bind control = ${value}” in ${binds.file}`, (said) => said === value);
  }
  const paths = [...new Set(binds?.paths.filter((path) => path.startsWith('/') && !path.startsWith('/etc/')))].sort();
  if (binds !== null && paths.length > 0) {
    const has = (said: unknown): boolean => Array.isArray(said) && paths.every((path) => said.includes(path));
    add('bindable', paths, `bound by ${binds.file}`, has);
  }
  const quota = cache?.quotaBytes ?? 0;
  if (cache !== null && quota > 0) {
    add('nodeCacheBytes', quota, `limit of the CVMFS cache in ${cache.path}`, (said) => said === quota);
  }
  return facts;
}

/** What a report adds to a site's entry, and what it says against it. */
export interface Statements {
  fills: SeenFact[];
  contradictions: SeenFact[];
}

/** Holds what a node shows against what the site's entry says: blanks are filled, nothing that was said is overwritten. */
export function statementsOn(fields: Readonly<Record<string, unknown>>, facts: readonly SeenFact[]): Statements {
  const blank = ({ field }: SeenFact): boolean => isBlank(fields[field]);
  return {
    fills: facts.filter((fact) => blank(fact) && fact.mayFill),
    contradictions: facts.filter((fact) => !blank(fact) && !fact.fits(fields[fact.field])),
  };
}

const isBlank = (said: unknown): boolean =>
  said === undefined ||
  said === null ||
  said === 'unknown' ||
  (Array.isArray(said) ? said.length === 0 : stateOf(said) === 'unknown');
