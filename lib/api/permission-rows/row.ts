import type { ActorName } from '../test-actors.ts';

/**
 * One unsafe route for the test of all routes by all actors. In its world are a package, a site and one entry of every
 * other kind named `subject`, and another package and site.
 */
export interface OtherRow {
  /** As the app's route table has it: `POST /api/v1/changes`. */
  route: string;
  /** Who gets it done; everybody else is refused with 401 or 403, and nothing changes. */
  may: readonly ActorName[];
  /** What it answers when it did what was asked. */
  done: number;
  /** A request that would succeed for whoever may; brings about what it needs past the routes under test. */
  send(
    name: ActorName,
    subject: string,
  ): Promise<{ path: string; headers?: Record<string, string>; body: object | string | null }>;
  /** What is different after it, and the same after a refusal. */
  state(subject: string): Promise<unknown>;
}
