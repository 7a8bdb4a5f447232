import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { KeepFresh } from '#components/live/keep-fresh.tsx';
import { KeepSuite, KnownIssues, SignOffs } from '#components/test/care.tsx';
import { CaseList } from '#components/test/cases.tsx';
import { RunHistory } from '#components/test/history.tsx';
import { Properties } from '#components/test/properties.tsx';
import { RunHead } from '#components/test/run-head.tsx';
import { TestSaid } from '#components/test/said.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseSerial } from '#lib/contracts/serial.ts';
import { parseCasesParams } from '#lib/contracts/test-params.ts';
import { readTestRun } from '#lib/read/read-test-run.ts';
import { askFor } from '../../../ask.ts';
import { account, mayDo, readContext } from '../../../reader.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchRecord> };
const CRUMBS = [{ label: 'Tests', href: '/tests' }];

export default async function TestRunPage({ params, searchParams }: Props) {
  const search = toSearchParams(await searchParams);
  const { params: shown, problems } = parseCasesParams(search);
  const id = parseSerial((await params).id) ?? 0;
  const ctx = readContext();
  const asked = await askFor(() => readTestRun({ ctx, input: { id, ...shown } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing what="There is no test run of this number." account={account()} />;
  const run = asked.value;
  const mayKeep = mayDo('suite.keep', null);
  const maySign = (slug: string) => mayDo('output.sign', { kind: 'package', slug });
  return (
    <Page account={account()} title={`Run ${run.id}`} section="tests" crumbs={CRUMBS}>
      <KeepFresh />
      <TestSaid said={search.get('said')} />
      <ParamNotice problems={problems} />
      <RunHead run={run} />
      <Section id="cases-of-run" title="Cases" note={`${run.casesTotal}, failing ones first`}>
        <CaseList run={run} {...shown} />
      </Section>
      <Section id="history" title="Runs here" note="this suite, site and runtime; newest first">
        <RunHistory run={run} />
      </Section>
      <Section id="known" title="Known issues" note="of this suite">
        <KnownIssues run={run} mayKeep={mayKeep} />
      </Section>
      <Section id="sign-off" title="Sign-off" note="that the output is valid for science">
        <SignOffs run={run} maySign={maySign} />
      </Section>
      <Section id="expected" title="Expected cases" note="missing when a report does not hold them">
        <KeepSuite run={run} mayKeep={mayKeep} />
      </Section>
      <Section id="properties" title="What the report says of itself">
        <Properties properties={run.properties} />
      </Section>
    </Page>
  );
}
