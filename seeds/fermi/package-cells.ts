import type { Fields } from '#lib/contracts/fields.ts';

export const runs = (support: 'supported' | 'works' | 'doubtful', note = '') => ({ support, note });
const blank = { value: 'unknown', raw: '' } as const;
const notRequested = { state: 'not_requested', by: '', on: null } as const;
export const review = (by: string) => ({ state: 'to_be_reviewed', by, on: null }) as const;
export const link = (label: string) => ({ raw: label, items: [{ label, url: '' }] });

/** How the rows of the flattened table are read. */
const HARD_SPACES =
  'The flattened table runs its cells together, but most blank ones left a hard space, and these count out the columns of the rows of Halfpipe, Isoc Monitoring, GlastRelease and ASP.';

/** The page's "to be reviewed by …" stood in Comments, if the hard spaces are trusted, else in Date. */
export const reviewIsComment = (words: string) => ({
  said: { comments: { certainty: 'likely' } } as const,
  doubt: `${HARD_SPACES} So "${words}" is read as Comments and not as Date.`,
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
