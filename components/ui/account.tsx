/** Who looks at a page, as far as its frame says. */
export interface AccountName {
  name: string;
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
    <a className="account" href="/me">
      <span className="sr-only">Signed in as </span>
      {account.name}
    </a>
  );
}
