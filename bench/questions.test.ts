import { expect, test } from 'vitest';
import { packageCursor, parsePackageParams } from '#lib/contracts/list-params.ts';
import { freshQuery } from './questions.ts';
import type { Sample } from './sample.ts';

const sample: Sample = {
  ids: [7, 9],
  packages: [7, 8, 9].map((id) => ({ id, slug: `muon-${id}`, name: `muon ${id}` })),
  heads: ['muo', 'muon'],
};

test.each(['list', 'filter', 'search'] as const)('the API understands every question of %s', (question) => {
  for (let n = 0; n < 50; n++) {
    const { problems } = parsePackageParams(new URLSearchParams(freshQuery(question, sample)));
    expect(problems).toEqual([]);
  }
});

test('a page of the list begins behind a package', () => {
  const { params } = parsePackageParams(new URLSearchParams(freshQuery('list', sample)));
  const [name, id] = packageCursor(params)?.values ?? [];
  expect(name).toMatch(new RegExp(`^muon ${id} \\d+$`));
});
