/** What the scripts of the frame know of the page. */
export interface ShellFacts {
  /** The state of the data it shows, or an earlier one: `version.talk`; null while the database is away. */
  seen: string | null;
  /** Who looks, as the history says it; null for nobody in particular. */
  me: string | null;
  /** Whether they may create entries. */
  creates: boolean;
}

/** The facts stand in the head of the document under this name. */
export const FACTS = 'seaworthy';

/** The facts of the page that is open. */
export function factsOfPage(): ShellFacts {
  const held = document.querySelector<HTMLMetaElement>(`meta[name=${FACTS}]`)?.content;
  return held === undefined ? { seen: null, me: null, creates: false } : JSON.parse(held);
}
