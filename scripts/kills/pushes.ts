import { pushImage } from '#lib/ingest/registry/test-images.ts';
import type { TestRegistry } from '#lib/ingest/registry/test-registry.ts';

const IMAGES = 3;
export const REPOSITORIES = ['fermi/kills-one', 'fermi/kills-two', 'fermi/kills-three'] as const;
export const TAGS = ['latest', 'v1', 'v2'] as const;
const TYPE = 'application/vnd.oci.image.manifest.v1+json';

/** Images in a real registry, between which tags are moved to and fro. */
export interface Pushes {
  /** Digests by repository. */
  digests: ReadonlyMap<string, readonly string[]>;
  /** Moves a tag in the registry. */
  move(repository: string, tag: string, digest: string): Promise<void>;
  /** What a tag points at in the registry. */
  pointsAt(repository: string, tag: string): Promise<string | null>;
}

/** Pushes a few images to each repository. */
export async function pushImages(registry: TestRegistry): Promise<Pushes> {
  const digests = new Map<string, string[]>();
  for (const repository of REPOSITORIES) {
    const made = [];
    for (let count = 0; count < IMAGES; count += 1) {
      const labels = { 'org.opencontainers.image.revision': `${repository} ${count}` };
      made.push((await pushImage({ registry, repository, tag: TAGS[count] ?? 'latest', labels })).digest);
    }
    digests.set(repository, made);
  }
  // One at a time: a registry that keeps tags in files answers 500 to two moves of one tag at the same moment.
  let moving: Promise<void> = Promise.resolve();
  const address = (repository: string, reference: string) =>
    `http://${registry.host}/v2/${repository}/manifests/${reference}`;
  return {
    digests,
    move(repository, tag, digest) {
      moving = moving.then(async () => {
        const manifest = await fetch(address(repository, digest), { headers: { accept: TYPE } });
        if (!manifest.ok) throw new Error(`The registry answered ${manifest.status} to a manifest it has.`);
        const body = await manifest.text();
        const put = await fetch(address(repository, tag), { method: 'PUT', headers: { 'content-type': TYPE }, body });
        if (!put.ok) throw new Error(`The registry answered ${put.status} to a moved tag: ${await put.text()}`);
      });
      return moving;
    },
    async pointsAt(repository, tag) {
      const head = await fetch(address(repository, tag), { method: 'HEAD', headers: { accept: TYPE } });
      return head.headers.get('docker-content-digest');
    },
  };
}
