import type { ClaimDto } from '#lib/read/dto.ts';
import type { TaskDto } from '#lib/read/dto-task.ts';

const SHOWN = ['state', 'owner', 'dueOn', 'closedOn'];

/** What was said of how the task stands; a statement that only repeats the page is left out. */
export function statements({ claims, state }: TaskDto): ClaimDto[] {
  return claims.filter(
    ({ field, raw, state: standing }) =>
      SHOWN.includes(field) && (standing === 'current' || standing === 'open') && raw !== '' && raw !== state,
  );
}
