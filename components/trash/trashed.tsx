import { word } from '#lib/domain/vocabulary.ts';
import type { TrashedDetailDto } from '#lib/read/dto-trash.ts';
import { numberSources, SourceList } from '../claims/sources.tsx';
import { History } from '../history/history.tsx';
import type { AccountName } from '../ui/account.tsx';
import { Day } from '../ui/day.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Restore } from './restore.tsx';
import { TrashSaid } from './said.tsx';

/** What stands at the address of an entry in the trash: since when, by whom and why, how to get it back, its history. */
export function Trashed({
  entry,
  mayRestore,
  said,
  account,
}: {
  entry: TrashedDetailDto;
  mayRestore: boolean;
  said: string | null;
  account: AccountName | null;
}) {
  const { kind, name, at, by, why, history } = entry;
  const sources = numberSources(history);
  return (
    <Page title={name} section={null} account={account} crumbs={[{ label: 'Trash', href: '/trash' }]}>
      <TrashSaid said={said} />
      <h1 className="text-title">{name} is in the trash</h1>
      <p className="mt-2 max-w-prose">
        {by} put this {word(kind)} there on <Day on={at} />
        {why === '' ? ' and gave no reason.' : <>: “{why}”</>}
      </p>
      <p className="mt-2 mb-4 max-w-prose text-ink-2">
        It is in no list, no count and no verdict, and nothing of it is lost: restored, it is as it was.
        {!mayRestore && ' A manager can restore it.'}
      </p>
      {mayRestore && <Restore entry={entry} />}
      <Section id="history" title="History" note="newest first">
        <History revisions={history} sources={sources} />
      </Section>
      {sources.size > 0 && (
        <Section id="sources" title="Sources">
          <SourceList sources={sources} />
        </Section>
      )}
    </Page>
  );
}
