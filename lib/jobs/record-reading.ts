import type { Result } from '#lib/base/errors.ts';
import { markGone } from '#lib/store/builds/mark-gone.ts';
import { recordBuild } from '#lib/store/builds/record-build.ts';
import { recordTagMoves } from '#lib/store/builds/record-tag-moves.ts';
import { Refused, type WriteContext } from '#lib/store/context.ts';
import type { Reading } from './reading.ts';

interface Input {
  imageId: number;
  reading: Reading;
  /** When we first heard of it. */
  receivedAt: Date;
}

/** What was new of what was seen. */
export interface Recorded {
  builds: number;
  moved: string[];
  gone: number;
}

/** The value of a verb that must succeed, or else the whole transaction is undone. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.failure);
  return result.value;
}

/** Records which builds of an image were seen in a registry, and which are gone. The same seen again changes nothing. */
export async function recordBuilds(ctx: WriteContext, { imageId, reading, receivedAt }: Input): Promise<Recorded> {
  const recorded: Recorded = { builds: 0, moved: [], gone: 0 };
  for (const build of reading.builds) {
    const { isNew } = must(await recordBuild({ ctx, input: { imageId, receivedAt, ...build } }));
    if (isNew) recorded.builds += 1;
  }
  for (const digest of reading.gone) {
    const { isGone } = must(await markGone({ ctx, input: { imageId, digest, at: ctx.now } }));
    if (isGone) recorded.gone += 1;
  }
  return recorded;
}

/** Records all that was seen of an image, where its tags point among it; `via` is what told us, for the history of the tags. */
export async function recordReading(ctx: WriteContext, input: Input & { via: string }): Promise<Recorded> {
  const { imageId, reading, via } = input;
  const recorded = await recordBuilds(ctx, input);
  if (reading.moves.length === 0) return recorded;
  const { moved } = must(await recordTagMoves({ ctx, input: { imageId, moves: reading.moves, via } }));
  return { ...recorded, moved };
}

/** What was new, as a sentence. */
export function sayRecorded(all: readonly Recorded[]): string {
  const builds = all.reduce((sum, one) => sum + one.builds, 0);
  const gone = all.reduce((sum, one) => sum + one.gone, 0);
  const moved = [...new Set(all.flatMap((one) => one.moved))];
  const parts = [
    builds > 0 ? `${builds} ${builds === 1 ? 'build' : 'builds'} recorded` : '',
    moved.length > 0 ? `moved ${moved.slice(0, 5).join(', ')}${moved.length > 5 ? ' and others' : ''}` : '',
    gone > 0 ? `${gone} gone from the registry` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing new.' : `${parts.join('; ')}.`;
}
