import type { ApiView } from '#lib/contracts/views.ts';
import type { TableViews } from './head.tsx';

/** The saved views of a table: links, and forms to keep and change them. It works without a script. */
export function ViewsMenu({ views }: { views: TableViews }) {
  const { table, all, chosen, query, keeps, shares, changes } = views;
  const own = all.filter((view) => view.own);
  const others = all.filter((view) => !view.own);
  return (
    <details
      className="facet views no-print"
      data-views=""
      data-base={chosen?.query}
      {...(chosen && { 'data-shown': query })}
    >
      <summary className="button">
        Saved views{chosen && <span className="font-normal text-ink-2">{chosen.name}</span>}
      </summary>
      <div className="views-panel">
        <ul>
          <li>
            <a href={`/${table}?view=all`} aria-current={chosen === null && query === '' ? 'true' : undefined}>
              The whole table
            </a>
          </li>
        </ul>
        <ViewLinks label="Yours" views={own} of={views} />
        <ViewLinks label="Shared" views={others} of={views} />
        {changes && chosen && <ChosenForm view={chosen} of={views} />}
        {keeps ? (
          <form method="post" action="/api/views" data-view-form="">
            <h2 className="text-body">Save what is shown</h2>
            <input type="hidden" name="table" value={table} />
            <input type="hidden" name="query" value={query} />
            <label>
              Name
              <input name="name" className="field" required maxLength={80} autoComplete="off" />
            </label>
            {shares && (
              <label className="views-check">
                <input type="checkbox" name="shared" value="yes" /> for everybody
              </label>
            )}
            <button type="submit" name="act" value="save" className="button button-main">
              Save as a new view
            </button>
          </form>
        ) : (
          <p className="note">
            <a href={`/sign-in?next=${encodeURIComponent(`/${table}${query === '' ? '' : `?${query}`}`)}`}>Sign in</a>{' '}
            to save views of your own.
          </p>
        )}
      </div>
    </details>
  );
}

function ViewLinks({ label, views, of }: { label: string; views: readonly ApiView[]; of: TableViews }) {
  if (views.length === 0) return null;
  return (
    <>
      <p className="note">{label}</p>
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <a href={`/${of.table}?view=${view.slug}`} aria-current={view.id === of.chosen?.id ? 'true' : undefined}>
              {view.name}
            </a>{' '}
            <span className="note">{wordsOf(view)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who has a view, and who may change it. */
function wordsOf({ own, shared, isDefault, locked }: ApiView): string {
  if (isDefault) return 'the table opens with it';
  const words = [own && shared && 'shared', locked && 'locked'];
  return words.filter((word) => word !== false).join(', ');
}

/** What can be done to the view that is shown: one form, and a button for each. */
function ChosenForm({ view, of }: { view: ApiView; of: TableViews }) {
  const { table, query, shares, locks } = of;
  const { shared, isDefault, locked } = view;
  const button = (act: string, words: string) => (
    <button type="submit" name="act" value={act} className="button">
      {words}
    </button>
  );
  return (
    <form id="view-chosen" method="post" action="/api/views" data-view-form="">
      <h2 className="text-body">“{view.name}”</h2>
      <input type="hidden" name="table" value={table} />
      <input type="hidden" name="id" value={view.id} />
      <input type="hidden" name="query" value={query} />
      <label>
        Name
        <input name="name" className="field" required maxLength={80} defaultValue={view.name} autoComplete="off" />
      </label>
      <div className="views-acts">
        {button('rename', 'Rename')}
        {button('replace', 'Save it as shown')}
        {shares && !shared && button('share', 'Share with everybody')}
        {shared && !locked && button('unshare', 'Keep it to yourself')}
        {locks && !isDefault && button('make-default', 'Open the table with it')}
        {locks && isDefault && button('no-default', 'Open the table without it')}
        {locks && shared && !locked && button('lock', 'Lock')}
        {locks && locked && !isDefault && button('unlock', 'Unlock')}
        {button('delete', 'Delete')}
      </div>
    </form>
  );
}
