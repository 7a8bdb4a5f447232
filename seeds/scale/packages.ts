import { EXISTENCES, REVIEW_STATES, STRATEGIES } from '#lib/domain/vocabulary.ts';
import { Random } from './random.ts';
import { DEPENDENCIES, PLATFORMS } from './world.ts';

/** One generated package: the document and the rows it fills. */
export interface ScalePackage {
  slug: string;
  document: Record<string, unknown>;
  row: Record<string, unknown>;
  platforms: { platform: string; phase: string; support: string; note: string }[];
  needs: { dependency: string; phase: string; constraint: string; couldDrop: boolean; note: string }[];
  entry: { name: string; summary: string; review: string; reviewBy: string; reviewedOn: string | null };
}

const HEADS = [
  'gleam',
  'recon',
  'calib',
  'digi',
  'merit',
  'trigger',
  'track',
  'shower',
  'event',
  'flux',
  'geo',
  'histo',
  'align',
  'muon',
  'photon',
  'spectra',
];
const TAILS = ['svc', 'tools', 'core', 'data', 'monitor', 'sim', 'kit', 'io', 'db', 'viewer', 'fit', 'maps'];
const UPGRADES = ['yes', 'likely', 'with_work', 'unlikely', 'no', 'na', 'doubtful', 'unknown'] as const;
const RAW: Record<string, string> = {
  yes: '(tick)',
  no: '(error)',
  na: 'NA',
  unknown: '',
  likely: 'probably',
  unlikely: 'unlikely',
  doubtful: '??',
  attributed: 'Sam’s',
  with_work: 'may be with a lot of work',
};
const REMARKS = [
  'to be reviewed by experts',
  'needs validation of the output',
  'frozen, only bug fixes',
  'depends on a commercial licence',
  '',
];

export const packageSlug = (index: number): string => {
  const random = new Random(`package name/${index}`);
  return `${random.pick(HEADS)}-${random.pick(TAILS)}-${index + 1}`;
};

/** The package at `index`, the same on every machine. */
export function scalePackage(index: number): ScalePackage {
  const random = new Random(`package/${index}`);
  const slug = packageSlug(index);
  const cell = (value: string) => ({ value, raw: RAW[value] ?? value });
  const newest = random.int(0, 4);
  const main = PLATFORMS[newest] ?? 'rhel9';
  const also = PLATFORMS[newest - 1];
  const platforms = [
    { platform: main, phase: 'build', support: 'supported', note: '' },
    { platform: main, phase: 'run', support: random.chance(0.9) ? 'supported' : 'doubtful', note: '' },
    ...(also && random.chance(0.5)
      ? [{ platform: also, phase: 'run', support: random.pick(['works', 'doubtful', 'broken']), note: '' }]
      : []),
  ];
  const needs = random.some(DEPENDENCIES, random.int(0, 5)).map((dependency) => ({
    dependency,
    phase: 'run',
    constraint: random.chance(0.2) ? `>= ${random.int(1, 9)}` : '',
    couldDrop: random.chance(0.05),
    note: '',
  }));
  const reviewState = random.pick(REVIEW_STATES);
  const review = {
    state: reviewState,
    by: reviewState === 'to_be_reviewed' ? 'experts' : '',
    on: reviewState === 'reviewed' ? `20${random.int(16, 25)}-0${random.int(1, 9)}-15` : null,
  };
  const upgradable = { ...cell(random.pick(UPGRADES)), waitingOn: null };
  const existingVm = cell(random.pick(EXISTENCES));
  const existingContainer = cell(random.pick(EXISTENCES));
  const strategy = random.chance(0.7) ? 'undecided' : random.pick(STRATEGIES);
  const runRaw = platforms
    .filter(({ phase }) => phase === 'run')
    .map(({ platform }) => platform.toUpperCase())
    .join(', ');
  const comments = random.pick(REMARKS);
  const dependenciesRaw = needs.map(({ dependency }) => dependency).join(', ');
  const name = slug
    .split('-')
    .map((part) => part[0]?.toUpperCase() + part.slice(1))
    .join(' ');
  const summary = `Package ${index + 1} of the generated collaboration.`;
  const document: Record<string, unknown> = {
    name,
    summary,
    review,
    strategy,
    buildPlatforms: { raw: main.toUpperCase() },
    runPlatforms: { raw: runRaw },
    dependencies: { raw: dependenciesRaw },
    upgradable,
    existingVm,
    existingContainer,
    comments: { raw: comments },
  };
  for (const { platform, phase, support, note } of platforms)
    document[`platforms.${platform}.${phase}`] = { support, note };
  for (const { dependency, phase, ...need } of needs) document[`needs.${dependency}.${phase}`] = need;
  return {
    slug,
    document,
    platforms,
    needs,
    entry: { name, summary, review: review.state, reviewBy: review.by, reviewedOn: review.on },
    row: {
      strategy,
      build_platforms_raw: main.toUpperCase(),
      run_platforms_raw: runRaw,
      dependencies_raw: dependenciesRaw,
      upgradable: upgradable.value,
      upgradable_raw: upgradable.raw,
      existing_vm: existingVm.value,
      existing_vm_raw: existingVm.raw,
      existing_container: existingContainer.value,
      existing_container_raw: existingContainer.raw,
      comments_raw: comments,
      date_raw: '',
    },
  };
}
