/** Headers by which a delivery proves itself, or that somebody in between added for themselves. */
const SECRET = /authorization|cookie|token|secret|password|api-?key|signature|credential/;
const LONGEST = 2000;
const AT_MOST = 60;

/** What is kept of a delivery's headers: nothing by which anybody could send another. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !SECRET.test(name) && name.length <= 100);
  return Object.fromEntries(kept.slice(0, AT_MOST).map(([name, value]) => [name, value.slice(0, LONGEST)]));
}
