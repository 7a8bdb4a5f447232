/** The number of a task, a change set or a revision as an address has it; null for anything that cannot be one. */
export function parseSerial(text: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  return number > 0 && number <= 2_147_483_647 ? number : null;
}
