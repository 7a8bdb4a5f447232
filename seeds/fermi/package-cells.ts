import type { Fields } from '#lib/contracts/fields.ts';

export const runs = (support: 'supported' | 'works' | 'doubtful', note = '') => ({ support, note });
const blank = { value: 'unknown', raw: '' } as const;
const notRequested = { state: 'not_requested', by: '', on: null } as const;
export const review = (by: string) => ({ state: 'to_be_reviewed', by, on: null }) as const;
export const link = (label: string) => ({ raw: label, items: [{ label, url: '' }] });

/** The page's "to be reviewed by …" may have stood in Comments or in Date. */
export const reviewIsComment = (words: string) => ({
  said: { comments: { certainty: 'doubtful' } } as const,
  open: [{ field: 'date', value: { raw: words }, raw: words, certainty: 'doubtful' as const }],
  doubt: `The flattened table lost whether "${words}" stood in Comments or in Date.`,
});

/** Every package's blank cells, to be overwritten by what its row says. */
export const empty = {
  strategy: 'undecided',
  review: notRequested,
  dependencies: { raw: '' },
  upgradable: { value: 'unknown', raw: '', waitingOn: null },
  existingVm: blank,
  existingContainer: blank,
  links: { raw: '', items: [] },
  comments: { raw: '' },
  date: { raw: '' },
} as const satisfies Fields<'package'>;
