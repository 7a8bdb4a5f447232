import { describe, expect, it } from 'vitest';
import { isFor, isNobodys, openRequests, overdueSince, type Questions, type StoredRequest } from './review-requests.ts';

const steve = { id: 1, slug: 'steve-t', name: 'Steve T.', userId: 11 };
const jim = { id: 2, slug: 'jim', name: 'Jim', userId: null };
const people = [steve, jim];
const quiet: Questions = {
  review: { state: 'not_requested', by: '', since: '2020-01-01T00:00:00.000Z', on: '2017-06-06' },
  overdue: null,
  sentences: [],
  stored: [],
};
const stored = (more: Partial<StoredRequest>): StoredRequest => ({
  id: 7,
  field: '',
  personId: null,
  text: 'Is it so?',
  askedBy: 'Rita',
  since: '2026-01-01T00:00:00.000Z',
  answer: null,
  answeredById: null,
  answeredAt: null,
  ...more,
});
const toBeReviewed = (by: string): Questions => ({
  ...quiet,
  review: { ...quiet.review, state: 'to_be_reviewed', by },
});

describe('open requests of an entry', () => {
  it('are those stored and not answered', () => {
    const requests = openRequests({ ...quiet, stored: [stored({}), stored({ id: 8, answer: 'changed' })] }, people);
    expect(requests).toMatchObject([{ id: 7, person: null, text: 'Is it so?', askedBy: 'Rita', declined: [] }]);
  });

  it('“to be reviewed by X” asks X, and “experts” whoever answers for the entry', () => {
    expect(openRequests(toBeReviewed('Steve T.'), people)).toMatchObject([{ id: null, person: steve }]);
    expect(openRequests(toBeReviewed('experts'), people)).toMatchObject([
      { id: null, person: null, text: 'To be reviewed by experts.', on: '2017-06-06' },
    ]);
    expect(openRequests(toBeReviewed('Steve T., Jim'), people).map(({ person }) => person)).toEqual([steve, jim]);
  });

  it('“ask Jim” asks Jim once, until Jim has answered', () => {
    const asked = { ...quiet, sentences: ['ask Jim', 'similar to X, ask Jim'] };
    expect(openRequests(asked, people)).toMatchObject([{ person: jim, text: '“similar to X, ask Jim”' }]);
    const quoting = { ...quiet, sentences: ['"ask Jim" is taken as: Jim knows.'] };
    expect(openRequests(quoting, people)).toMatchObject([{ text: '“‘ask Jim’ is taken as: Jim knows.”' }]);
    const answer = stored({ personId: 2, answer: 'still_true', answeredAt: '2026-02-01T00:00:00.000Z' });
    expect(openRequests({ ...asked, stored: [answer] }, people)).toEqual([]);
  });

  it('an answer from before it was asked again counts for nothing', () => {
    const old = stored({ personId: 1, answer: 'not_me', answeredById: 11, answeredAt: '2019-01-01T00:00:00.000Z' });
    expect(openRequests({ ...toBeReviewed('Steve T.'), stored: [old] }, people)).toHaveLength(1);
    const since = { ...old, answeredAt: '2021-01-01T00:00:00.000Z' };
    expect(openRequests({ ...toBeReviewed('Steve T.'), stored: [since] }, people)).toEqual([]);
  });

  it('an interval that is over asks whoever answers for the entry, unless it is to be reviewed anyway', () => {
    const overdue = '2017-06-06';
    expect(openRequests({ ...quiet, overdue }, people)).toMatchObject([
      { id: null, person: null, text: 'Nobody has looked at it since 2017-06-06.', since: overdue },
    ]);
    expect(openRequests({ ...toBeReviewed('experts'), overdue }, people)).toMatchObject([
      { text: 'To be reviewed by experts.' },
    ]);
    expect(overdueSince('2025-11-21', '2026-11-21', 365)).toBeNull();
    expect(overdueSince('2025-11-20', '2026-11-21', 365)).toBe('2025-11-20');
  });

  it('a stored request to the same person stands for what the entry says', () => {
    const requests = openRequests({ ...toBeReviewed('experts'), stored: [stored({})] }, people);
    expect(requests.map(({ id }) => id)).toEqual([7]);
  });
});

describe('whom a request is for', () => {
  const [named] = openRequests(toBeReviewed('Steve T.'), people);
  const [open] = openRequests(toBeReviewed('Jim'), people);
  if (!named || !open) throw new Error('Nothing was asked.');

  it('is the person named, if that person has an account', () => {
    expect(isFor(named, { userId: 11, answersFor: false })).toBe(true);
    expect(isFor(named, { userId: 12, answersFor: true })).toBe(false);
    expect(isNobodys(named, [])).toBe(false);
  });

  it('is else whoever answers for the entry and has not said “not me”', () => {
    expect(isFor(open, { userId: 12, answersFor: true })).toBe(true);
    expect(isFor(open, { userId: 12, answersFor: false })).toBe(false);
    const declined = { ...open, declined: [12] };
    expect(isFor(declined, { userId: 12, answersFor: true })).toBe(false);
    expect(isNobodys(open, [12])).toBe(false);
    expect(isNobodys(declined, [12])).toBe(true);
    expect(isNobodys(declined, [12, 13])).toBe(false);
  });
});
