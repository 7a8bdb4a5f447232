import { catalogueName } from './catalogue-name.ts';
import { checkDatabaseUrl } from './database-url.ts';
import { Problem } from './problem.ts';

/** Where the web server is to listen. */
export type Settings = { host: string; port: number };

/** Reads what a start was told and refuses what cannot work, before anything is started. */
export function checkSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT is "${env.PORT}".`, 'Set it to a number from 1 to 65535, or leave it out for 3000.');
  }
  if (env.DATABASE_URL) checkDatabaseUrl(env.DATABASE_URL);
  catalogueName(env.SEED);
  return { host: env.HOST || '127.0.0.1', port };
}
