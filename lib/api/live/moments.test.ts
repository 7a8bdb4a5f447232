import { expect, test } from 'vitest';
import { idOf, type Moment, missed, readId, withMoment } from './moments.ts';

const changed = (slug: string, by = 'user:1') => ({ kind: 'package', slug, number: null, by, name: null, said: false });
const moment = (from: number, to: number, ...slugs: string[]): Moment => ({
  from: { data: from, talk: 1 },
  to: { data: to, talk: 1 },
  changed: slugs.map((slug) => changed(slug)),
  more: false,
});
const at = (data: number, talk = 1) => ({ data, talk });
const MOMENTS = [moment(3, 5, 'a'), moment(5, 6, 'b', 'a'), moment(6, 9, 'c')];

test('who is up to date missed nothing', () => {
  expect(missed([], at(9), at(9))).toEqual({ to: at(9), changed: [], more: false });
});

test('who saw an earlier state is told of every entry once, the newest first', () => {
  const news = missed(MOMENTS, at(3), at(9));
  expect(news.changed.map(({ slug }) => slug)).toEqual(['c', 'b', 'a']);
  expect(news.more).toBe(false);
  expect(missed(MOMENTS, at(6), at(9)).changed.map(({ slug }) => slug)).toEqual(['c']);
});

test('a state between two moments gets the whole moment', () => {
  expect(missed(MOMENTS, at(4), at(9)).changed).toHaveLength(3);
});

test.each([
  ['older than what is kept', at(2), at(9)],
  ['of another database', at(12), at(9)],
  ['with other talk', at(9, 0), at(9, 1)],
])('a state %s is told that there is more', (_, since, now) => {
  expect(missed(MOMENTS, since, now)).toEqual({ to: now, changed: [], more: true });
});

test('only so many moments and entries are kept', () => {
  let all: Moment[] = [];
  for (let data = 0; data < 500; data++)
    all = withMoment(all, moment(data, data + 1, `p${data}a`, `p${data}b`, `p${data}c`, `p${data}d`));
  expect(all).toHaveLength(60);
  const news = missed(all, at(440), at(500));
  expect([news.changed.length, news.more]).toEqual([200, true]);
});

test.each(['', '1', '1.', '.1', '-1.2', '1.2.3', '1e3.1', ' 1.2', '9999999999999999.1', '１.２'])(
  '“%s” is no id of an event',
  (text) => expect(readId(text)).toBeNull(),
);

test('an id reads as it was written', () => {
  expect(readId(idOf(at(12, 7)))).toEqual(at(12, 7));
});
