import type { TaskState } from '../vocabulary.ts';

/** Nothing is left to do: it has been done, or nobody will. */
export const isClosedState = (state: TaskState): boolean => state === 'done' || state === 'abandoned';

/**
 * The day a task was closed on after its state is changed by somebody: today when it closes, none when it opens again, as
 * it was otherwise. `undefined` means that the rule says nothing. A change that gives a day itself is not touched.
 */
export function closedOnAfter(
  before: { state: TaskState; closedOn: string | null },
  set: { state?: TaskState; closedOn?: string | null },
  today: string,
): string | null | undefined {
  if (set.state === undefined || set.closedOn !== undefined) return undefined;
  const [was, is] = [isClosedState(before.state), isClosedState(set.state)];
  if (is && (!was || before.closedOn === null)) return was ? undefined : today;
  return was && !is ? null : undefined;
}
