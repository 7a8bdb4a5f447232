import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movesOf, pointedAt, pointsAt, type Sighting } from './tag-history.ts';

const sighting = fc.record<Sighting>({
  digest: fc.option(fc.constantFrom('sha256:a', 'sha256:b', 'sha256:c'), { nil: null }),
  at: fc.integer({ min: 0, max: 9 }).map((minute) => `2026-01-01T00:0${minute}:00.000Z`),
});
const sightings = fc.array(sighting, { maxLength: 12 });
const shuffled = sightings.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    fc.subarray(all),
  ),
);

test('sightings in any order and repeated in part end in the same moves', () => {
  fc.assert(
    fc.property(shuffled, ([all, others, again]) => {
      expect(movesOf([...others, ...again])).toEqual(movesOf(all));
    }),
  );
});

test('moves go forward in time, each to something else, and begin with a build', () => {
  fc.assert(
    fc.property(sightings, (all) => {
      const moves = movesOf(all);
      expect(moves[0]?.digest).not.toBeNull();
      for (const [index, move] of moves.entries()) {
        const before = moves[index - 1];
        if (!before) continue;
        expect(before.at < move.at).toBe(true);
        expect(before.digest).not.toBe(move.digest);
      }
    }),
  );
});

test('the last sighting is where it points', () => {
  fc.assert(
    fc.property(sightings, sighting, (all, last) => {
      const now = { ...last, at: '2026-01-02T00:00:00.000Z' };
      const [before, after] = [pointsAt(all), pointsAt([...all, now])];
      if (before === null && now.digest === null) expect(after).toBeNull();
      else expect(after?.digest).toBe(now.digest);
      expect(pointedAt([...all, now], '2026-01-01T23:59:59.999Z')).toEqual(before);
    }),
  );
});

test('a tag moved back has three moves; seen again in between it has no more', () => {
  const at = (minute: number, digest: string | null) => ({ digest, at: `2026-01-01T00:0${minute}:00Z` });
  expect(movesOf([at(3, 'a'), at(1, 'a'), at(2, 'b'), at(4, 'a')])).toEqual([at(1, 'a'), at(2, 'b'), at(3, 'a')]);
  expect(pointsAt([at(1, 'a'), at(2, null)])).toEqual(at(2, null));
  expect(pointsAt([at(2, null)])).toBeNull();
});
