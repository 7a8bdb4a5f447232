import type { TaskState } from '../vocabulary.ts';

/** What became of one task: from which day on it was in which state; null while it lay in the trash. In order of time. */
export type TaskCourse = readonly { on: string; state: TaskState | null }[];

/** How the list stood at the end of a day. */
export interface ProgressPoint {
  on: string;
  /** All that was to be done, or had been: everything but what was abandoned. */
  scope: number;
  done: number;
  /** What was left of the scope. */
  open: number;
}

/** More days with a change than this are told week by week. */
const DAYS_AT_MOST = 60;
const DAY_MS = 86_400_000;

/**
 * How the list stood on every day on which something of it changed, and on `today`; week by week when these are many.
 * Days without a change are left out, for nothing happened on them: between two points the list stayed as at the first.
 */
export function progressOverTime(courses: readonly TaskCourse[], today: string): ProgressPoint[] {
  const days = new Set(courses.flatMap((course) => course.map(({ on }) => on)).filter((on) => on <= today));
  if (days.size === 0) return [];
  days.add(today);
  const all = [...days].sort();
  const shown = all.length > DAYS_AT_MOST ? lastOfWeeks(all) : all;
  return shown
    .map((on) => pointAt(courses, on))
    .filter((point, index, line) => index === 0 || !same(point, line[index - 1]) || point.on === today);
}

/** The last of the given days of each week, Monday to Sunday. */
function lastOfWeeks(days: readonly string[]): string[] {
  // 1970-01-01 was a Thursday.
  const weekOf = (day: string) => Math.floor((Date.parse(day) / DAY_MS + 3) / 7);
  return days.filter((day, index) => {
    const next = days[index + 1];
    return next === undefined || weekOf(next) !== weekOf(day);
  });
}

function pointAt(courses: readonly TaskCourse[], on: string): ProgressPoint {
  let [scope, done] = [0, 0];
  for (const course of courses) {
    const state = course.findLast((step) => step.on <= on)?.state ?? null;
    if (state === null || state === 'abandoned') continue;
    scope += 1;
    if (state === 'done') done += 1;
  }
  return { on, scope, done, open: scope - done };
}

const same = (a: ProgressPoint, b: ProgressPoint | undefined): boolean =>
  b !== undefined && a.scope === b.scope && a.done === b.done;
