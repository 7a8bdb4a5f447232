import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { TestRegistry } from './test-registry.ts';

/** A small image to be made: what its configuration says, and the files of each layer by path. */
export interface TestImage {
  /** `os/architecture`, `linux/arm/v7`. */
  platform?: string;
  labels?: Readonly<Record<string, string>>;
  layers?: readonly Readonly<Record<string, string>>[];
  createdAt?: Date;
}

interface Place {
  registry: TestRegistry;
  repository: string;
  tag: string;
}

interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  platform?: Record<string, string>;
  annotations?: Record<string, string>;
}

const execute = promisify(execFile);
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const REF_NAME = 'org.opencontainers.image.ref.name';

/** Runs a program to its end; what it complains of is part of the error. */
async function run(program: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute(program, args, { encoding: 'utf8' });
  return stdout;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-images-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes an image with umoci in an OCI layout, under a tag of that layout. */
async function makeImage(folder: string, tag: string, image: TestImage): Promise<void> {
  const { platform = 'linux/amd64', labels = {}, createdAt, layers = [{ 'hello.txt': 'hello\n' }] } = image;
  const [os = '', architecture = ''] = platform.split('/');
  const name = `${join(folder, 'layout')}:${tag}`;
  const rootless = process.getuid?.() === 0 ? [] : ['--rootless'];
  await run('umoci', 'new', '--image', name);
  for (const [place, files] of layers.entries()) {
    const source = join(folder, `${tag}-${place}`);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), text);
    }
    await run('umoci', 'insert', ...rootless, '--image', name, source, '/srv');
  }
  const words = Object.entries(labels).flatMap(([label, value]) => ['--config.label', `${label}=${value}`]);
  const created = createdAt ? ['--created', createdAt.toISOString()] : [];
  await run('umoci', 'config', '--image', name, '--os', os, '--architecture', architecture, ...words, ...created);
}

const copied = (registry: TestRegistry, side: 'src' | 'dest'): string[] => [
  `--${side}-tls-verify=false`,
  ...(registry.login ? [`--${side}-creds`, `${registry.login.user}:${registry.login.password}`] : []),
];

/** Copies with skopeo and says which digest arrived. */
async function copy(folder: string, from: string, to: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'digest');
  await run('skopeo', '--insecure-policy', 'copy', '--quiet', '--digestfile', file, ...options, from, to);
  return readFileSync(file, 'utf8').trim();
}

const addressOf = ({ registry, repository, tag }: Place): string => `docker://${registry.host}/${repository}:${tag}`;

/** Makes a small image and pushes it under a tag. Images made at different times have different digests. */
export function pushImage({
  format = 'oci',
  ...options
}: Place & TestImage & { format?: 'oci' | 'v2s2' }): Promise<{ digest: string }> {
  return inFolder(async (folder) => {
    await run('umoci', 'init', '--layout', join(folder, 'layout'));
    await makeImage(folder, 'one', options);
    const from = `oci:${join(folder, 'layout')}:one`;
    const to = copied(options.registry, 'dest');
    return { digest: await copy(folder, from, addressOf(options), '--format', format, ...to) };
  });
}

/** Writes a content into an OCI layout and describes it. */
function keep(folder: string, mediaType: string, content: unknown): Descriptor {
  const bytes = Buffer.from(JSON.stringify(content));
  const hex = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, 'layout', 'blobs', 'sha256', hex), bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

/** What BuildKit puts beside an image: a manifest for no platform, about one by its digest. */
function attestationOf(folder: string, { digest }: Descriptor): Descriptor {
  const config = keep(folder, 'application/vnd.oci.image.config.v1+json', {
    architecture: 'unknown',
    os: 'unknown',
    rootfs: { type: 'layers', diff_ids: [] },
    config: {},
  });
  const statement = { _type: 'https://in-toto.io/Statement/v0.1', subject: [{ digest: { sha256: digest.slice(7) } }] };
  const layers = [keep(folder, 'application/vnd.in-toto+json', statement)];
  return {
    ...keep(folder, MANIFEST_TYPE, { schemaVersion: 2, mediaType: MANIFEST_TYPE, config, layers }),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': digest,
    },
  };
}

function describedBy(file: string): Descriptor[] {
  const { manifests }: { manifests: Descriptor[] } = JSON.parse(readFileSync(file, 'utf8'));
  return manifests;
}

/** Makes an index of images for several platforms by hand, each with an attestation if asked for, and pushes all of it. */
export function pushIndex({
  images,
  attested = false,
  annotations,
  ...place
}: Place & {
  images: readonly TestImage[];
  attested?: boolean;
  annotations?: Readonly<Record<string, string>>;
}): Promise<{ digest: string; children: string[] }> {
  return inFolder(async (folder) => {
    const file = join(folder, 'layout', 'index.json');
    await run('umoci', 'init', '--layout', join(folder, 'layout'));
    for (const [position, image] of images.entries()) await makeImage(folder, `image${position}`, image);
    const made = describedBy(file);
    const children = images.map(({ platform = 'linux/amd64' }, position) => {
      const [os = '', architecture = '', variant] = platform.split('/');
      const found = made.find((one) => one.annotations?.[REF_NAME] === `image${position}`);
      if (!found) throw new Error('umoci has not made an image that it said it made.');
      const { mediaType, digest, size } = found;
      return { mediaType, digest, size, platform: { os, architecture, ...(variant && { variant }) } };
    });
    const beside = attested ? children.map((child) => attestationOf(folder, child)) : [];
    const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...children, ...beside], annotations };
    const descriptor = { ...keep(folder, INDEX_TYPE, index), annotations: { [REF_NAME]: 'all' } };
    writeFileSync(file, JSON.stringify({ schemaVersion: 2, manifests: [descriptor] }));
    const from = `oci:${join(folder, 'layout')}:all`;
    const digest = await copy(folder, from, addressOf(place), '--all', ...copied(place.registry, 'dest'));
    return { digest, children: children.map((child) => child.digest) };
  });
}

/** Lets another tag point at what a tag or digest (`sha256:…`) points at: a new tag, or one moved back. */
export function retag({ from, ...to }: Place & { from: string }): Promise<{ digest: string }> {
  const { registry, repository } = to;
  const source = `docker://${registry.host}/${repository}${from.includes(':') ? '@' : ':'}${from}`;
  const options = [...copied(registry, 'src'), ...copied(registry, 'dest')];
  return inFolder(async (folder) => ({ digest: await copy(folder, source, addressOf(to), '--all', ...options) }));
}

/** Deletes a manifest, and so every tag that points at it. */
export async function deleteManifest({
  registry,
  repository,
  digest,
}: Omit<Place, 'tag'> & { digest: string }): Promise<void> {
  const login = registry.login ? ['--creds', `${registry.login.user}:${registry.login.password}`] : [];
  const address = `docker://${registry.host}/${repository}@${digest}`;
  await run('skopeo', '--insecure-policy', 'delete', '--tls-verify=false', ...login, address);
}
