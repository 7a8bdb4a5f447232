import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { openRegistry } from '#lib/ingest/registry/open-registry.ts';
import type { Asked } from '#lib/ingest/registry/outcome.ts';
import { deleteManifest, pushImage, pushIndex, retag } from '#lib/ingest/registry/test-images.ts';
import { startRegistry, type TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import {
  cvmfsPath,
  type RecordedDelivery,
  type RecordedManifest,
  type RecordedProbe,
  type RecordedReport,
  type Recording,
} from '#seeds/demo/recording.ts';
import { probeNode } from './node.ts';
import { PROBES, type ProbeStep, STEPS, type Step, TESTS } from './plan.ts';
import { testImage } from './smoke.ts';

/** What the registry of the recording is called in it. */
const HOST = 'registry.example.org';
const FILE = fileURLToPath(new URL('../../seeds/demo/recorded.json', import.meta.url));
/** The registry tells within this of what was pushed; milliseconds. */
const TOLD_WITHIN = 3000;

/** Notifications as they come, until nothing more comes for a moment. */
async function listen() {
  const bodies: { contentType: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push({ contentType: request.headers['content-type'] ?? '', body: Buffer.concat(chunks).toString() });
      response.writeHead(202).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const drain = async () => {
    const until = Date.now() + TOLD_WITHIN;
    for (let count = -1; Date.now() < until && (bodies.length === 0 || count !== bodies.length); ) {
      count = bodies.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return bodies.splice(0);
  };
  return { url, drain, close: () => server.close() };
}

async function act(registry: TestRegistry, step: Step, digestOf: (repository: string, tag: string) => string) {
  const { repository } = step;
  if (step.do === 'retag') return void (await retag({ registry, repository, from: step.from, tag: step.tag }));
  if (step.do === 'delete') return deleteManifest({ registry, repository, digest: digestOf(repository, step.tag) });
  const place = { registry, repository, tag: step.tag };
  if (step.do === 'push') await pushImage({ ...place, ...step.image });
  else await pushIndex({ ...place, images: step.images, attested: true });
  for (const tag of step.also ?? []) await retag({ registry, repository, from: step.tag, tag });
}

function must<T>(asked: Asked<T>): T {
  if (asked.ok) return asked.value;
  throw new Error(asked.failure.detail);
}

/** Plays the plan on a real registry and keeps what it tells, what it holds, and what tests say of that. */
async function record(): Promise<Recording> {
  const ear = await listen();
  const registry = await startRegistry({ notify: { url: ear.url, authorization: 'of-the-recording' } });
  const signal = AbortSignal.timeout(300_000);
  const client = openRegistry({
    host: registry.host,
    trustedHosts: [],
    allowPrivate: true,
    user: '',
    password: '',
    signal,
  });
  const tags = new Map<string, string>();
  const seen = new Set<string>();
  const deliveries: RecordedDelivery[] = [];
  const reports: RecordedReport[] = [];
  const probes: RecordedProbe[] = [];
  const digestOf = (repository: string, tag: string) => tags.get(`${repository}:${tag}`) ?? '';
  try {
    const todo = [...STEPS, ...TESTS, ...PROBES].sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const one of todo) {
      if ('node' in one) {
        const { repository, there: _there, ...node } = one;
        const images = expectedBy(one, deliveries).map((image) => ({ ...image, repository }));
        probes.push({ at: one.at, report: await probeNode(registry, { ...node, images }) });
        continue;
      }
      if ('suite' in one) {
        const { at, repository, tag, suite, site, runtime, ciUrl } = one;
        const digest = digestOf(repository, tag);
        const manifest = must(await client.readManifest(repository, digest));
        const body = await testImage(registry, { repository, digest, suite, version: versionOf(manifest) });
        reports.push({ at, digest, suite, site, runtime, ciUrl, body });
        continue;
      }
      await act(registry, one, digestOf);
      const { repository, at } = one;
      const manifests: RegistryManifest[] = [];
      const moves: RecordedDelivery['moves'] = [];
      const now = new Map((await tagsOf(client, repository)).map(({ tag, digest }) => [tag, digest]));
      for (const [tag, digest] of now) {
        if (tags.get(`${repository}:${tag}`) === digest) continue;
        moves.push({ tag, digest });
        tags.set(`${repository}:${tag}`, digest);
        const manifest = seen.has(digest) ? null : must(await client.readManifest(repository, digest));
        seen.add(digest);
        if (manifest) manifests.push(manifest);
      }
      const lost = [...tags].filter(
        ([name]) => name.startsWith(`${repository}:`) && !now.has(name.split(':')[1] ?? ''),
      );
      for (const [name] of lost) moves.push({ tag: name.split(':')[1] ?? '', digest: null });
      const gone = [...new Set(lost.map(([, digest]) => digest))];
      for (const [name] of lost) tags.delete(name);
      for (const [place, told] of (await ear.drain()).entries()) {
        // The first delivery of a step carries what was read then; the others find nothing new, as it really is.
        const found =
          place === 0 ? { manifests: jsoned(manifests), moves, gone } : { manifests: [], moves: [], gone: [] };
        deliveries.push({ at, contentType: told.contentType, body: dated(told.body, at, registry.host), ...found });
      }
    }
  } finally {
    await registry.close();
    ear.close();
  }
  return { provider: 'distribution', registry: HOST, deliveries, reports, probes };
}

/** Builds of a repository that were pushed so far, where its publisher puts them, and which of them are there. */
function expectedBy({ repository, there }: ProbeStep, deliveries: readonly RecordedDelivery[]) {
  const pushed = deliveries
    .filter(({ body }) => body.includes(`"${repository}"`))
    .flatMap(({ manifests }) => manifests);
  return pushed.flatMap((manifest, place) =>
    manifest.kind === 'image'
      ? [
          {
            ...{ digest: manifest.digest, configDigest: manifest.configDigest, isThere: place < there },
            path: cvmfsPath({ registry: HOST, repository, digest: manifest.digest }),
          },
        ]
      : [],
  );
}

const versionOf = (manifest: RegistryManifest | null): string => {
  const image = manifest?.kind === 'index' ? manifest.children[0] : manifest;
  return image?.labels['org.opencontainers.image.version'] ?? '';
};

const jsoned = (manifests: RegistryManifest[]): RecordedManifest[] => JSON.parse(JSON.stringify(manifests));

async function tagsOf(client: ReturnType<typeof openRegistry>, repository: string) {
  const found = [];
  for (const tag of must(await client.listTags(repository)) ?? []) {
    const digest = must(await client.resolveTag(repository, tag));
    if (digest !== null) found.push({ tag, digest });
  }
  return found;
}

/** A body as it came, but for the day, the registry's host and who pushed: those are of the machine that recorded. */
function dated(body: string, at: string, host: string): string {
  return body
    .replaceAll(/"timestamp":\s*"[^"]*"/g, `"timestamp":"${at}"`)
    .replaceAll(host, HOST)
    .replaceAll(/"(addr|instanceID|useragent)":\s*"[^"]*"/g, '"$1":""');
}

const recording = await record();
writeFileSync(FILE, `${JSON.stringify(recording, null, 1)}\n`);
const { deliveries, reports, probes } = recording;
console.log(`${deliveries.length} deliveries, ${reports.length} reports and ${probes.length} probe recorded.`);
