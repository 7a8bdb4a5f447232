import { SaidBy } from '../ui/said.tsx';

const SAYS: Readonly<Record<string, string>> = {
  moved: 'Moved, and saved. The history of the task has the change, where it can be reverted.',
  changed: 'Saved. The history has the change, where it can be reverted.',
  stale:
    'Nothing was saved: somebody else has saved this since you opened the page. You see it as it is now; try again.',
  gone: 'Nothing was saved: what you chose is not there any more, or has been decided since. You see it as it is now.',
  ring: 'Nothing was saved: a task cannot wait for itself, or be a part of itself, also not by way of others.',
  invalid: 'Nothing was saved: something in the form cannot be stored as it is.',
  nothing: 'Nothing was different, so nothing was saved.',
  'no-fact': 'Nothing was saved: choose what the fact is about, and what it becomes.',
  proposed: 'The decision is proposed. Add the facts it changes, look at what would follow, and accept it.',
  accepted: 'The decision is accepted, and the facts it names are changed in the same act.',
  withdrawn: 'The proposal is withdrawn.',
  remarked: 'Your remark is stored under your name.',
};

/** What the form before this page did. */
export const Said = ({ said }: { said: string | null }) => <SaidBy says={SAYS} said={said} />;
