import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteReport } from '#lib/contracts/ingest/site-report.ts';

/** The script as it is, run by real shells on this machine and in a folder that is a node with nothing but BusyBox. */
const SCRIPT = join(import.meta.dirname, 'probe.sh');
const SHELLS = [
  ['dash', ['dash']],
  ['BusyBox', ['busybox', 'sh']],
  ['sh', ['sh']],
] as const;
const DIGEST = 'c'.repeat(64);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'probe-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(shell: readonly string[], options: readonly string[]) {
  const [program = '', ...before] = shell;
  const { status, stdout, stderr } = spawnSync(program, [...before, SCRIPT, ...options], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('shellcheck finds nothing', () => {
  expect(spawnSync('shellcheck', ['-s', 'sh', SCRIPT], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
});

describe.each(SHELLS)('under %s', (_, shell) => {
  test('what is printed is a report as the API takes it', () => {
    const { status, stdout } = run(shell, ['--site', 'slac', '--print', '--expected', '/dev/null']);
    expect(status).toBe(0);
    const report = siteReport.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ site: 'slac', images: [], architecture: uname('-m'), kernel: uname('-r') });
    expect(report.mounts.map(({ path }) => path)).toContain('/');
    expect(Math.abs(Date.parse(report.at) - Date.now())).toBeLessThan(60_000);
  });

  test('quotes, backslashes, tabs, line ends and other bytes do not break out of a text', () => {
    const list = join(folder, `strange-${basename(shell[0])}`);
    const paths = [`${folder}/a"b`, `${folder}/back\\slash`, `${folder}/$(id)\`id\``, `${folder}/ü`];
    for (const path of paths) writeFileSync(path, '');
    writeFileSync(list, `# comment\nsif\t${paths.join('\tx\ty\nsif\t')}\nsif\n\nnot a line\n`);
    const node = 'no"de\\\t\n\u0007 \u{1f600}';
    const { stdout } = run(shell, ['--site', 'slac', '--print', '--expected', list, '--node', node]);
    const report = siteReport.parse(JSON.parse(stdout));
    expect(report.node).toMatch(/^no"de\\ +\? \?{4}$/);
    expect(report.images?.map(({ path, present }) => [path, present])).toEqual([
      [paths[0], true],
      [paths[1], true],
      [paths[2], true],
      [`${folder}/??`, true],
    ]);
  });

  test('an unpacked image is known by the digest that its publisher links it to', () => {
    const [flat, gone] = [join(folder, '.flat', 'cc', DIGEST), join(folder, 'gone')];
    mkdirSync(flat, { recursive: true });
    const linked = join(folder, `tools:1.0-${basename(shell[0])}`);
    const broken = `${linked}-broken`;
    symlinkSync(flat, linked);
    symlinkSync(gone, broken);
    const list = `${linked}.txt`;
    writeFileSync(list, `cvmfs\t${linked}\tsha256:x\t-\ncvmfs\t${broken}\tsha256:x\t-\n`);
    const { stdout } = run(shell, ['--site', 'slac', '--print', '--expected', list]);
    expect(siteReport.parse(JSON.parse(stdout)).images).toEqual([
      { channel: 'cvmfs', path: linked, present: true, digest: `sha256:${DIGEST}`, link: flat },
      { channel: 'cvmfs', path: broken, present: false, digest: null, link: null },
    ]);
  });

  test.each([
    [[], 'Say which site'],
    [['--site', 'A B'], 'A slug has'],
    [['--site'], 'needs a value'],
    [['--what'], 'What is --what'],
    [['--site', 'slac', '--token-file', '/nowhere/token'], 'cannot be read'],
  ])('%j is answered with what is wrong', (options, words) => {
    const { status, stdout, stderr } = run(shell, options);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});

test('it says how it is used', () => {
  const { status, stdout } = run(['dash'], ['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('sh probe.sh --site SLUG --token-file FILE');
  expect(stdout).not.toContain('set -u');
});

/** What a bare node has; neither curl nor wget, no timeout, no attr. */
const APPLETS = ['sh', 'sed', 'awk', 'tr', 'cut', 'df', 'grep', 'cat', 'head', 'tail', 'ls', 'rm', 'date', 'sort'];
const MORE = ['uname', 'hostname', 'readlink', 'mktemp'];

/** A node with nothing but BusyBox: an old system, CVMFS and a configuration of Singularity. */
function bareNode(): string {
  const root = join(folder, 'node');
  const put = (path: string, words: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), words);
  };
  const busybox = execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim();
  const libraries = spawnSync('ldd', [busybox], { encoding: 'utf8' }).stdout.match(/\/\S+/g) ?? [];
  for (const file of [busybox, ...libraries]) {
    const at = join(root, file === busybox ? '/bin/busybox' : file);
    mkdirSync(dirname(at), { recursive: true });
    copyFileSync(file, at);
    chmodSync(at, 0o755);
  }
  for (const applet of [...APPLETS, ...MORE]) symlinkSync('busybox', join(root, 'bin', applet));
  copyFileSync(SCRIPT, join(root, 'probe.sh'));
  mkdirSync(join(root, 'tmp'));
  put('dev/null', '');
  put('etc/redhat-release', 'Scientific Linux release 6.9 (Carbon)\n');
  put(
    'etc/singularity/singularity.conf',
    '# user bind control = no\nuser bind control = yes\nbind path = /etc/hosts\nbind path = /afs:/afs\n#bind path = /x\n',
  );
  put('etc/cvmfs/default.local', `CVMFS_QUOTA_LIMIT='20000'\nCVMFS_CACHE_BASE=/var/cache/cvmfs\n`);
  mkdirSync(join(root, 'var/cache/cvmfs'), { recursive: true });
  put(`cvmfs/unpacked.example.org/.flat/cc/${DIGEST}/etc/x`, '');
  mkdirSync(join(root, 'cvmfs/unpacked.example.org/registry.example.org/fermi'), { recursive: true });
  symlinkSync(`../../.flat/cc/${DIGEST}`, join(root, 'cvmfs/unpacked.example.org/registry.example.org/fermi/tools:1'));
  put('expected.txt', 'cvmfs\t/cvmfs/unpacked.example.org/registry.example.org/fermi/tools:1\tsha256:x\t-\n');
  return root;
}

test('on a node with BusyBox and nothing else it reports what there is, and prints instead of sending', () => {
  const root = bareNode();
  writeFileSync(join(root, 'token'), 'abc\n');
  const inside = ['chroot', root, '/bin/sh', '/probe.sh', '--site', 'slac', '--expected', '/expected.txt'];
  const [program = '', ...rest] = process.getuid?.() === 0 ? inside : ['unshare', '-Ur', ...inside];
  const env = { NODE_ENV: 'test' as const, PATH: '/bin:/usr/sbin:/usr/bin:/sbin' };
  const sent = spawnSync(program, [...rest, '--token-file', '/token', '--url', 'http://127.0.0.1:9'], {
    encoding: 'utf8',
    env,
  });
  expect(sent.stderr).toContain('neither curl nor GNU wget');
  expect(sent.status).toBe(3);
  const report = siteReport.parse(JSON.parse(sent.stdout));
  expect(report).toMatchObject({
    os: { id: '', redhatRelease: 'Scientific Linux release 6.9 (Carbon)' },
    ...{ vsyscall: null, userNamespaces: null, runtimes: [], mounts: [] },
    binds: { file: '/etc/singularity/singularity.conf', userBinds: true, paths: ['/etc/hosts', '/afs'] },
    cvmfs: [{ repository: 'unpacked.example.org', revision: null }],
    cache: { path: '/var/cache/cvmfs', quotaBytes: 20_971_520_000 },
    images: [{ present: true, digest: `sha256:${DIGEST}` }],
  });
  expect(spawnSync('ls', ['-A', join(root, 'tmp')], { encoding: 'utf8' }).stdout).toBe('');
});

const uname = (option: string): string => execFileSync('uname', [option], { encoding: 'utf8' }).trim();
