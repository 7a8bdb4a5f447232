/** What the scripts of the frame know of the page. */
export interface ShellFacts {
  /** The state of the data it shows, or an earlier one: `version.talk`; null while the database is away. */
  seen: string | null;
  /** Who looks, as the history says it; null for nobody in particular. */
  me: string | null;
  /** Whether they may create entries. */
  creates: boolean;
}
