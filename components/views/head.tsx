import type { ApiView, ViewTable } from '#lib/contracts/views.ts';
import { ViewsMenu } from './menu.tsx';

/** The saved views of a table for who looks at it. */
export interface TableViews {
  table: ViewTable;
  all: readonly ApiView[];
  /** The one that the address names, or that the table opens with. */
  chosen: ApiView | null;
  /** Whether the address names one that is not there. */
  unknown: boolean;
  /** What is shown, in the one way it is written. */
  query: string;
  /** What the form before this page did. */
  said: string | null;
  /** What the reader may do: keep views, share them, lock them, and change the chosen one. */
  keeps: boolean;
  shares: boolean;
  locks: boolean;
  changes: boolean;
}

const SAYS: Readonly<Record<string, string>> = {
  'view-save': 'The view is saved.',
  'view-rename': 'The view has its new name.',
  'view-replace': 'The view is saved as it is shown now.',
  'view-share': 'Everybody sees this view now.',
  'view-unshare': 'Only you see this view now.',
  'view-make-default': 'The table opens with this view now.',
  'view-no-default': 'The table opens without a view now.',
  'view-lock': 'The view is locked.',
  'view-unlock': 'The view is unlocked.',
  'view-delete': 'The view is deleted.',
  'view-invalid':
    'Nothing was saved: a view needs a name with a letter or digit, other than “all”, of at most 80 characters.',
  'view-taken': 'Nothing was saved: there is a view of that name here, or everybody has this one.',
  'view-gone': 'Nothing was saved: somebody deleted that view.',
};

/** Title of a table's page with the menu of its saved views, and what there is to say of the one that is shown. */
export function TableHead({
  title,
  views,
  action,
  total,
}: {
  title: string;
  views: TableViews;
  /** What else can be done here. */
  action?: React.ReactNode;
  /** How many rows, where the table itself does not say it. */
  total?: string;
}) {
  const { chosen, unknown, said, query, table } = views;
  const words = said !== null && Object.hasOwn(SAYS, said) ? SAYS[said] : undefined;
  return (
    <>
      <div className="table-head">
        <h1 className="text-title">{title}</h1>
        <ViewsMenu views={views} />
        {action}
        {total !== undefined && (
          <p className="note ml-auto" role="status">
            {total}
          </p>
        )}
      </div>
      {words !== undefined && <p className="notice mb-3">{words}</p>}
      {unknown && (
        <p className="notice mb-3">There is no saved view of that name here. This is the table without one.</p>
      )}
      {chosen !== null && (
        <div className="notice mb-3" data-view-changed="" hidden={query === chosen.query}>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>This is not quite “{chosen.name}” any more.</span>
            {views.changes && (
              <button type="submit" form="view-chosen" name="act" value="replace" className="button">
                Save it like this
              </button>
            )}
            <a href={`/${table}?view=${chosen.slug}`}>Go back to it</a>
          </p>
        </div>
      )}
    </>
  );
}
