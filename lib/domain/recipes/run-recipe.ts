import { shortDigest, size } from '../readiness/words.ts';
import type { Channel } from '../vocabulary.ts';
import { asJob } from './batch.ts';
import { type Bind, bindsOf } from './binds.ts';
import type {
  Recipe,
  RecipeAnswer,
  RecipeBuild,
  RecipePublication,
  RecipeRuntime,
  RecipeSite,
} from './recipe-facts.ts';
import { commandLine } from './shell.ts';

/** Stands for what the reader wants to run: what is inside an image is not known. */
export const COMMAND = 'COMMAND';

type Written = { fetch: string | null; run: string } | { why: string };
/** How one family of runtimes is told to start a build. */
interface Family {
  channels: readonly Channel[];
  write: (program: string, from: RecipePublication, build: RecipeBuild, binds: readonly Bind[]) => Written;
}

const engine: Family = {
  channels: ['registry'],
  write: (program, { path }, { digest }, binds) => {
    const image = `${path}@${digest}`;
    const mounts = binds.map(({ source, target }) => ['--volume', `${source}:${target}`]);
    return {
      fetch: commandLine([[program, 'pull', image]]),
      run: commandLine([[program, 'run', '--rm'], ...mounts, [image], [COMMAND]]),
    };
  },
};

const files: Family = {
  channels: ['cvmfs', 'sif', 'registry'],
  write: (program, { channel, path }, { digest }, binds) => {
    const image = channel === 'registry' ? `docker://${path}@${digest}` : path;
    const mounts = binds.map(({ source, target }) => ['--bind', source === target ? source : `${source}:${target}`]);
    return { fetch: null, run: commandLine([[program, 'exec'], ...mounts, [image], [COMMAND]]) };
  },
};

const shifter: Family = {
  channels: ['registry'],
  write: (_program, { path }, { digest, tags }, binds) => {
    const tag = tags.includes('latest') ? 'latest' : tags[0];
    if (tag === undefined) {
      return { why: `Shifter starts images by tag, and no tag points at ${shortDigest(digest)} now.` };
    }
    const image = `docker:${path}:${tag}`;
    const mounts = binds.map(({ source, target }) => [`--volume=${source}:${target}`]);
    return {
      fetch: commandLine([['shifterimg', 'pull', image]]),
      run: commandLine([['shifter', `--image=${image}`], ...mounts, [COMMAND]]),
    };
  },
};

/** Runtimes whose commands are known, by slug: `docker` or `docker-ce`. */
const FAMILIES: readonly (readonly [program: string, family: Family])[] = [
  ['docker', engine],
  ['podman', engine],
  ['singularity', files],
  ['apptainer', files],
  ['shifter', shifter],
];

/**
 * The exact command that starts a build at a site with a runtime, with its mounts and as a job, no more than the facts bear
 * out; or why there is none.
 */
export function runRecipe(build: RecipeBuild, site: RecipeSite, runtime: RecipeRuntime): RecipeAnswer {
  const none = (why: string): RecipeAnswer => ({ is: 'none', why });
  if (build.state !== 'succeeded') return none('The build has not succeeded, so there is nothing to start.');
  const hindrance = notOffered(site, runtime);
  if (hindrance !== null) return none(hindrance);
  const [program, family] =
    FAMILIES.find(([name]) => runtime.slug === name || runtime.slug.startsWith(`${name}-`)) ?? [];
  if (program === undefined || family === undefined)
    return none(`How ${runtime.name} starts an image is not known here.`);
  const from = bestSource(build, site, family.channels);
  if (from === null) return none(notReachable(build, site, runtime));
  const { binds, notes } = bindsOf(build, site);
  const written = family.write(program, from, build, binds);
  if ('why' in written) return none(written.why);
  const job = asJob(written.run, site);
  const recipe: Recipe = {
    channel: from.channel,
    ...written,
    batch: job.batch,
    notes: [
      `Put what you want to run in place of ${COMMAND}.`,
      ...aboutSource(from, site),
      ...aboutRuntime(site, runtime),
      ...(program === 'shifter'
        ? ['Shifter starts a tag, not a digest: once the tag moves, this starts another build.']
        : []),
      ...notes,
      ...aboutSize(build, site),
      job.note,
    ],
  };
  return { is: 'recipe', recipe };
}

function notOffered({ name: site, passedWith }: RecipeSite, { slug, name, state }: RecipeRuntime): string | null {
  if (state === 'production' || state === 'testing' || passedWith.includes(slug)) return null;
  if (state === 'planned') return `${name} is planned at ${site} and not there yet.`;
  if (state === 'refused') return `${name} is refused at ${site}.`;
  return `Nobody has said whether ${name} is offered at ${site}.`;
}

/** The publication to start from: seen at the site before declared, then in the runtime's own order of channels. */
function bestSource(build: RecipeBuild, site: RecipeSite, channels: readonly Channel[]): RecipePublication | null {
  const usable = build.publications.filter(
    (one) => channels.includes(one.channel) && one.path !== '' && isVisible(one, build, site),
  );
  const rank = ({ state, channel, path }: RecipePublication) =>
    `${state === 'confirmed' ? 0 : 1} ${channels.indexOf(channel)} ${path}`;
  return usable.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null;
}

function isVisible({ channel, state, site: at }: RecipePublication, build: RecipeBuild, site: RecipeSite): boolean {
  if (state !== 'declared' && state !== 'confirmed') return false;
  if (at !== null && at !== site.slug) return false;
  if (channel === 'registry') return !build.isGone;
  return channel !== 'cvmfs' || at !== null || hasCvmfs(site);
}

const hasCvmfs = ({ offers }: RecipeSite): boolean =>
  offers.some(({ slug, state }) => slug === 'cvmfs' && (state === 'available' || state === 'phasing_out'));

function notReachable(build: RecipeBuild, site: RecipeSite, runtime: RecipeRuntime): string {
  const what = shortDigest(build.digest);
  return build.isGone
    ? `The registry no longer has ${what}, and it is published nowhere else that ${runtime.name} at ${site.name} can start it from.`
    : `${what} is not published where ${runtime.name} at ${site.name} can get it.`;
}

function aboutSource({ channel, path, state }: RecipePublication, site: RecipeSite): string[] {
  if (channel === 'registry') return [];
  return state === 'confirmed'
    ? [`${path} was seen at ${site.name}.`]
    : [`${path} is declared; nobody has seen it at ${site.name} yet.`];
}

function aboutRuntime(site: RecipeSite, { slug, name, state }: RecipeRuntime): string[] {
  if (site.passedWith.includes(slug)) return [`A test of this build passed with ${name} at ${site.name}.`];
  return state === 'testing' ? [`${name} is in testing at ${site.name}, not in production.`] : [];
}

const aboutSize = ({ sizeBytes }: RecipeBuild, { name, imageLimitBytes }: RecipeSite): string[] =>
  sizeBytes !== null && imageLimitBytes !== null && sizeBytes > imageLimitBytes
    ? [`The build is ${size(sizeBytes)}; at most ${size(imageLimitBytes)} are allowed at ${name}.`]
    : [];
