import type { TestProject } from 'vitest/node';
import { applyMigrations } from './migrate.ts';
import { startScratchServer } from './scratch-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: { template: string; prefix: string; adminUrl: string };
  }
}

/** Starts the server for the database tests and migrates the database that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  // A test file that cannot be loaded never drops its copy, so that all are dropped by their common beginning.
  const prefix = `seaworthy_test_${process.pid}_`;
  const template = `${prefix}template`;
  await server.drop(template);
  const url = await server.create(template);
  await applyMigrations(url);
  project.provide('testDatabase', { template, prefix, adminUrl: server.adminUrl });
  return async () => {
    await server.dropAll(prefix);
    await server.stop();
  };
}
