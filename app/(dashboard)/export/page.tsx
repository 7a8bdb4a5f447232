import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { ExportTable, FormatNotes } from '#components/export/table.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { EXPORT_ENTITIES, EXPORTS, exportQuery } from '#lib/contracts/exports.ts';
import { mustBeAllowedToRead } from '#lib/read/authorise.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';
import { parseExportPage } from './search-params.ts';

export default async function ExportPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { of, query, problems } = parseExportPage(toSearchParams(await searchParams));
  const asked = await ask(async () => mustBeAllowedToRead(readContext()));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/export" />;
  return (
    <Page account={account()} title="Export" section={null}>
      <h1 className="text-title">Export</h1>
      <p className="mt-2 max-w-prose text-ink-2">
        Every table can be taken away as a file: the rows, columns and order that its page shows, in the same words.
        Filter, sort and choose columns there; its links under the table export what you see.
      </p>
      <ParamNotice problems={problems} />
      {of !== null && (
        <Section id="this" title={EXPORTS[of].label} note={query === '' ? 'all of it' : 'as it was asked for'}>
          {query !== '' && <p className="key mb-2 wrap-anywhere">{exportQuery(query)}</p>}
          <ExportTable entities={[of]} query={exportQuery(query)} caption={`${EXPORTS[of].label} as asked for`} />
        </Section>
      )}
      <Section id="all" title="All tables" note="whole, without filters">
        <ExportTable entities={EXPORT_ENTITIES} caption="Everything that can be exported" />
      </Section>
      <Section id="formats" title="Formats">
        <FormatNotes />
      </Section>
    </Page>
  );
}
