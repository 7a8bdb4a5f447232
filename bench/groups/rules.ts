import { assess, evaluate } from '#lib/domain/readiness/assess.ts';
import type { AssessInput } from '#lib/domain/readiness/facts.ts';
import {
  build,
  DATA_MONITORING,
  FAST_COPY,
  GLAST_RELEASE,
  GRID,
  given,
  HALFPIPE,
  image,
  LYON,
  packageFacts,
  publication,
  run,
  SCIENCE_TOOLS,
  SLAC,
} from '#lib/domain/readiness/fixtures.ts';
import { Problem } from '#scripts/problem.ts';
import { exitCode, startBound } from '#scripts/run.ts';
import type { Figures } from '../figures.ts';
import { median } from '../measure.ts';
import { SITES, type World } from '../world.ts';

const PAIRS = 100_000;

/** Packages of the wiki, without images, and one with ten builds, publications and test runs. */
const BARE = [FAST_COPY, HALFPIPE, GLAST_RELEASE, DATA_MONITORING, SCIENCE_TOOLS];
const days = Array.from({ length: 10 }, (_, day) => `2020-01-0${day}`);
const digest = (day: string) => `sha256:${day}`;
const BUILT = packageFacts('Built', {
  images: [
    image({
      slug: 'built',
      builds: days.map((day) => build({ digest: digest(day), createdAt: day, publications: [publication()] })),
    }),
  ],
  runs: days.map((day) => run({ id: day, site: SLAC.slug, digest: digest(day) })),
});

function perPair(judge: (input: AssessInput) => { level: string }, packages: readonly (typeof BUILT)[]): number {
  const inputs = packages.flatMap((pkg) => [SLAC, LYON, GRID].map((site) => given(pkg, site)));
  const began = performance.now();
  for (let n = 0; n < PAIRS; n++) judge(inputs[n % inputs.length] as AssessInput);
  return ((performance.now() - began) * 1000) / PAIRS;
}

/** Microseconds per pair: of one verdict in memory, and of rebuilding the whole projection of a data set. */
export async function rules(world: World, rounds: number): Promise<Figures> {
  const figures: Figures = new Map();
  for (const [name, judge] of [
    ['evaluate', evaluate],
    ['assess', assess],
  ] as const) {
    for (const [kind, packages] of [
      ['bare', BARE],
      ['built', [BUILT]],
    ] as const) {
      const times = Array.from({ length: rounds }, () => perPair(judge, packages));
      figures.set(`rules/${name}/${kind}`, median(times));
    }
  }
  const began = performance.now();
  const env = { ...process.env, DATABASE_URL: world.url, DATABASE_STATEMENT_TIMEOUT: '0' };
  const chore = startBound(['--conditions=react-server', 'scripts/db.ts', 'rebuild-readiness'], 'ignore', env);
  if ((await exitCode(chore)) !== 0) throw new Problem('rebuild-readiness failed.', 'Run it by hand to see why.');
  figures.set('rules/rebuild', ((performance.now() - began) * 1000) / (world.packages * SITES));
  return figures;
}
