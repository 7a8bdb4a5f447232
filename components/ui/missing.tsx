import { Page } from './page.tsx';

/** An address without a page: what was looked for, and the ways on. */
export function Missing({ what }: { what: string }) {
  return (
    <Page title="Not found" section={null}>
      <div className="max-w-prose py-6">
        <h1 className="text-title">Not found</h1>
        <p className="mt-4">{what}</p>
        <p className="mt-3">
          It may have been renamed or removed, or the address has a typing error. Look in{' '}
          <a href="/packages">the packages</a> or <a href="/sites">the sites</a>, or start from{' '}
          <a href="/">the overview</a>.
        </p>
      </div>
    </Page>
  );
}
