import { parsePastDay } from './as-of-params.ts';
import type { ParamProblem } from './list-params.ts';

const A_DAY = 86_400_000;
/** What "since the last meeting" is taken as when nobody says which day that was. */
const DAYS_BACK = 7;

/** The day so many days before another. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * A_DAY).toISOString().slice(0, 10);

/** The two days at whose ends the catalogue is held against itself, the earlier one first: a week until today. */
export function parseDifference(
  search: URLSearchParams,
  now: Date,
): { span: { from: string; to: string }; problems: ParamProblem[] } {
  const today = now.toISOString().slice(0, 10);
  const problems: ParamProblem[] = [];
  const read = (parameter: 'from' | 'to', fallback: () => string): string => {
    const given = search.get(parameter) ?? '';
    const day = parsePastDay(given, now);
    if (day === null && given !== '') problems.push({ parameter, detail: 'A day that has come, such as 2017-07-24.' });
    return day ?? fallback();
  };
  const to = read('to', () => today);
  const from = read('from', () => daysBefore(to, DAYS_BACK));
  return { span: from <= to ? { from, to } : { from: to, to: from }, problems };
}
