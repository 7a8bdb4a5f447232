import { systemActor } from '#lib/auth/actor.ts';
import { closeDatabase } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { newSourceInput } from '#lib/contracts/ingest/source.ts';
import { startRegistry } from '#lib/ingest/registry/test-registry.ts';
import { createSource } from '#lib/store/sources/create-source.ts';
import { ensureBuild } from '../build.ts';
import { reportAndExit } from '../problem.ts';
import { type Ledger, openLedger, type Sent } from './ledger.ts';
import { type Pushes, pushImages, REPOSITORIES, TAGS } from './pushes.ts';
import { randomOf } from './random.ts';
import { type Site, startSite, VICTIMS } from './site.ts';
import { type Verdict, verify, waiting } from './verify.ts';

/**
 * `npm run kills`: a whole Seaworthy and a real registry, fifty events a second, and its processes killed at random while
 * they work. Afterwards nothing that was acknowledged may be missing, nothing may have happened twice, and the tags must
 * be where the registry has them. KILLS (200) and KILLS_SEED choose how many and which.
 */
const PER_SECOND = 50;
const BETWEEN_KILLS_MS = 1500;
/** Longer than the queue waits for a sign of life. */
const PAUSE_MS = 13_000;
const DRAIN_MS = 240_000;

const say = (line: string) => console.log(line);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function sourceOf(host: string): Promise<{ path: string; secret: string }> {
  const input = newSourceInput.parse({
    name: 'kills',
    provider: 'distribution',
    registryHosts: [host],
    allowPrivate: true,
    createImages: true,
    rules: REPOSITORIES.map((repository) => ({ repository, image: repository.replace('/', '-') })),
  });
  const made = await createSource({ ctx: { actor: systemActor('kills'), now: new Date() }, input });
  if (!made.ok) throw new Error(made.failure.detail);
  return { path: made.value.path, secret: made.value.secret ?? '' };
}

type Random = ReturnType<typeof randomOf>;

let events = 0;

function eventOf(repository: string, tag: string, digest: string, at: Date): Sent {
  events += 1;
  const id = `event-${events}`;
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const event = { id, timestamp: at.toISOString(), action: 'push', target: { mediaType, repository, tag, digest } };
  return { id, repository, body: JSON.stringify({ events: [event] }) };
}

/** One event: of a repository nobody knows, of a tag that was moved just now, or something long past. */
async function nextEvent(random: Random, pushes: Pushes, began: Date): Promise<Sent> {
  const repository = random.oneOf(REPOSITORIES);
  const [tag, digest] = [random.oneOf(TAGS), random.oneOf(pushes.digests.get(repository) ?? [])];
  const kind = random.below(100);
  if (kind < 50) return eventOf(`nobody/knows-${random.below(5)}`, tag, digest, new Date());
  if (kind >= 58) return eventOf(repository, tag, digest, new Date(began.getTime() - random.below(3_600_000)));
  await pushes.move(repository, tag, digest);
  return eventOf(repository, tag, digest, new Date());
}

async function killAll(site: Site, random: Random, kills: number): Promise<void> {
  let sleeping: Promise<void> = Promise.resolve();
  let isAsleep = false;
  for (let count = 1; count <= kills; count += 1) {
    await pause(BETWEEN_KILLS_MS * (0.5 + random.below(100) / 100));
    const victim = random.oneOf(VICTIMS);
    if (victim !== 'second worker' || isAsleep) {
      if (site.kill(victim)) say(`${count} of ${kills}: ${victim} killed.`);
      // What is only starting is given a moment.
      else count -= 1;
      continue;
    }
    isAsleep = true;
    sleeping = site.pause(victim, PAUSE_MS).then(() => {
      isAsleep = false;
    });
    say(`${count} of ${kills}: a worker sleeps through its lease.`);
  }
  await sleeping;
}

async function main(): Promise<number> {
  const kills = Number(process.env.KILLS || 200);
  const seed = Number(process.env.KILLS_SEED || Date.now() % 1_000_000);
  say(`${kills} kills, seed ${seed}.`);
  await ensureBuild(say);
  const registry = await startRegistry();
  try {
    const pushes = await pushImages(registry);
    const site = await startSite(say);
    try {
      return await run({ host: registry.host, pushes, site, random: randomOf(seed), kills });
    } finally {
      await site.stop();
    }
  } finally {
    await registry.close();
  }
}

interface Run {
  host: string;
  pushes: Pushes;
  site: Site;
  random: Random;
  kills: number;
}

async function run({ host, pushes, site, random, kills }: Run): Promise<number> {
  process.env.DATABASE_URL = site.databaseUrl;
  const { path, secret } = await sourceOf(host);
  await closeQueue();
  await closeDatabase();

  const ledger = openLedger(`${site.url}/api/webhooks/${path}`, secret);
  const began = new Date();
  const sending = setInterval(() => {
    void nextEvent(random, pushes, began).then((event) => {
      ledger.send(event);
      if (random.below(10) === 0) ledger.send(event);
    });
  }, 1000 / PER_SECOND);
  await killAll(site, random, kills).finally(() => clearInterval(sending));
  await ledger.settle();
  const stopped = performance.now();
  for (let left = 1; left > 0 && performance.now() - stopped < DRAIN_MS; ) {
    await pause(500);
    left = await waiting(site.databaseUrl).catch(() => 1);
  }
  say(`All was worked off ${Math.round((performance.now() - stopped) / 1000)} s after the last event.`);
  return judge(await verify(site.databaseUrl, ledger.acknowledged, pushes), ledger);
}

function judge({ lost, doubled, differs, repeated, longestMs, deliveries }: Verdict, ledger: Ledger): number {
  const took = ledger.took.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(took[Math.floor(took.length * share)] ?? 0);
  const count = ledger.acknowledged.size;
  say(`${count} events acknowledged, in ${at(0.5)} ms (half), ${at(0.95)} ms (95 %), ${at(0.99)} ms (99 %).`);
  say(`${ledger.refused()} tries got no answer; ${repeated} of ${deliveries} deliveries took more than one run.`);
  say(`The longest took ${Math.round(longestMs / 1000)} s from its coming to its end.`);
  for (const fault of [...lost, ...doubled, ...differs].slice(0, 20)) say(`WRONG: ${fault}`);
  say(`${lost.length} lost, ${doubled.length} doubled, ${differs.length} different from the registry.`);
  return lost.length + doubled.length + differs.length === 0 ? 0 : 1;
}

try {
  process.exit(await main());
} catch (error) {
  reportAndExit(error);
}
