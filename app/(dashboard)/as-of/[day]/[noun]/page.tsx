import { AsOfBanner } from '#components/as-of/banner.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { sayDay } from '#components/ui/day.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { isPastNoun, parseAsOfParams, parsePastDay } from '#lib/contracts/as-of-params.ts';
import { readDay } from '#lib/read/as-of/read-day.ts';
import { ask, missing } from '../../../ask.ts';
import { account, readContext } from '../../../reader.ts';
import { TableThen } from './table.tsx';

interface Props {
  params: Promise<{ day: string; noun: string }>;
  searchParams: Promise<SearchRecord>;
}

const TITLES = { packages: 'Packages', sites: 'Sites', tasks: 'Tasks' } as const;

export default async function AsOfPage({ params, searchParams }: Props) {
  const given = await params;
  const ctx = readContext();
  const day = parsePastDay(given.day, ctx.now);
  const { noun } = given;
  if (day === null || !isPastNoun(noun)) {
    missing();
    return <Missing account={account()} what="No list has this address: it names a list and a day that has come." />;
  }
  const { params: asked, problems } = parseAsOfParams(toSearchParams(await searchParams));
  const around = await ask(() => readDay({ ctx, input: { day } }));
  if (around.is === 'closed') return <Unavailable account={account()} why={around.why} />;
  const title = `${TITLES[noun]} as of ${sayDay(day)}`;
  return (
    <Page account={account()} title={title} section={noun} wide>
      <h1 className="mb-3 text-title">{title}</h1>
      <AsOfBanner of={around.value} noun={noun} today={ctx.now.toISOString().slice(0, 10)} />
      <ParamNotice problems={problems} />
      <TableThen day={day} noun={noun} page={asked} ctx={ctx} />
    </Page>
  );
}
