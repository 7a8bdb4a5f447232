import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import type { TableViews } from '#components/views/head.tsx';
import { authorize } from '#lib/auth/authorize.ts';
import { ALL, type ApiView, canonicalQuery, saysNothing, type ViewTable } from '#lib/contracts/views.ts';
import { listViews } from '#lib/read/list-views.ts';
import { ask } from './ask.ts';
import { leadToThen } from './lead-to-then.ts';
import { readContext } from './reader.ts';

/** What an address of a table comes to once the view that it names is put in its place. */
export interface Viewed {
  /** The question of the table. */
  search: URLSearchParams;
  /** The saved views for its head. */
  views: TableViews;
  /** Whether an address without a question opens a view, so that the whole table has to be asked for. */
  bare: boolean;
}

/**
 * Reads the address of a table's page. One that says nothing but the name of a view is that view, one that says nothing
 * at all is what the table opens with; whatever an address does say counts as it stands, so that links keep their meaning.
 */
export async function viewed(table: ViewTable, record: SearchRecord): Promise<Viewed> {
  const given = toSearchParams(record);
  leadToThen(table, given);
  const ctx = readContext();
  const asked = await ask(() => listViews({ ctx, input: { table } }));
  const all: ApiView[] = asked.is === 'there' ? asked.value : [];
  const name = given.get('view') ?? '';
  const isPlain = saysNothing(given);
  const standard = all.find(({ isDefault }) => isDefault);
  const chosen = name === '' ? (isPlain ? standard : undefined) : all.find(({ slug }) => slug === name);
  const search = isPlain && chosen ? new URLSearchParams(chosen.query) : given;
  const may = (action: 'own.keep' | 'view.share' | 'view.lock') => authorize(ctx.actor, action, null).ok;
  const keeps = may('own.keep');
  const locks = may('view.lock');
  return {
    search,
    bare: standard !== undefined,
    views: {
      table,
      all,
      chosen: chosen ?? null,
      unknown: name !== '' && name !== ALL && chosen === undefined && asked.is === 'there',
      query: canonicalQuery(table, search.toString()).query,
      said: given.get('said'),
      keeps,
      shares: may('view.share'),
      locks,
      changes: chosen !== undefined && keeps && (locks || (chosen.own && !(chosen.shared && chosen.locked))),
    },
  };
}
