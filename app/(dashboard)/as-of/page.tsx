import { redirect } from 'next/navigation';
import { DayField } from '#components/as-of/day-form.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { asOfHref } from '#components/ui/hrefs.ts';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { isPastNoun, parsePastDay } from '#lib/contracts/as-of-params.ts';
import { account, readContext } from '../reader.ts';

/** Where the forms that choose a day lead: on to that day, or to another try. */
export default async function AsOfPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const { now } = readContext();
  const given = search.get('day') ?? '';
  const asked = search.get('noun') ?? '';
  const noun = isPastNoun(asked) ? asked : 'packages';
  const day = parsePastDay(given, now);
  if (day !== null) redirect(asOfHref(day, noun));
  const problems = given === '' ? [] : [{ parameter: 'day', detail: 'A day that has come, such as 2017-07-24.' }];
  const today = now.toISOString().slice(0, 10);
  return (
    <Page account={account()} title="As of another day" section={noun}>
      <h1 className="mb-3 text-title">As of another day</h1>
      <ParamNotice problems={problems} />
      <p className="mb-3 max-w-prose">
        The packages, the sites and the tasks can be read as they were at the end of any day.
      </p>
      <DayField noun={noun} day={today} today={today} />
    </Page>
  );
}
