import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/base/db.ts';
import { app } from './app.ts';
import { change } from './test-world.ts';

const LONG = `Größe der Images, an vielen Orten; ${'ä'.repeat(80)}\\n\nEND:VCALENDAR`;

beforeAll(async () => {
  await db().person.create({ data: { slug: 'ann', name: 'Ann, the "expert"; \\o/' } });
  await change([
    {
      kind: 'task',
      slug: 'due',
      create: true,
      set: { name: 'Due, soon', owner: 'ann', dueOn: '2026-03-31', body: LONG },
    },
    {
      kind: 'task',
      slug: 'late',
      create: true,
      set: { name: 'Late', dueOn: '2025-12-31', state: 'done', closedOn: '2026-01-02' },
    },
    { kind: 'task', slug: 'never', create: true, set: { name: 'No day' } },
    { kind: 'task', slug: 'gone', create: true, set: { name: 'Abandoned', dueOn: '2026-04-01', state: 'abandoned' } },
  ]);
});

interface Part {
  name: string;
  values: Map<string, string>;
  parts: Part[];
}

/** Reads a calendar as RFC 5545 has it, and throws at the first thing that is not so. */
function parse(text: string): Part {
  if (!text.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('lines end with CR LF');
  const encoder = new TextEncoder();
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) if (encoder.encode(line).length > 75) throw new Error(`longer than 75 octets: ${line}`);
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const root: Part = { name: '', values: new Map(), parts: [] };
  const open = [root];
  for (const line of lines) {
    const [, property = '', parameters = '', value = ''] =
      /^([A-Z][A-Z-]*)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line) ?? [];
    const here = open.at(-1);
    if (property === '' || !here) throw new Error(`no content line: ${line}`);
    if (property === 'BEGIN') {
      const part = { name: value, values: new Map(), parts: [] };
      here.parts.push(part);
      open.push(part);
    } else if (property === 'END') {
      if (open.pop()?.name !== value) throw new Error(`END:${value} closes nothing`);
    } else {
      if (here.values.has(property)) throw new Error(`${property} twice`);
      here.values.set(property, parameters === '' ? value : `${parameters.slice(1)}:${value}`);
    }
  }
  if (open.length !== 1 || root.parts.length !== 1) throw new Error('not one calendar');
  const [calendar] = root.parts;
  if (calendar?.name !== 'VCALENDAR') throw new Error('no calendar');
  return calendar;
}

/** A text value, held to the escapes there are. */
function textOf(value = ''): string {
  if (/(?<!\\)(?:\\\\)*(?:[,;]|\\[^\\,;nN])/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\([\\,;nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

async function calendar(query = ''): Promise<Part> {
  const response = await app.request(`/feeds/tasks.ics${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  return parse(await response.text());
}
const of = (part: Part, name: string) => part.parts.filter((one) => one.name === name);

test('every task with a day is a to-do and a day, with all its words', async () => {
  const all = await calendar();
  expect(all.values.get('VERSION')).toBe('2.0');
  expect(all.values.get('PRODID')).toMatch(/\S/);
  const [todos, events] = [of(all, 'VTODO'), of(all, 'VEVENT')];
  expect(todos.map(({ values }) => textOf(values.get('SUMMARY')).replace(/^#\d+ /, ''))).toEqual([
    'Late',
    'Due, soon',
    'Abandoned',
  ]);
  expect(events).toHaveLength(3);
  const [late, due, gone] = todos;
  expect(due?.values.get('DUE')).toBe('VALUE=DATE:20260331');
  expect(due?.values.get('STATUS')).toBe('NEEDS-ACTION');
  const description = textOf(due?.values.get('DESCRIPTION'));
  expect(description).toContain('Owner: Ann, the "expert"; \\o/');
  expect(description).toContain(LONG);
  expect(late?.values.get('STATUS')).toBe('COMPLETED');
  expect(late?.values.get('COMPLETED')).toBe('20260102T000000Z');
  expect(gone?.values.get('STATUS')).toBe('CANCELLED');
  expect(events[0]?.values.get('DTSTART')).toBe('VALUE=DATE:20251231');
  expect(events[0]?.values.get('DTEND')).toBe('VALUE=DATE:20260101');
  for (const { values } of [...todos, ...events]) {
    for (const needed of ['UID', 'DTSTAMP', 'SUMMARY', 'SEQUENCE']) expect(values.get(needed)).toMatch(/\S/);
    expect(values.get('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
  }
});

test('the same task is the same entry, whatever became of it, and no two share one', async () => {
  const uids = (part: Part) => part.parts.map(({ values }) => values.get('UID'));
  const before = uids(await calendar());
  expect(new Set(before).size).toBe(before.length);
  await change([{ kind: 'task', slug: 'due', set: { name: 'Due, very soon' } }]);
  const after = await calendar();
  expect(uids(after)).toEqual(before);
  const todo = of(after, 'VTODO').find(({ values }) => values.get('SUMMARY')?.includes('very'));
  expect(todo?.values.get('SEQUENCE')).toBe('2');
});

test('it is narrowed by owner, and refuses what it does not know', async () => {
  expect(of(await calendar('?owner=ann'), 'VTODO')).toHaveLength(1);
  expect(of(await calendar('?owner=nobody'), 'VTODO')).toHaveLength(2);
  expect(of(await calendar('?owner=ann&owner=nobody'), 'VTODO')).toHaveLength(3);
  expect((await calendar('?owner=no-such-person')).parts).toEqual([]);
  for (const query of ['?owner=%00', "?owner='", '?who=ann', `?${'owner=a&'.repeat(30)}`]) {
    expect((await app.request(`/feeds/tasks.ics${query}`)).status, query).toBe(400);
  }
  expect((await app.request('/feeds/tasks.ics', { method: 'POST' })).status).toBe(405);
});
