import { systemActor } from '#lib/auth/actor.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { type Listening, listen } from '#lib/base/listen.ts';
import { log } from '#lib/base/log.ts';
import { type Mark, readChangesSince } from '#lib/read/read-changes-since.ts';
import { readVersions } from '#lib/read/read-data-version.ts';
import { type Moment, missed, type News, type Seen, withMoment } from './moments.ts';
import { Pace } from './pace.ts';

/** Told by lib/store/bump-data-version.ts. */
const CHANNEL = 'seaworthy_data';
const GAP_MS = 1000;
/** Between two signs of life; also how often the versions are looked at where no notification gets through. */
const BEAT_MS = 20_000;

/** Somebody who wants to be told. */
export interface Hearer {
  /** Under this name it shares a limit. */
  client: string;
  tell(news: News): void;
  beat(): void;
  close(): void;
}

export interface Limits {
  all: number;
  perClient: number;
}

/** Where this process learns what others changed, once for everybody whom it tells. */
export class Hub {
  readonly #limits: Limits;
  readonly #hearers = new Set<Hearer>();
  readonly #pace = new Pace(GAP_MS);
  #listening: Listening | null = null;
  #timers: NodeJS.Timeout[] = [];
  #looking: Promise<void> | null = null;
  #moments: Moment[] = [];
  #now: { seen: Seen; mark: Mark } | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether one more may listen. */
  hasRoomFor(client: string): boolean {
    const own = [...this.#hearers].filter((one) => one.client === client).length;
    return this.#hearers.size < this.#limits.all && own < this.#limits.perClient;
  }

  /** Tells somebody from now on, until the function that comes back is called. */
  add(hearer: Hearer): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Tells everybody. */
  tell(news: News): void {
    for (const hearer of [...this.#hearers]) hearer.tell(news);
  }

  get size(): number {
    return this.#hearers.size;
  }

  /** What somebody missed who has seen the data at `since`; without it only what they are now. */
  async news(since: Seen | null): Promise<News> {
    this.#begin();
    const { data, talk } = await readVersions({ ctx: { actor: systemActor('live'), now: new Date() } });
    if (this.#now === null || this.#now.seen.data !== data || this.#now.seen.talk !== talk) await this.#look();
    const now = this.#now?.seen ?? { data, talk };
    return since === null ? { to: now, changed: [], more: false } : missed(this.#moments, since, now);
  }

  /** Ends every stream and the connection. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    for (const hearer of [...this.#hearers]) hearer.close();
    this.#hearers.clear();
    const listening = this.#listening;
    this.#listening = null;
    this.#now = null;
    this.#moments = [];
    await listening?.stop();
  }

  #begin(): void {
    if (this.#listening !== null) return;
    this.#listening = listen(CHANNEL, () => this.#heard());
    const beat = setInterval(() => {
      void this.#listening?.probe();
      this.#heard();
      for (const hearer of [...this.#hearers]) hearer.beat();
    }, BEAT_MS);
    beat.unref();
    this.#timers.push(beat);
  }

  #heard(): void {
    const wait = this.#pace.heard(Date.now());
    if (wait === null) return;
    const timer = setTimeout(() => {
      this.#timers = this.#timers.filter((one) => one !== timer);
      this.#pace.looking(Date.now());
      // Whoever asks meanwhile is told that the database is away; the next connection to it looks again.
      this.#look().catch((error) => {
        if (!isDatabaseDown(error)) log.warn({ err: error }, 'what changed could not be read');
      });
    }, wait);
    this.#timers.push(timer);
  }

  /** Looks once for all who wait; one look after the other, so that each begins where the last one ended. */
  #look(): Promise<void> {
    const before = this.#looking ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.#lookNow());
    this.#looking = mine;
    return mine;
  }

  async #lookNow(): Promise<void> {
    const before = this.#now;
    const ctx = { actor: systemActor('live'), now: new Date() };
    const { versions, mark, changed, more } = await readChangesSince({ ctx, input: { mark: before?.mark ?? null } });
    if (this.#listening === null) return;
    this.#now = { seen: versions, mark };
    if (before === null) return;
    const { seen } = before;
    if (seen.data === versions.data && seen.talk === versions.talk) return;
    // Versions that moved without any row that says why: something else that pages show.
    const unsaid = changed.length === 0 && versions.data !== seen.data;
    const moment = { from: seen, to: versions, changed, more: more || unsaid };
    this.#moments = withMoment(this.#moments, moment);
    this.tell(moment);
  }
}

/** Of one process, and of one client: a person, or an address that nobody signed in from. */
export const LIMITS: Limits = { all: 2000, perClient: 40 };

/** That of this process. */
export const HUB = new Hub(LIMITS);

/** Ends all streams at once, so that a process that is told to stop need not wait for them. */
export const endStreams = (): Promise<void> => HUB.close();
