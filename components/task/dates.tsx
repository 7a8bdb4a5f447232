import type { ClaimDto } from '#lib/read/dto.ts';
import type { TaskDto, TaskItemDto } from '#lib/read/dto-task.ts';
import { Day } from '../ui/day.tsx';

/** Who does it and until when; nothing when neither is said. */
export function TaskDates({ task: { owner, dueOn, closedOn } }: { task: TaskItemDto }) {
  const facts = [
    owner,
    dueOn === null ? null : (
      <span key="due">
        due <Day on={dueOn} />
      </span>
    ),
    closedOn === null ? null : (
      <span key="closed">
        closed <Day on={closedOn} />
      </span>
    ),
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return <p className="note">{facts.map((fact, index) => [index > 0 ? ' · ' : '', fact])}</p>;
}

const SHOWN = ['state', 'owner', 'dueOn', 'closedOn'];

/** What was said of how the task stands; a statement that only repeats the page is left out. */
export function statements({ claims, state }: TaskDto): ClaimDto[] {
  return claims.filter(
    ({ field, raw, state: standing }) =>
      SHOWN.includes(field) && (standing === 'current' || standing === 'open') && raw !== '' && raw !== state,
  );
}
