/** A `timestamptz` as RFC 3339 in UTC, for what is gathered as JSON inside the database. */
export const instantText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
