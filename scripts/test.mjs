import { runInstalled } from './install.mjs';

await runInstalled('test.ts', process.argv.slice(2));
