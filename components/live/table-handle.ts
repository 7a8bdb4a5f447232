/** What the page's table lets who knows of changes do with it. */
export interface TableHandle {
  /** The data version of the rows. */
  version: () => number | undefined;
  /** Puts what the rows in view say now into their places, and nothing else; the ids of those that are different. */
  freshen: () => Promise<string[]>;
  /** Everything anew as it is now, in its new order, at the same place of the scroll. */
  show: () => Promise<void>;
}

/** The table of this page, once its script runs. */
export const onPage: { table: TableHandle | null } = { table: null };
