import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { siteReport } from '#lib/contracts/ingest/site-report.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import type { TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import { unpackImage } from './smoke.ts';

const execute = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../lib/api/probe/probe.sh', import.meta.url));

/** An image that is expected at a path, and whether its publisher has brought it there. */
export interface ExpectedImage {
  repository: string;
  digest: string;
  configDigest: string;
  path: string;
  isThere: boolean;
}

/** What a node of BusyBox alone has to have for the probe. */
const APPLETS = 'sh sed awk tr cut df grep cat head tail ls rm date sort uname hostname readlink mktemp timeout'.split(
  ' ',
);

/** BusyBox, with the libraries it needs, as all programs of a folder. */
async function putBusyBox(root: string): Promise<void> {
  const { stdout: found } = await execute('sh', ['-c', 'command -v busybox']);
  const busybox = found.trim();
  const told = await execute('ldd', [busybox]).catch(() => ({ stdout: '' }));
  for (const file of [busybox, ...(told.stdout.match(/\/\S+/g) ?? [])]) {
    const at = join(root, file === busybox ? '/bin/busybox' : file);
    mkdirSync(dirname(at), { recursive: true });
    copyFileSync(file, at);
    chmodSync(at, 0o755);
  }
  for (const applet of APPLETS) symlinkSync('busybox', join(root, 'bin', applet));
}

/** Unpacks an image where DUCC does, under the digest of its configuration, and links it to where it is expected. */
async function publish(registry: TestRegistry, root: string, image: ExpectedImage): Promise<void> {
  const hex = image.configDigest.replace('sha256:', '');
  const repository = join(root, image.path.split('/').slice(0, 3).join('/'));
  const flat = join(repository, '.flat', hex.slice(0, 2), hex);
  mkdirSync(dirname(flat), { recursive: true });
  await unpackImage(registry, { repository: image.repository, digest: image.digest, files: flat });
  const link = join(root, image.path);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(relative(dirname(link), flat), link);
}

/**
 * Runs the probe, as it is served, in a folder that stands for a node: BusyBox, a release file, and in CVMFS the images that
 * are there, really unpacked. What tells of this machine, its kernel, is left out.
 */
export async function probeNode(
  registry: TestRegistry,
  of: { site: string; node: string; release: string; at: string; images: readonly ExpectedImage[] },
): Promise<NodeReport> {
  const root = mkdtempSync(join(tmpdir(), 'seaworthy-node-'));
  try {
    await putBusyBox(root);
    for (const folder of ['etc', 'tmp', 'dev']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'dev/null'), '');
    writeFileSync(join(root, 'etc/redhat-release'), `${of.release}\n`);
    copyFileSync(SCRIPT, join(root, 'probe.sh'));
    const lines = of.images.map(({ path, digest, configDigest }) => `cvmfs\t${path}\t${digest}\t${configDigest}\n`);
    writeFileSync(join(root, 'expected.txt'), lines.join(''));
    for (const image of of.images) if (image.isThere) await publish(registry, root, image);
    const asked = ['--site', of.site, '--node', of.node, '--expected', '/expected.txt', '--print'];
    const inside = ['chroot', root, '/bin/sh', '/probe.sh', ...asked];
    const [program = '', ...rest] = process.getuid?.() === 0 ? inside : ['unshare', '-Ur', ...inside];
    const { stdout } = await execute(program, rest, {
      env: { NODE_ENV: 'test', PATH: '/bin:/usr/sbin:/usr/bin:/sbin' },
    });
    return { ...siteReport.parse(JSON.parse(stdout)), at: of.at, kernel: '' };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
