import { describe, expect, it } from 'vitest';
import { peopleNamed, peopleToAsk } from './called.ts';

const people = [
  { slug: 'steve-t', name: 'Steve T.' },
  { slug: 'jim', name: 'Jim' },
  { slug: 'sam', name: 'Sam' },
  { slug: 'samuel', name: 'Samuel' },
];
const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug);

describe('who is meant', () => {
  it.each([
    ['Steve T.', ['steve-t']],
    ['steve t', ['steve-t']],
    ['steve-t', ['steve-t']],
    ['Jim and Samuel', ['jim', 'samuel']],
    ['Sam, Jim / Steve T.', ['steve-t', 'jim', 'sam']],
    ['experts', []],
    ['Steve', []],
    ['', []],
  ])('“%s” names %j', (text, found) => {
    expect(slugs(peopleNamed(text, people))).toEqual(found);
  });

  it.each([
    ['should be similar to ScienceTools, ask Jim', ['jim']],
    ['Ask Samuel about it.', ['samuel']],
    ['ask Sam, or ask steve t.', ['steve-t', 'sam']],
    ['the task Jim has', []],
    ['ask Jimmy', []],
    ['Jim was asked', []],
  ])('“%s” asks %j', (text, found) => {
    expect(slugs(peopleToAsk(text, people))).toEqual(found);
  });
});
