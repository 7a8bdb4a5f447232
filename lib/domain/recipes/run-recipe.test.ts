import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Recipe, RecipeBuild, RecipeMount, RecipeRuntime, RecipeSite } from './recipe-facts.ts';
import { runRecipe } from './run-recipe.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const afs = { slug: 'afs', name: 'AFS', kind: 'filesystem' } as const;
const mount = (path: string, more: Partial<RecipeMount> = {}): RecipeMount => ({
  path,
  kind: 'mount',
  needs: null,
  createdInImage: true,
  ...more,
});
const inRegistry = {
  channel: 'registry',
  path: 'registry.example.org/fermi/gleam',
  site: null,
  state: 'declared',
} as const;
const inCvmfs = { channel: 'cvmfs', path: '/cvmfs/images.example.org/gleam', site: null, state: 'declared' } as const;
const build = (more: Partial<RecipeBuild> = {}): RecipeBuild => ({
  digest: DIGEST,
  state: 'succeeded',
  isGone: false,
  sizeBytes: 1_500_000_000,
  tags: ['v1'],
  mounts: [],
  publications: [inRegistry],
  ...more,
});
const site = (more: Partial<RecipeSite> = {}): RecipeSite => ({
  slug: 'slac',
  name: 'SLAC',
  userBinds: 'yes',
  bindable: [],
  offers: [{ slug: 'afs', state: 'available' }],
  runtimes: [],
  passedWith: [],
  batch: { value: 'LSF', raw: 'LSF' },
  imageLimitBytes: null,
  ...more,
});
const runtime = (slug: string, state: RecipeRuntime['state'] = 'production'): RecipeRuntime => ({
  slug,
  name: slug[0]?.toUpperCase() + slug.slice(1),
  state,
});

function recipe(...facts: Parameters<typeof runRecipe>): Recipe {
  const answer = runRecipe(...facts);
  if (answer.is === 'none') throw new Error(answer.why);
  return answer.recipe;
}
function why(...facts: Parameters<typeof runRecipe>): string {
  const answer = runRecipe(...facts);
  return answer.is === 'none' ? answer.why : `no reason, but ${answer.recipe.run}`;
}
const flat = (command: string): string => command.replaceAll(' \\\n  ', ' ');

test.each([
  ['docker', `docker run --rm --volume /afs:/afs registry.example.org/fermi/gleam@${DIGEST} COMMAND`],
  ['podman', `podman run --rm --volume /afs:/afs registry.example.org/fermi/gleam@${DIGEST} COMMAND`],
  ['singularity', `singularity exec --bind /afs docker://registry.example.org/fermi/gleam@${DIGEST} COMMAND`],
  ['apptainer', `apptainer exec --bind /afs docker://registry.example.org/fermi/gleam@${DIGEST} COMMAND`],
  ['shifter', 'shifter --image=docker:registry.example.org/fermi/gleam:v1 --volume=/afs:/afs COMMAND'],
])('%s is told exactly which build, with its mounts', (slug, command) => {
  expect(flat(recipe(build({ mounts: [mount('/afs', { needs: afs })] }), site(), runtime(slug)).run)).toBe(command);
});

test('what is pulled beforehand is what is started', () => {
  expect(recipe(build(), site(), runtime('docker')).fetch).toContain(`@${DIGEST}`);
  expect(recipe(build(), site(), runtime('shifter')).fetch).toBe(
    'shifterimg pull docker:registry.example.org/fermi/gleam:v1',
  );
  expect(why(build({ tags: [] }), site(), runtime('shifter'))).toMatch(/no tag points at sha256|no tag points at aaaa/);
});

test('a file runtime starts from CVMFS where the site has it, best of all what was seen there', () => {
  const both = build({ publications: [inRegistry, inCvmfs] });
  const withCvmfs = site({ offers: [{ slug: 'cvmfs', state: 'available' }] });
  expect(recipe(both, withCvmfs, runtime('singularity')).run).toBe(`singularity exec ${inCvmfs.path} COMMAND`);
  expect(recipe(both, site(), runtime('singularity')).run).toContain('docker://');
  expect(recipe(both, withCvmfs, runtime('docker')).run).toContain(inRegistry.path);
  const seen = { channel: 'sif', path: '/data/gleam.sif', site: 'slac', state: 'confirmed' } as const;
  const more = build({ publications: [inRegistry, inCvmfs, seen] });
  expect(recipe(more, withCvmfs, runtime('apptainer'))).toMatchObject({ channel: 'sif', fetch: null });
  expect(recipe(more, withCvmfs, runtime('apptainer')).notes).toContain('/data/gleam.sif was seen at SLAC.');
  const elsewhere = build({ publications: [{ ...seen, site: 'lyon' }] });
  expect(why(elsewhere, site(), runtime('apptainer'))).toMatch(/not published where Apptainer at SLAC/);
});

test.each([
  ['planned', /planned at SLAC and not there yet/],
  ['refused', /refused at SLAC/],
  ['unknown', /Nobody has said whether Docker/],
] as const)('no command where the runtime is %s, unless a test of the build passed with it', (state, words) => {
  expect(why(build(), site(), runtime('docker', state))).toMatch(words);
  expect(recipe(build(), site({ passedWith: ['docker'] }), runtime('docker', state)).notes.join()).toContain(
    'passed with',
  );
});

test('no command for what did not succeed, is gone, or has an unknown way to start', () => {
  expect(why(build({ state: 'failed' }), site(), runtime('docker'))).toMatch(/has not succeeded/);
  expect(why(build({ isGone: true }), site(), runtime('docker'))).toMatch(/no longer has/);
  expect(why(build(), site(), runtime('kata'))).toMatch(/not known here/);
  const withdrawn = build({ publications: [{ ...inRegistry, state: 'withdrawn' }] });
  expect(why(withdrawn, site(), runtime('docker'))).toMatch(/not published/);
});

test('only what the site has is mounted; the rest is said', () => {
  const need = (slug: string) => ({ slug, name: slug.toUpperCase(), kind: 'filesystem' }) as const;
  const mounts = ['afs', 'nfs', 'sps', 'gpfs'].map((slug) => mount(`/${slug}`, { needs: need(slug) }));
  const offers = [
    { slug: 'afs', state: 'phasing_out' },
    { slug: 'nfs', state: 'none' },
    { slug: 'sps', state: 'planned' },
  ] as const;
  const { run, notes } = recipe(build({ mounts }), site({ offers }), runtime('docker'));
  expect(flat(run)).toContain('--rm --volume /afs:/afs registry');
  expect(run).not.toMatch(/nfs|sps|gpfs/);
  expect(notes).toContain('/nfs is left out: NFS is not offered at SLAC, and the image needs it.');
  expect(notes).toContain('/sps is left out: SPS is planned at SLAC and not there yet.');
  expect(notes).toContain('/gpfs is left out: nobody has said whether GPFS is at SLAC.');
});

test('a site without user binds takes only mount points of the image and what it allows', () => {
  const mounts = [
    mount('/afs/slac', { createdInImage: false }),
    mount('/afs2', { createdInImage: false }),
    mount('/work', { createdInImage: true }),
  ];
  const { run, notes } = recipe(build({ mounts }), site({ userBinds: 'no', bindable: ['/afs'] }), runtime('docker'));
  expect(flat(run)).toContain('--volume YOUR_FOLDER_1:/afs/slac --volume YOUR_FOLDER_2:/work');
  expect(notes.join()).toContain('/afs2 is left out: users may not bind folders');
  const doubt = recipe(build({ mounts: mounts.slice(1, 2) }), site({ userBinds: 'unknown' }), runtime('docker'));
  expect(doubt.run).toContain('YOUR_FOLDER:/afs2');
  expect(doubt.notes.join()).toContain('binding /afs2 may be refused');
});

test('a configuration file is asked for by what it is', () => {
  const needs = { slug: 'oracle-wallet', name: 'Oracle wallet', kind: 'data' } as const;
  const { run, notes } = recipe(
    build({ mounts: [mount('/etc/wallet', { kind: 'config', needs })] }),
    site(),
    runtime('docker'),
  );
  expect(run).toContain('--volume PATH_OF_ORACLE_WALLET:/etc/wallet');
  expect(notes.join()).toContain('Where Oracle wallet lies at SLAC is not known');
});

test.each([
  ['UGE', 'qsub -cwd -b y'],
  ['Univa Grid Engine', 'qsub -cwd -b y'],
  ['LSF', 'bsub '],
  ['SLURM', 'sbatch --wrap='],
  ['HTCondor', 'executable = /bin/sh'],
  ['Torque', 'echo '],
])('%s is handed the same command', (value, words) => {
  const { batch } = recipe(build(), site({ batch: { value, raw: 'as somebody said' } }), runtime('docker'));
  expect(batch?.command).toContain(words);
  expect(batch?.command).toContain(`registry.example.org/fermi/gleam@${DIGEST} COMMAND`);
});

test('a batch system that nobody named or nobody knows gives no job, and says so', () => {
  const of = (value: string) => recipe(build(), site({ batch: { value, raw: '' } }), runtime('docker'));
  expect(of('')).toMatchObject({ batch: null });
  expect(of('').notes.join()).toContain('Nobody has said which batch system SLAC has.');
  expect(of('NQE').notes.join()).toContain('How NQE at SLAC takes a job is not known here.');
});

test('a build over the limit of the site is said to be', () => {
  const { notes } = recipe(build(), site({ imageLimitBytes: 1_000_000_000 }), runtime('docker'));
  expect(notes).toContain('The build is 1.5 GB; at most 1 GB are allowed at SLAC.');
});

test('whatever a path says, a shell reads the words that were meant and nothing else', () => {
  const path = fc
    .string({ unit: fc.constantFrom(...'ab/ \'"$`;&|<>(){}*?~#!=%\\'), minLength: 1, maxLength: 12 })
    .map((text) => `/${text}`);
  const sample = fc.sample(path, { numRuns: 40, seed: 7 });
  for (const one of sample) {
    const { run } = recipe(
      build({ mounts: [mount(one, { needs: { ...afs, kind: 'library' } })] }),
      site(),
      runtime('docker'),
    );
    const script = `docker() { printf '%s\\0' "$@"; }\n${run}\n`;
    const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(words).toEqual(['run', '--rm', '--volume', `${one}:${one}`, `${inRegistry.path}@${DIGEST}`, 'COMMAND']);
  }
  expect(recipe(build({ mounts: [mount('/a:b,c')] }), site(), runtime('docker')).run).not.toContain('/a');
});
