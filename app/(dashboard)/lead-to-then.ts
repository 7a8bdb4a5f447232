import { redirect } from 'next/navigation';
import { asOfHref } from '#components/ui/hrefs.ts';
import { isPastNoun, parsePastDay } from '#lib/contracts/as-of-params.ts';
import { readContext } from './reader.ts';

/**
 * Leads a list that is asked for as of a day (`asOf=2017-07-24`) on to what it was then, with what it is searched for. A day
 * that has not come leads to where one is chosen, which says so; a list that cannot be read as it was stays.
 */
export function leadToThen(list: string, search: URLSearchParams): void {
  const day = search.get('asOf');
  if (day === null || !isPastNoun(list)) return;
  if (parsePastDay(day, readContext().now) === null) redirect(`/as-of?${new URLSearchParams({ noun: list, day })}`);
  const q = search.get('q') ?? '';
  redirect(`${asOfHref(day, list)}${q === '' ? '' : `?${new URLSearchParams({ q })}`}`);
}
