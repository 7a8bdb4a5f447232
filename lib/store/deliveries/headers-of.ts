/** Headers as they are kept with a delivery: a map of texts, whatever else the column could hold. */
export function headersOf(kept: unknown): Record<string, string> {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
