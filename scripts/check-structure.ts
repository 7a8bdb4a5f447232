import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkStructure, type SourceFile } from './structure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['app', 'components', 'lib', 'server', 'seeds', 'e2e', 'bench', 'scripts'];

/** Reads every source file of the project. */
function readSources(): SourceFile[] {
  const present = readdirSync(root);
  const paths = folders
    .filter((folder) => present.includes(folder))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tsx?|mts|mjs)$/.test(path) && !path.startsWith('lib/base/generated/'));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

if (import.meta.main) {
  const files = readSources();
  const faults = checkStructure(files);
  for (const fault of faults) console.error(fault);
  console.log(`Structure: ${files.length} files, ${faults.length} faults.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
