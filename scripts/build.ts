import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { holdFile } from './file-lock.mjs';
import { generateClient } from './generate.ts';
import { Problem } from './problem.ts';
import { root, runQuietly } from './run.ts';

/** What the built pages are made of. */
const buildInputs = [
  ...['app', 'components', 'lib', 'public', 'prisma', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
];
const clientInputs = ['prisma', 'package-lock.json'];
const clientStamp = join(root, 'lib/base/generated/made-from');
const buildStamp = join(root, '.next/made-from');
/** Written by Next last, and needed by it to serve. */
const buildEnd = join(root, '.next/BUILD_ID');

function filesUnder(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of the names and contents of everything that goes in; generated files and tests do not. */
export function hashOf(inputs: string[]): string {
  const single = inputs
    .filter((path) => /\.\w+$/.test(path) && existsSync(join(root, path)))
    .map((path) => join(root, path));
  const nested = inputs.filter((path) => !/\.\w+$/.test(path)).flatMap(filesUnder);
  const relevant = (path: string) => !/\.test\.tsx?$|\/migrations\/|\/lib\/base\/generated\//.test(path);
  const hash = createHash('sha256');
  for (const path of [...single, ...nested].filter(relevant).sort()) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function readStamp(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Writes the Prisma client anew when the schema has changed since. */
export async function ensureClient(log: (line: string) => void): Promise<void> {
  const wanted = hashOf(clientInputs);
  if (readStamp(clientStamp) === wanted) return;
  await holdFile(join(root, 'node_modules/.generating'), log, async () => {
    if (readStamp(clientStamp) === wanted) return;
    log('Writing the database client.');
    await generateClient();
    writeFileSync(clientStamp, wanted);
  });
}

const isBuilt = (wanted: string) => readStamp(buildStamp) === wanted && existsSync(buildEnd);

/** Builds the pages anew when anything they are made of has changed since. Two starts at once build once. */
export async function ensureBuild(log: (line: string) => void): Promise<void> {
  const wanted = hashOf(buildInputs);
  if (isBuilt(wanted)) return;
  await holdFile(join(root, 'node_modules/.building'), log, async () => {
    if (isBuilt(wanted)) return;
    for (const file of [buildStamp, buildEnd]) rmSync(file, { force: true });
    log('Building the pages (half a minute or so).');
    const cli = join(root, 'node_modules/next/dist/bin/next');
    await runQuietly('building the pages', [cli, 'build'], { ...process.env, NODE_ENV: 'production' });
    if (!existsSync(buildEnd)) throw new Problem('The build of the pages ended half way.', 'Run it again.');
    writeFileSync(buildStamp, wanted);
    log('The pages are built.');
  });
}

if (import.meta.main) {
  await ensureClient(console.log);
  await ensureBuild(console.log);
}
