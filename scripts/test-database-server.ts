import type { TestProject } from 'vitest/node';
import { applyMigrations } from './migrate.ts';
import { startScratchServer } from './scratch-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: { template: string; adminUrl: string };
  }
}

/** Starts the server for the database tests and migrates the database that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  const template = `seaworthy_test_${process.pid}_template`;
  await server.drop(template);
  const url = await server.create(template);
  await applyMigrations(url);
  project.provide('testDatabase', { template, adminUrl: server.adminUrl });
  return async () => {
    await server.drop(template);
    await server.stop();
  };
}
