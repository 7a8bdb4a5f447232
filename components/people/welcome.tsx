import { PASSWORD_MAX, PASSWORD_MIN } from '#lib/contracts/password.ts';
import { Field } from './sign-in.tsx';

const SAYS: Readonly<Record<string, string>> = {
  token: 'This link has been used, or is too old.',
  password: `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`,
  name: 'A name is needed.',
  email: 'This e-mail address cannot be used: it is incomplete, or somebody signs in with it already.',
};

/** Sets a password by a link that works once; the first admin's link asks for name and address too. */
export function Welcome({
  token,
  whom,
  problem,
}: {
  token: string;
  whom: { name: string; handle: string } | 'first-admin' | null;
  problem: string | null;
}) {
  if (whom === null) return <Spent />;
  const first = whom === 'first-admin';
  return (
    <div className="max-w-md py-6">
      <h1 className="text-title">{first ? 'Become the first admin' : `Welcome, ${whom.name}`}</h1>
      <p className="mt-2 text-ink-2">
        {first
          ? 'You started this instance, so it is yours: make your account, then invite the others.'
          : 'Choose a password. The link that brought you here works this one time.'}
      </p>
      {problem !== null && (
        <p className="notice mt-4" role="alert">
          {SAYS[problem] ?? 'That did not work; see the fields below.'} Nothing was stored.
        </p>
      )}
      <form method="post" action="/api/welcome" className="mt-2">
        <input type="hidden" name="token" value={token} />
        {first && <Field label="Your name" name="name" autoComplete="name" maxLength={200} />}
        {first ? (
          <Field label="E-mail, to sign in with" name="email" type="email" autoComplete="username" maxLength={300} />
        ) : (
          <input type="hidden" autoComplete="username" value={whom.handle} readOnly />
        )}
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={PASSWORD_MIN}
          maxLength={PASSWORD_MAX}
          hint={`At least ${PASSWORD_MIN} characters; a few words make a good one.`}
        />
        <button type="submit" className="button button-main mt-4">
          {first ? 'Make my account' : 'Set the password'}
        </button>
      </form>
    </div>
  );
}

function Spent() {
  return (
    <div className="max-w-prose py-6">
      <h1 className="text-title">This link does not work any more</h1>
      <p className="mt-4">
        It has been used, a newer one took its place, or it is older than two days. An admin can make a new one; while
        there is no admin, starting Seaworthy prints one.
      </p>
      <p className="mt-3">
        <a href="/sign-in">Sign in</a>
      </p>
    </div>
  );
}
