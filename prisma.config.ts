import { defineConfig } from 'prisma/config';

// Only for people who run the Prisma CLI where its engines can be downloaded; the project itself migrates with
// scripts/migrate.ts, which reads the same folder.
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
