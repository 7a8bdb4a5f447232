/** What went wrong on the way in, in words; codes come from our own routes and from the sign-in library. */
const SAYS: Readonly<Record<string, string>> = {
  wrong: 'E-mail and password do not belong together. Nothing else is said, so that nobody learns who has an account.',
  'too-often': 'Too many tries from your address. Wait a minute, then try again.',
  'provider-away': 'The identity provider does not answer at the moment. Try again, or use a local account.',
  'password-set': 'Your password is set. Sign in with it.',
  access_denied: 'The identity provider did not let you through, or you went back.',
  state_mismatch: 'This sign-in was begun in another browser or too long ago. Begin again here.',
};
const FAILED = 'Signing in did not work. Begin again; if it stays like this, tell whoever runs this instance.';
const GOOD = new Set(['password-set']);

const Hidden = ({ next }: { next: string }) => <input type="hidden" name="next" value={next} />;

/** The ways in: the identity provider where there is one, and an account of this instance. */
export function SignIn({
  next,
  problem,
  provider,
  open,
}: {
  next: string;
  problem: string | null;
  provider: string | null;
  /** Whether everybody may read this instance. */
  open: boolean;
}) {
  return (
    <div className="max-w-md py-6">
      <h1 className="text-title">Sign in</h1>
      <p className="mt-2 text-ink-2">
        {open
          ? 'Reading needs no login. Correcting an entry, answering a question or deciding does.'
          : 'This instance is for its members: reading needs a login, too.'}
      </p>
      {problem !== null && (
        <p className="notice mt-4" role={GOOD.has(problem) ? 'status' : 'alert'}>
          {SAYS[problem] ?? FAILED}
        </p>
      )}
      {provider !== null && (
        <form method="post" action="/api/sign-in/provider" className="mt-5">
          <Hidden next={next} />
          <button type="submit" className="button button-main">
            Sign in with {provider}
          </button>
        </form>
      )}
      <form method="post" action="/api/sign-in" className="mt-6">
        {provider !== null && <h2 className="mb-2 text-head">Or with an account of this instance</h2>}
        <Hidden next={next} />
        <Field label="E-mail" name="email" type="email" autoComplete="username" />
        <Field label="Password" name="password" type="password" autoComplete="current-password" />
        <button type="submit" className={provider === null ? 'button button-main mt-4' : 'button mt-4'}>
          Sign in
        </button>
      </form>
      <p className="note mt-6">
        No account, or a forgotten password? Ask an admin of this instance for a link; there is no mail to wait for.
      </p>
    </div>
  );
}

/** A labelled line of a form; its name is its own on the page. */
export function Field({ label, hint, ...input }: { label: string; hint?: string } & React.ComponentProps<'input'>) {
  const id = `field-${input.name}`;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-[550]">
        {label}
      </label>
      <input id={id} className="field mt-1 w-full" required aria-describedby={hintId} {...input} />
      {hint !== undefined && (
        <p id={hintId} className="note mt-1">
          {hint}
        </p>
      )}
    </div>
  );
}
