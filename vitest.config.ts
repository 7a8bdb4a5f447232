import { defineConfig } from 'vitest/config';

// server-only throws unless the resolver is told that this is a server.
const conditions = ['react-server', 'node', 'development|production'];

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    // One for each of the two cores that the gate is promised; by itself vitest leaves one of them idle.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,server,scripts,seeds,components,app,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // Properties try hundreds of cases; how long that takes is the machine's business.
          testTimeout: 60_000,
          // An unusual zone with a quarter-hour offset: what depends on the machine's zone fails here.
          env: { TZ: 'Pacific/Chatham' },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{lib,server,scripts,seeds}/**/*.db.test.ts'],
          globalSetup: './scripts/test-database-server.ts',
          setupFiles: './lib/base/test-database.ts',
          env: { TZ: 'Pacific/Chatham' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
