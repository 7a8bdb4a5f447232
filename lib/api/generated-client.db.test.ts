import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import SwaggerParser from '@apidevtools/swagger-parser';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app } from './app.ts';
import { buildWorld, PACKAGES } from './test-world.ts';

/** A client as somebody else would make one: generated from the document the running API serves, type-checked, used. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const node = (args: readonly string[]) => run(process.execPath, [...args], { cwd: folder });

// Inside the project, so that the generated code finds the library it runs on.
const parent = join(root, 'test-results');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'client-'));
const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
let url = '';

/** A program that would not compile if the document said anything else than what it reads. */
const PROGRAM = `
import { defaults, getApiV1Packages, getApiV1PackagesBySlug, type Package } from './client.ts';

defaults.baseUrl = process.argv[2] ?? '';
const names: string[] = [];
let cursor: string | undefined;
do {
  const page = await getApiV1Packages({ limit: 9, ...(cursor !== undefined && { cursor }) });
  if (page.status !== 200) throw new Error('no page');
  names.push(...page.data.items.map((one: Package) => one.slug));
  cursor = page.data.nextCursor ?? undefined;
} while (cursor !== undefined);
const one = await getApiV1PackagesBySlug(names[0] ?? '');
const missing = await getApiV1PackagesBySlug('no-such-package');
const strategy: 'undecided' | 'maintain' | 'vm' | 'container' | 'retire' | null =
  one.status === 200 ? one.data.strategy : null;
const detail: string | null = missing.status === 404 ? missing.data.detail : null;
console.log(JSON.stringify({ names, strategy, slug: one.status === 200 ? one.data.slug : null, detail }));
`;

const OPTIONS = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    types: ['node'],
    strict: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
  files: ['program.ts'],
};

beforeAll(async () => {
  await buildWorld();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const document = await (await fetch(`${url}/api/v1/openapi.json`)).text();
  writeFileSync(join(folder, 'openapi.json'), document);
  await node([join(root, 'node_modules/oazapfts/dist/cli.js'), 'openapi.json', 'client.ts']);
  writeFileSync(join(folder, 'program.ts'), PROGRAM);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(OPTIONS));
}, 120_000);

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the document is valid OpenAPI 3.1', async () => {
  const document = await SwaggerParser.validate(join(folder, 'openapi.json'));
  expect(document).toMatchObject({ openapi: '3.1.0' });
});

test('a validator that finds nothing finds something in a broken document', async () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, JSON.stringify({ openapi: '3.1.0', info: { title: 'x' }, paths: { a: {} } }));
  await expect(SwaggerParser.validate(broken)).rejects.toThrow();
});

test('the generated client and a program that uses it compile', async () => {
  await expect(node([join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'])).resolves.toBeDefined();
  writeFileSync(join(folder, 'program.ts'), PROGRAM.replace("'undecided' | ", ''));
  await expect(node([join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'])).rejects.toThrow();
  writeFileSync(join(folder, 'program.ts'), PROGRAM);
}, 120_000);

test('it reads packages page by page, one package, and an error', async () => {
  const { stdout } = await node(['program.ts', url]);
  const read = JSON.parse(stdout);
  expect(new Set(read.names).size).toBe(PACKAGES);
  expect(read).toMatchObject({ slug: read.names[0], detail: expect.stringMatching(/^There is no package/) });
  expect(read.strategy).not.toBeNull();
}, 120_000);
