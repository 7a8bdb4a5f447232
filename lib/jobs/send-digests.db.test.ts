import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { claimDigest } from '#lib/store/talk/claim-digest.ts';
import { setDigest } from '#lib/store/talk/set-digest.ts';
import { person, SYSTEM, type TestPerson } from '#lib/store/talk/test-people.ts';
import { type Mailer, mailerTo } from './mailer.ts';
import { sendDigests } from './send-digests.ts';
import { type MailServer, startMailServer } from './test-mail-server.ts';

/** Monday, a little after midnight in UTC. */
const MONDAY = new Date('2026-02-02T00:10:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (ms: number): Date => new Date(MONDAY.getTime() + ms);

let server: MailServer;
let mailer: Mailer;
let ann: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  server = await startMailServer();
  mailer = mailerTo(server.url, 'Seaworthy <seaworthy@mail.example>');
});
afterAll(async () => {
  mailer.close();
  await server.close();
});

beforeEach(async () => {
  await pool().query(`truncate inbox_items; update users set digest = 'none', email = ''`);
  server.received.length = 0;
  server.refuse.clear();
  server.fallSilent.clear();
  ann = await person('Ann Expert');
  bob = await person('Bob Bot');
});

const send = (now: Date, by = mailer) =>
  sendDigests({
    ctx: { actor: SYSTEM.actor, now },
    input: { mailer: by, origin: 'https://sea.example', keyOf: async (id) => `${id}.key` },
  });
const choose = (who: TestPerson, digest: 'none' | 'daily' | 'weekly', now: Date) =>
  setDigest({ ctx: { ...who.ctx, now }, input: { digest } });
let number = 0;
async function tell(who: TestPerson, text = 'Eve changed Gleam'): Promise<void> {
  number += 1;
  await pool().query(
    `insert into inbox_items (user_id, kind, key, text, href) values ($1, 'change', $2, $3, '/activity/7')`,
    [who.id, `key ${number}`, text],
  );
}
const to = () => server.received.map((mail) => mail.to.join()).sort();
/** Folded header lines and soft line ends of quoted-printable, undone. */
const flat = (raw = ''): string =>
  raw
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .replaceAll('=3D', '=');

test('a mail says what is unread, with links, in text and HTML, and how to end it', async () => {
  await choose(ann, 'daily', later(-DAY));
  await tell(ann, 'Eve <b>changed</b> Gleam\r\nBcc: all@mail.example');
  expect(await send(MONDAY)).toEqual({ sent: 1, refused: 0, rejected: 0 });
  const [mail] = server.received;
  expect(mail).toMatchObject({ to: ['ann.expert@mail.example'], from: 'seaworthy@mail.example' });
  const raw = flat(mail?.raw);
  const [head = '', ...body] = raw.split('\r\n\r\n');
  expect(head).toContain('Subject: Seaworthy: 1 thing for you today');
  expect(head).toContain(`List-Unsubscribe: <https://sea.example/api/digest/off?key=${ann.id}.key>`);
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(head).not.toMatch(/^bcc:/im);
  const text = body.join('\n\n');
  expect(text).toContain('* Eve <b>changed</b> Gleam Bcc: all@mail.example');
  expect(text).toContain('https://sea.example/activity/7');
  expect(text).toContain('Eve &#60;b&#62;changed&#60;/b&#62; Gleam');
  expect(text).toContain(`https://sea.example/digest/off?key=${ann.id}.key`);
});

test('once a day for whoever chose days, on Mondays for whoever chose weeks, and not for the rest', async () => {
  const cleo = await person('Cleo');
  await choose(ann, 'daily', later(-HOUR));
  await choose(bob, 'weekly', later(-HOUR));
  for (const who of [ann, bob, cleo]) await tell(who);
  await send(MONDAY);
  expect(to()).toEqual(['ann.expert@mail.example', 'bob.bot@mail.example']);
  // Nothing new, then something new: the same day never brings a second mail.
  await send(later(HOUR));
  for (const who of [ann, bob]) await tell(who);
  await send(later(2 * HOUR));
  expect(server.received).toHaveLength(2);
  for (let day = 1; day < 7; day += 1) await send(later(day * DAY));
  expect(to()).toEqual(['ann.expert@mail.example', 'ann.expert@mail.example', 'bob.bot@mail.example']);
  await send(later(7 * DAY));
  expect(to().filter((one) => one.startsWith('bob'))).toHaveLength(2);
});

test('what was told is not told again, what was read is not told at all', async () => {
  await choose(ann, 'daily', later(-DAY));
  await tell(ann, 'first');
  await send(MONDAY);
  await tell(ann, 'second');
  await tell(ann, 'third');
  await pool().query(`update inbox_items set read_at = now() where text = 'third'`);
  await send(later(DAY));
  expect(server.received).toHaveLength(2);
  const raw = flat(server.received[1]?.raw);
  expect(raw).toContain('second');
  expect(raw).not.toContain('first');
  expect(raw).not.toContain('third');
  await send(later(2 * DAY));
  expect(server.received).toHaveLength(2);
});

test('the first mail comes after the day in which it was chosen', async () => {
  await choose(ann, 'daily', later(HOUR));
  await tell(ann);
  await send(later(2 * HOUR));
  expect(server.received).toHaveLength(0);
  await send(later(DAY));
  expect(server.received).toHaveLength(1);
});

test('nobody without an address, and nobody who is shut out', async () => {
  for (const who of [ann, bob]) {
    await choose(who, 'daily', later(-DAY));
    await tell(who);
  }
  await pool().query(`update users set email = '' where id = $1`, [ann.id]);
  await pool().query('update users set suspended_at = now() where id = $1', [bob.id]);
  expect(await send(MONDAY)).toEqual({ sent: 0, refused: 0, rejected: 0 });
});

test('five servers at once send each mail once', async () => {
  const people: TestPerson[] = [];
  for (let at = 0; at < 12; at += 1) people.push(await person(`Person ${at}`));
  for (const who of people) {
    await choose(who, 'daily', later(-DAY));
    await tell(who);
  }
  await Promise.all(Array.from({ length: 5 }, () => send(MONDAY)));
  await send(MONDAY);
  expect(to()).toEqual(people.map((_, at) => `person.${at}@mail.example`).sort());
});

test('without the lock between servers the claim alone keeps each mail to one', async () => {
  for (const who of [ann, bob]) {
    await choose(who, 'daily', later(-DAY));
    await tell(who);
  }
  const ctx = { actor: SYSTEM.actor, now: MONDAY };
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimDigest({ ctx })));
  const taken = claims.flatMap((claim) => (claim === null || claim === 'nothing new' ? [] : [claim.userId]));
  expect(taken.sort()).toEqual([ann.id, bob.id].sort());
});

describe('what goes wrong', () => {
  beforeEach(async () => {
    for (const who of [ann, bob]) {
      await choose(who, 'daily', later(-DAY));
      await tell(who);
    }
  });

  test('a server that takes one later: the others get theirs, and that one comes with the next look', async () => {
    server.refuse.set('ann.expert@mail.example', 451);
    expect(await send(MONDAY)).toEqual({ sent: 1, refused: 1, rejected: 0 });
    expect(await send(later(HOUR))).toEqual({ sent: 0, refused: 1, rejected: 0 });
    server.refuse.clear();
    expect(await send(later(2 * HOUR))).toEqual({ sent: 1, refused: 0, rejected: 0 });
    expect(to()).toEqual(['ann.expert@mail.example', 'bob.bot@mail.example']);
  });

  test('an address that there is none: asked once a day, not at every look', async () => {
    server.refuse.set('ann.expert@mail.example', 550);
    expect(await send(MONDAY)).toEqual({ sent: 1, refused: 0, rejected: 1 });
    expect(await send(later(HOUR))).toEqual({ sent: 0, refused: 0, rejected: 0 });
  });

  test('a line cut after the mail was taken: it comes at most once more, with the next day’s', async () => {
    server.fallSilent.add('ann.expert@mail.example');
    expect(await send(MONDAY)).toEqual({ sent: 1, refused: 0, rejected: 1 });
    for (let look = 1; look < 5; look += 1) await send(later(look * HOUR));
    expect(to().filter((one) => one.startsWith('ann'))).toHaveLength(1);
    server.fallSilent.clear();
    await send(later(DAY));
    await send(later(2 * DAY));
    expect(to().filter((one) => one.startsWith('ann'))).toHaveLength(2);
  });

  test('a process that ends between sending and noting it: the same', async () => {
    const claimed = await claimDigest({ ctx: { actor: SYSTEM.actor, now: MONDAY } });
    expect(claimed).toMatchObject({ userId: ann.id, total: 1 });
    for (let look = 1; look < 5; look += 1) await send(later(look * HOUR));
    expect(to()).toEqual(['bob.bot@mail.example']);
    await send(later(DAY));
    await send(later(2 * DAY));
    expect(to()).toEqual(['ann.expert@mail.example', 'bob.bot@mail.example']);
  });

  test('no server at all: nobody’s day is used up', async () => {
    const gone = await startMailServer();
    await gone.close();
    const nowhere = mailerTo(gone.url, 'seaworthy@mail.example');
    expect(await send(MONDAY, nowhere)).toEqual({ sent: 0, refused: 1, rejected: 0 });
    nowhere.close();
    expect(await send(later(HOUR))).toEqual({ sent: 2, refused: 0, rejected: 0 });
  });
});
