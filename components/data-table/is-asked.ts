import type { ListQuery } from '#lib/contracts/list-query.ts';

/** Whether a search or a filter is in force. */
export const isAsked = ({ q, filters }: ListQuery): boolean =>
  q !== '' || Object.values(filters).some((values) => values.length > 0);
