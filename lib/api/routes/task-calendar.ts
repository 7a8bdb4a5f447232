import { publicUrl } from '#lib/auth/public-url.ts';
import { slug } from '#lib/contracts/text.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';
import { type DatedTaskDto, listDatedTasks } from '#lib/read/list-dated-tasks.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { type CalendarPart, calendarDay, calendarInstant, calendarOf, calendarText } from '../calendar.ts';
import { badParameters } from '../problem.ts';

const PATH = '/feeds/tasks.ics';
const OWNERS_AT_MOST = 20;
const DAY_MS = 86_400_000;

/** `GET /feeds/tasks.ics`: what is due when, for calendars that subscribe to it: a to-do and a whole day for each task. */
export function taskCalendarRoutes(app: ApiApp): void {
  app.get(PATH, calendar);
  onlyThese(app, PATH, READ_ONLY);
}

async function calendar(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const search = new URL(c.req.url).searchParams;
  const owners = search.getAll('owner');
  const isOdd = [...search.keys()].some((name) => name !== 'owner');
  if (isOdd || owners.length > OWNERS_AT_MOST || !owners.every((owner) => slug.safeParse(owner).success)) {
    const detail = `Up to ${OWNERS_AT_MOST} times owner=SLUG, as in owner=brian, and nothing else.`;
    return badParameters(c, [{ pointer: '/query/owner', detail }]);
  }
  const tasks = await listDatedTasks({ ctx, input: { owners } });
  const body = calendarOf({
    name: 'VCALENDAR',
    lines: [
      ['VERSION', '2.0'],
      ['PRODID', '-//Seaworthy//Tasks//EN'],
      ['CALSCALE', 'GREGORIAN'],
      ['METHOD', 'PUBLISH'],
      ['X-WR-CALNAME', 'Tasks of Seaworthy'],
      ['REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'],
    ],
    parts: tasks.flatMap((task) => [todo(task, publicUrl()), event(task, publicUrl())]),
  });
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="tasks.ics"',
    'Cache-Control': 'private, no-cache',
  };
  return new Response(body, { headers });
}

const STATUS: Readonly<Record<TaskState, string>> = {
  open: 'NEEDS-ACTION',
  in_progress: 'IN-PROCESS',
  blocked: 'NEEDS-ACTION',
  done: 'COMPLETED',
  abandoned: 'CANCELLED',
};

/** What a to-do and a day have in common. The same task is the same entry in every calendar, whenever it is fetched. */
function common(task: DatedTaskDto, site: string, what: string): (readonly [string, string])[] {
  const { number, name, body, owner, state, version, createdAt, updatedAt } = task;
  const says = [
    owner === null ? '' : `Owner: ${owner}`,
    `State: ${state.replace('_', ' ')}`,
    body === name ? '' : body,
  ];
  const description = says.filter((part) => part !== '').join('\n');
  return [
    ['UID', `${what}-${number}-${calendarInstant(createdAt)}@seaworthy`],
    ['DTSTAMP', calendarInstant(updatedAt)],
    ['CREATED', calendarInstant(createdAt)],
    ['LAST-MODIFIED', calendarInstant(updatedAt)],
    ['SEQUENCE', String(version)],
    ['SUMMARY', calendarText(`#${number} ${name}`)],
    ['DESCRIPTION', calendarText(description)],
    ['URL', `${site}/tasks/${number}`],
  ];
}

function todo(task: DatedTaskDto, site: string): CalendarPart {
  const { state, dueOn, closedOn } = task;
  const done = state === 'done' && closedOn !== null;
  return {
    name: 'VTODO',
    lines: [
      ...common(task, site, 'task'),
      ['DUE;VALUE=DATE', calendarDay(dueOn)],
      ['STATUS', STATUS[state]],
      ...(done ? [['COMPLETED', `${calendarDay(closedOn)}T000000Z`] as const] : []),
    ],
  };
}

/** The same as a whole day, for calendars that show no to-dos. */
function event(task: DatedTaskDto, site: string): CalendarPart {
  const next = new Date(Date.parse(task.dueOn) + DAY_MS).toISOString().slice(0, 10);
  const gone = task.state === 'done' || task.state === 'abandoned';
  return {
    name: 'VEVENT',
    lines: [
      ...common(task, site, 'due'),
      ['DTSTART;VALUE=DATE', calendarDay(task.dueOn)],
      ['DTEND;VALUE=DATE', calendarDay(next)],
      ['TRANSP', 'TRANSPARENT'],
      ['STATUS', gone ? 'CANCELLED' : 'CONFIRMED'],
    ],
  };
}
