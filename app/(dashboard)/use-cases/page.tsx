import { numberSources, SourceList } from '#components/claims/sources.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { NewLink } from '#components/edit/new-form.tsx';
import { ExportLinks } from '#components/ui/export-links.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { UseCaseMatrix } from '#components/use-case/overview.tsx';
import { UseCase } from '#components/use-case/use-case.tsx';
import { parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import { listUseCases } from '#lib/read/list-use-cases.ts';
import { ask } from '../ask.ts';
import { editedEntry } from '../edits.ts';
import { account, mayCreate, readContext } from '../reader.ts';

const PATH = '/use-cases';

export default async function UseCasesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parsePlainParams('use-cases')(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listUseCases({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { items, total, ...cursors } = asked.value;
  const said = items.flatMap(({ peak, steps, remarks }) => [peak.claims, ...steps.map((step) => step.claims), remarks]);
  const sources = numberSources(...said);
  return (
    <Page account={account()} title="Use cases" section="use-cases">
      <ListHead title="Use cases" total={total} noun={['use case', 'use cases']}>
        <NewLink kind="use_case" may={mayCreate()} />
      </ListHead>
      <ParamNotice problems={problems} />
      {items.length === 0 ? (
        <Nothing noun={['use case', 'use cases']} path={PATH} asked={params.q !== ''}>
          Use cases say which packages are needed where. Without one no pair of package and site is a target.
        </Nothing>
      ) : (
        <>
          <UseCaseMatrix useCases={items} />
          {items.map((useCase) => (
            <UseCase
              key={useCase.slug}
              useCase={useCase}
              sources={sources}
              edited={editedEntry('use_case', useCase.slug, useCase.name)}
            />
          ))}
          <Pager path={PATH} params={params} previous={cursors.previousCursor} next={cursors.nextCursor} />
          <ExportLinks entity="use-cases" query={listHref('', params)} />
          <Section id="sources" title="Sources">
            <SourceList sources={sources} />
          </Section>
        </>
      )}
    </Page>
  );
}
