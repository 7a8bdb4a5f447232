/** Who looks at a page, as far as its frame says. */
export interface AccountName {
  name: string;
  /** Things that wait for this person: requests, contradictions to settle, what is overdue, own tasks. */
  waiting: number;
  /** Whether the pages of admins are for this person. */
  admin: boolean;
}

/** The reader's name, which leads to what they may do, or the way in. */
export function Account({ account }: { account: AccountName | null }) {
  if (account === null) {
    return (
      <a className="account" href="/sign-in">
        Sign in
      </a>
    );
  }
  return (
    <span className="account-links">
      {account.admin && (
        <a className="for-you for-admins" href="/admin">
          Admin
        </a>
      )}
      <a className="for-you" href="/queue">
        For you{account.waiting > 0 && ` (${account.waiting})`}
      </a>
      <a className="account" href="/me">
        <span className="sr-only">Signed in as </span>
        {account.name}
      </a>
    </span>
  );
}
