import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLICATION_STATES } from '../vocabulary.ts';
import { laterReport, type PublicationReport } from './later-report.ts';

const report = fc.record<PublicationReport>({
  state: fc.constantFrom(...PUBLICATION_STATES),
  at: fc.integer({ min: 0, max: 5 }).map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute))),
});
const shuffled = fc
  .array(report, { minLength: 1, maxLength: 8 })
  .chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      fc.subarray(all),
    ),
  );
const last = (reports: readonly PublicationReport[]) => reports.reduce((kept, one) => laterReport(kept, one));

test('reports in any order and repeated in part end in the same state, which is one of the latest moment', () => {
  fc.assert(
    fc.property(shuffled, ([all, others, again]) => {
      const kept = last(all);
      expect(last([...others, ...again])).toEqual(kept);
      expect(kept.at.getTime()).toBe(Math.max(...all.map(({ at }) => at.getTime())));
    }),
  );
});
