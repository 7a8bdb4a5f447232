import { Told } from '../ui/said.tsx';

const SAYS: Readonly<Record<string, string>> = {
  stated: 'Your statement is kept beside the present one. Whoever answers for the entry is asked to settle it.',
  'stated-conflict': 'Nothing was stored: the field says so already, or an open statement does.',
  settled: 'It is settled. The other statements are kept with your reason.',
  'settled-conflict': 'Nothing was changed: somebody has settled this meanwhile.',
  asked: 'It is asked. It stays in the queue of whoever can answer until somebody does.',
  'asked-conflict': 'This is asked already and waits for an answer.',
  still_true: 'Thank you: it is recorded that this was still true today.',
  correct: 'Your answer is kept. Now say what it is, so that everybody can see it.',
  not_me: 'Thank you: it goes to somebody else who may answer.',
  precondition:
    'Nothing was changed: somebody has saved this entry since you opened the page. Look at it as it is now.',
};
const ANSWERED = 'Nothing was changed: somebody has answered this meanwhile.';

/** What became of a form, by its short name; null for one that is not known. */
export function careWords(said: string): string | null {
  if (Object.hasOwn(SAYS, said)) return SAYS[said] ?? null;
  return /^(still_true|changed|not_me)-conflict$/.test(said) ? ANSWERED : null;
}

/** What the form before this page did. */
export const CareSaid = ({ said }: { said: string | null }) => <Told words={said === null ? null : careWords(said)} />;
