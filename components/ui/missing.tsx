import type { AccountName } from './account.tsx';
import { Page } from './page.tsx';

/** An address without a page: what was looked for, and the ways on. */
export function Missing({ what, account }: { what: string; account: AccountName | null }) {
  return (
    <Page title="Not found" section={null} account={account}>
      <div className="max-w-prose py-6">
        <h1 className="text-title">Not found</h1>
        <p className="mt-4">{what}</p>
        <p className="mt-3">
          It may have been renamed or removed, or the address has a typing error. Search the packages, look through{' '}
          <a href="/sites">the sites</a>, <a href="/tasks">the tasks</a> or <a href="/questions">the questions</a>, or
          start from <a href="/">the overview</a>.
        </p>
        <form action="/packages" className="mt-5 flex flex-wrap gap-2">
          <input className="field" type="search" name="q" aria-label="Search packages" placeholder="Search packages" />
          <button type="submit" className="button button-main">
            Search
          </button>
        </form>
      </div>
    </Page>
  );
}
