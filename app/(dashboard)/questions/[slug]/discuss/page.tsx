import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Discuss } from '#components/question/discuss.tsx';
import { Propose } from '#components/question/propose.tsx';
import { Said } from '#components/task/said.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { mustBeAllowedTo } from '#lib/read/authorise.ts';
import { listNames } from '#lib/read/list-names.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import { sendAct } from '../../../acts/send-act.ts';
import { askFor } from '../../../ask.ts';
import { account, readContext } from '../../../reader.ts';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function DiscussPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const said = toSearchParams(await searchParams).get('said');
  const ctx = readContext();
  const asked = await askFor(() => {
    mustBeAllowedTo(ctx, 'entry.edit', { kind: 'question', slug });
    return readQuestion({ ctx, input: { slug } });
  });
  const next = `/questions/${slug}/discuss`;
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next={next} />;
  if (asked.is === 'missing') return <Missing account={account()} what="No question has this name." />;
  const question = asked.value;
  const names = (kind: 'site' | 'use_case') => listNames({ ctx, input: { kind } });
  const [sites, useCases] = await Promise.all([names('site'), names('use_case')]);
  const crumbs = [
    { label: 'Questions', href: '/questions' },
    { label: question.name, href: `/questions/${slug}` },
  ];
  return (
    <Page account={account()} title="Options and decision" section="questions" crumbs={crumbs}>
      <Said said={said} />
      <h1 className="max-w-[34em] text-title">{question.name}</h1>
      <Section id="options" title="Options" note="what is said for and against each">
        <Discuss question={question} sites={sites} useCases={useCases} send={sendAct} />
      </Section>
      <Section id="propose" title="Propose a decision">
        <Propose question={question} />
      </Section>
    </Page>
  );
}
