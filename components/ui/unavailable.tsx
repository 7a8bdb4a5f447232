import { Page } from './page.tsx';

const RETRY_SECONDS = 5;

/** Nothing can be shown, and why: the database is away, or reading needs a login here. */
export function Unavailable({ why }: { why: 'database' | 'sign-in' }) {
  return why === 'database' ? <DatabaseAway /> : <SignInNeeded />;
}

function SignInNeeded() {
  return (
    <Page title="Sign in to read" section={null}>
      <div className="max-w-prose py-6" role="alert">
        <h1 className="text-title">Sign in to read</h1>
        <p className="mt-4">
          This instance is open to members of the collaboration only. Ask whoever runs it for access, or to open reading
          to everybody (the setting PUBLIC_READ).
        </p>
      </div>
    </Page>
  );
}

/** Says what was kept, and comes back by itself, with or without a script. */
function DatabaseAway() {
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
