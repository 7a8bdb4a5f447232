import type { AccountName } from './account.tsx';
import { Page } from './page.tsx';

const RETRY_SECONDS = 5;

type Why = 'database' | 'sign-in' | 'not-for-you';

/** Nothing can be shown, and why: the database is away, reading needs a login here, or it is not for this reader. */
export function Unavailable({
  why,
  account,
  next = '/',
}: {
  why: Why;
  account: AccountName | null;
  /** The page to come back to after signing in. */
  next?: string;
}) {
  if (why === 'database') return <DatabaseAway />;
  return why === 'sign-in' ? <SignInNeeded next={next} /> : <NotForYou account={account} />;
}

function SignInNeeded({ next }: { next: string }) {
  return (
    <Page title="Sign in" section={null} account={null}>
      <div className="max-w-prose py-6" role="alert">
        <h1 className="text-title">Sign in for this page</h1>
        <p className="mt-4">
          It is for members of the collaboration. <a href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</a>, or
          ask whoever runs this instance for access.
        </p>
      </div>
    </Page>
  );
}

function NotForYou({ account }: { account: AccountName | null }) {
  return (
    <Page title="Not for your roles" section={null} account={account}>
      <div className="max-w-prose py-6" role="alert">
        <h1 className="text-title">Your roles do not reach this page</h1>
        <p className="mt-4">
          An admin of this instance can give you the role it needs. <a href="/me">What your roles allow</a>
        </p>
      </div>
    </Page>
  );
}

/** Says what was kept, and comes back by itself, with or without a script. */
function DatabaseAway() {
  return (
    <Page title="The database cannot be reached" section={null} account={null}>
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
