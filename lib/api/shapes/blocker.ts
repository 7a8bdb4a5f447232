import type { ApiBlocker } from '#lib/contracts/api/blocker.ts';
import type { BlockerDto } from '#lib/read/dto-blocker.ts';

/** The API's blocker. */
export function toApiBlocker({ rank, key, text, owner, unlocks, triedOut, pairs, tasks }: BlockerDto): ApiBlocker {
  return {
    key,
    text,
    owner,
    rank,
    unlocks,
    triedOut,
    pairs,
    tasks: tasks.map(({ number, slug, name, state }) => ({ number, slug, name, state })),
  };
}
