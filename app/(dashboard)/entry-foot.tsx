import { EntryCare } from '#components/care/entry-care.tsx';
import type { Sources } from '#components/claims/sources.tsx';
import { toSearchParams } from '#components/data-table/list-href.ts';
import { EntryRecord } from '#components/history/record.tsx';
import type { Names } from '#components/history/say.ts';
import type { TalkKind } from '#lib/domain/talk.ts';
import type { CareDto } from '#lib/read/dto-care.ts';
import { sendAct } from './acts/send-act.ts';
import { sendCare } from './care/send-care.ts';
import type { EntryPage } from './entry-top.tsx';
import { mayEdit } from './reader.ts';
import { Talk } from './talk/talk.tsx';

type Recorded = Parameters<typeof EntryRecord>[0];

/** What stands last on the page of an entry: what is asked and said about it, what changed, and where it is from. */
export async function EntryFoot({
  kind,
  of,
  next,
  search,
  sources,
  names,
}: {
  kind: TalkKind;
  of: {
    slug: string;
    /** Of a task. */
    number?: number;
    version: number;
    remarks: Recorded['remarks'];
    history: Recorded['revisions'];
    care?: CareDto;
  };
  /** Address of the page. */
  next: string;
  search: EntryPage['searchParams'];
  sources: Sources;
  names?: Names;
}) {
  const { slug, number, version, remarks, history, care } = of;
  const entry = { kind, slug };
  const said = toSearchParams(await search).get('said');
  const named = names && { names };
  return (
    <>
      {care && <EntryCare care={care} entry={entry} next={next} said={said} send={sendCare} {...named} />}
      <Talk subject={entry} path={next} />
      <EntryRecord
        of={[kind, String(number ?? slug)]}
        remarks={remarks}
        revisions={history}
        sources={sources}
        {...named}
        revertible={mayEdit(entry) ? { ...entry, version, next, send: sendAct } : null}
      />
    </>
  );
}
