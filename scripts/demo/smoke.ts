import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestRegistry } from '#lib/ingest/registry/test-registry.ts';

const execute = promisify(execFile);

/** Tests of what is in an image, run on its unpacked files by Node's own test runner. */
const SUITES: Readonly<Record<string, string>> = {
  smoke: `
    test('the program is there', () => assert.ok(existsSync('srv/bin/gleam')));
    test('the library is there', () => assert.ok(statSync('srv/lib/libGlast.so').size > 1000));
    test('the externals are there', () => assert.ok(existsSync('srv/ext/glast-ext')));
    test('the version is the one of the label', () => assert.equal(read('srv/VERSION'), process.env.VERSION));
  `,
  functional: `
    test('calibrations: a server is named', () => assert.match(read('srv/etc/calibrations.conf'), /^server=/));
    test('calibrations: the server is not a private one', () => assert.doesNotMatch(read('srv/etc/calibrations.conf'), /127[.]/));
    test('digi: the program says its version', () => assert.match(read('srv/bin/gleam'), new RegExp('echo ' + process.env.VERSION)));
    test('recon: the library has not shrunk', () => assert.ok(statSync('srv/lib/libGlast.so').size > 500_000));
    test('recon on the grid', { skip: 'needs a grid certificate' }, () => {});
  `,
};

const program = (suite: string): string => `
  import assert from 'node:assert/strict';
  import { existsSync, readFileSync, statSync } from 'node:fs';
  import { test } from 'node:test';
  const read = (path) => readFileSync(path, 'utf8').trim();
  ${SUITES[suite] ?? ''}`;

/** Puts the files of an image into a folder that is not there yet. */
export async function unpackImage(
  registry: TestRegistry,
  { repository, digest, files }: { repository: string; digest: string; files: string },
): Promise<void> {
  const layout = mkdtempSync(join(tmpdir(), 'seaworthy-layout-'));
  try {
    const from = `docker://${registry.host}/${repository}@${digest}`;
    const quietly = ['--insecure-policy', '--override-os', 'linux', '--override-arch', 'amd64', 'copy', '--quiet'];
    await execute('skopeo', [...quietly, '--src-tls-verify=false', from, `oci:${layout}:one`]);
    const rootless = process.getuid?.() === 0 ? [] : ['--rootless'];
    await execute('umoci', ['raw', 'unpack', ...rootless, '--image', `${layout}:one`, files]);
  } finally {
    rmSync(layout, { recursive: true, force: true });
  }
}

/** Runs a suite on what a digest holds and returns the JUnit report, without what tells of this machine. */
export async function testImage(
  registry: TestRegistry,
  { repository, digest, suite, version }: { repository: string; digest: string; suite: string; version: string },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-demo-'));
  try {
    const files = join(folder, 'files');
    await unpackImage(registry, { repository, digest, files });
    mkdirSync(join(files, 'tests'), { recursive: true });
    writeFileSync(join(files, 'tests', `${suite}.test.mjs`), program(suite));
    const args = ['--test', '--test-reporter=junit', '--test-isolation=none', `tests/${suite}.test.mjs`];
    const env = { NODE_ENV: 'test' as const, PATH: process.env.PATH ?? '', VERSION: version };
    const ran = await execute(process.execPath, args, { cwd: files, env }).catch((error: { stdout?: string }) => error);
    return (ran.stdout ?? '')
      .replaceAll(files, '')
      .replaceAll(/ hostname="[^"]*"/g, ' hostname="worker-1"')
      .replaceAll(/ at (?:async )?[^\n]*\(?node:internal[^\n]*\n/g, '\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
