const LONGEST = 1000;

/** Why something failed, as a text that can be stored whatever is in it. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll('\0', '').slice(0, LONGEST).toWellFormed();
}
