import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { DecisionEffects, DecisionHead } from '#components/question/decision.tsx';
import { AcceptForm, AddEffects, RemoveEffect } from '#components/question/decision-forms.tsx';
import { Said } from '#components/task/said.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { sendAct } from '../../../../acts/send-act.ts';
import { askFor } from '../../../../ask.ts';
import { account, mayEdit, readContext } from '../../../../reader.ts';
import { askFacts, readDecision } from './read.ts';

interface Props {
  params: Promise<{ slug: string; decision: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function DecisionPage({ params, searchParams }: Props) {
  const { slug, decision: name } = await params;
  const said = toSearchParams(await searchParams).get('said');
  const ctx = readContext();
  const asked = await askFor(() => readDecision(ctx, slug, name));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what="There is no such decision." />;
  const { question, decision, preview } = asked.value;
  const of = { question, decision };
  const may = decision.state === 'proposed' && mayEdit({ kind: 'question', slug });
  const facts = may ? await askFacts(ctx) : null;
  const crumbs = [
    { label: 'Questions', href: '/questions' },
    { label: question.name, href: `/questions/${slug}` },
  ];
  return (
    <Page account={account()} title="Decision" section="questions" crumbs={crumbs}>
      <Said said={said} />
      <DecisionHead question={question} decision={decision} />
      <Section id="effects" title="What it changes" note={may ? 'a preview: nothing is stored yet' : undefined}>
        <DecisionEffects
          preview={preview}
          state={decision.state}
          remove={may ? (place) => <RemoveEffect of={of} place={place} /> : null}
        />
        {facts && <AddEffects of={of} facts={facts} />}
      </Section>
      {may && (
        <Section id="accept" title="Accept it">
          <AcceptForm of={of} preview={preview} today={ctx.now.toISOString().slice(0, 10)} send={sendAct} />
        </Section>
      )}
    </Page>
  );
}
