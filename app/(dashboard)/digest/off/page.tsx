import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { MailOff } from '#components/talk/mail.tsx';
import { Page } from '#components/ui/page.tsx';
import { account } from '../../reader.ts';

export default async function DigestOffPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const params = toSearchParams(await searchParams);
  return (
    <Page title="Mail" section={null} account={account()}>
      <h1 className="text-title">Mail from Seaworthy</h1>
      <p className="mt-1 max-w-prose text-ink-2">It tells once a day or week what is unread in your inbox.</p>
      <MailOff digestKey={params.get('key') ?? ''} done={params.get('said') === 'off'} />
    </Page>
  );
}
