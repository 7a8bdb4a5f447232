import type { FacetDto } from './dto.ts';

/** A list as a table needs it: some rows, their place among all, the groups, and how many rows each value would leave. */
export interface TableDto<Item> {
  items: Item[];
  total: number;
  /** Opaque; null on the last page. */
  nextCursor: string | null;
  previousCursor: string | null;
  /** Position of the first row among those that are not folded away. */
  start: number;
  /** Rows that are not folded away. */
  shown: number;
  /** All matching rows by group, in the order of the list; null without a group. */
  groups: { value: string; label: string; count: number; closed: boolean }[] | null;
  facets: Record<string, FacetDto[]>;
  /** State of the data in which rows have these places; windows of the same one belong together. */
  dataVersion?: number;
}
