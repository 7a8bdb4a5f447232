import { runInstalled } from './install.mjs';

await runInstalled('start.ts', process.argv.slice(2));
