import { SaidBy } from '../ui/said.tsx';

const SAYS: Readonly<Record<string, string>> = {
  trashed: 'It is in the trash now.',
  restored: 'It is out of the trash again, as it was.',
  'in-use': 'Nothing was changed: something that is still there cannot do without it. See below.',
  needs: 'Nothing was changed: it needs something that is in the trash itself. Restore that first.',
  'not-there': 'Nothing was changed: it is not in the trash any more.',
};

/** What a form of the trash did. */
export const TrashSaid = ({ said }: { said: string | null }) => <SaidBy says={SAYS} said={said} />;
