import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runQuietly } from './run.ts';

/**
 * Writes the Prisma client from the schema folder. The CLI asks for an engine binary that it would download and that
 * generating never runs, so it is shown any executable: this Node.
 */
export async function generateClient(): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js');
  await runQuietly('writing the database client', [cli, 'generate', '--schema', 'prisma', '--no-hints'], {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
}

if (import.meta.main) await generateClient();
