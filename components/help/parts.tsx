import { Keys } from './keys.tsx';
import { LevelTable } from './levels.tsx';
import { Today } from './marks.tsx';
import { Counted, NextHelp } from './next.tsx';
import { RouteHelp } from './routes.tsx';
import { Sureness } from './sureness.tsx';
import { OtherWords } from './words.tsx';

interface HelpPart {
  id: string;
  title: string;
  note?: string;
  Part: () => React.ReactNode;
}

/** The help in the order in which a newcomer asks. */
export const HELP_PARTS: readonly HelpPart[] = [
  { id: 'today', title: 'Can I run it there now?', Part: Today },
  { id: 'levels', title: 'How ready is it?', note: 'from worst to best', Part: LevelTable },
  { id: 'routes', title: 'Why is it no better?', Part: RouteHelp },
  { id: 'next', title: 'What is to be done next, and by whom?', Part: NextHelp },
  { id: 'counted', title: 'What counts, and what is dimmed?', Part: Counted },
  { id: 'sure', title: 'Who said so, and how sure is it?', Part: Sureness },
  { id: 'words', title: 'What do the other words mean?', Part: OtherWords },
  { id: 'keys', title: 'Which keys work in a table?', Part: Keys },
];
