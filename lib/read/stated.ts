/** What a value says, without the words around it: as `stated` of the database, by which statements contradict. */
export function stated(value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const members: Record<string, unknown> = { ...value };
    for (const name of ['value', 'state', 'support']) {
      if (members[name] !== undefined && members[name] !== null) return String(members[name]);
    }
  }
  return JSON.stringify(value);
}
