import { Page } from './page.tsx';

const RETRY_SECONDS = 5;

/** The database cannot be reached: says so, says what was kept, and comes back by itself, with or without a script. */
export function Unavailable() {
  return (
    <Page title="The database cannot be reached" section={null}>
      <meta httpEquiv="refresh" content={String(RETRY_SECONDS)} />
      <div className="max-w-prose py-6" role="alert">
        <h1 className="text-title">The database cannot be reached</h1>
        <p className="mt-4">
          Seaworthy itself is running, but the database behind it does not answer at the moment, so there is nothing
          true to show. Nothing was lost: every change that was confirmed is stored.
        </p>
        <p className="mt-3">
          This page tries again every {RETRY_SECONDS} seconds and continues where you were. If it stays like this, tell
          whoever runs this instance that PostgreSQL is not answering.
        </p>
        <p className="mt-5">
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address is this very page, with its query */}
          <a className="button" href="">
            Try now
          </a>
        </p>
      </div>
    </Page>
  );
}
