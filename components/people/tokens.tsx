import type { TokenDto } from '#lib/read/list-tokens.ts';
import { Day } from '../ui/day.tsx';

/** What each scope lets a program do. */
const SCOPE_WORDS: Readonly<Record<string, string>> = {
  'entries:write': 'create, change, trash and restore entries, as far as you may',
  'builds:write': 'report builds',
  'tests:write': 'report test runs',
  'publications:write': 'report where images are published',
  'sites:write': 'report what a site’s nodes have',
};
/** For how long; the shortest that does is the safest. */
const DAYS = [7, 30, 90, 365];

const SAYS: Readonly<Record<string, string>> = {
  revoked: 'The token is revoked: the next request with it is refused.',
  there: 'No token was made: one of this name is in use. Revoke it, or take another name.',
  'bad-name': 'No token was made: its name is letters and digits with single dots, hyphens or underscores between.',
  'bad-scopes': 'No token was made: tick at least one thing that it may do.',
  'bad-expiresInDays': 'No token was made: say for how many days.',
};

/** What the last form did; a new token is shown here, and nowhere else again. */
export function TokenSaid({ said, token }: { said: string | null; token: string | null }) {
  if (said === 'made') {
    return token === null ? (
      <p className="notice mt-4" role="status">
        The token was made. It was shown once; if you did not keep it, revoke it and make another.
      </p>
    ) : (
      <div className="notice mt-4" role="status">
        <p>This is the token. Copy it now: it is shown for a minute, and only its hash is stored.</p>
        <p className="key mt-1 break-all">{token}</p>
        <p className="note mt-1">
          Send it as <span className="key">Authorization: Bearer …</span>; see{' '}
          <a href="/api/reporting">recipes for CI jobs</a> and <a href="/api/docs">the API</a>.
        </p>
      </div>
    );
  }
  const words = said !== null && Object.hasOwn(SAYS, said) ? SAYS[said] : undefined;
  return words === undefined ? null : (
    <p className="notice mt-4" role={said === 'revoked' ? 'status' : 'alert'}>
      {words}
    </p>
  );
}

const DayOr = ({ on, none }: { on: string | null; none: string }) => (on === null ? none : <Day on={on} />);

/** One's own tokens, newest first. */
export function Tokens({ tokens }: { tokens: readonly TokenDto[] }) {
  if (tokens.length === 0) return <p className="text-ink-2">You have none.</p>;
  return (
    <ul className="lines">
      {tokens.map(({ id, name, prefix, scopes, state, createdAt, expiresAt, lastUsed }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <div className="min-w-0 grow basis-80">
            <p>
              <span className="font-[570]">{name}</span> <span className="key">{prefix}…</span>{' '}
              {state !== 'in use' && <strong>{state}</strong>}
            </p>
            <p className="note">
              {scopes.join(', ')} · made <Day on={createdAt} /> · {state === 'expired' ? 'expired' : 'expires'}{' '}
              <DayOr on={expiresAt} none="never" /> · last used <DayOr on={lastUsed} none="never" />
            </p>
          </div>
          {state === 'in use' && (
            <form method="post" action={`/api/tokens/${id}/revoke`}>
              <button type="submit" className="link">
                Revoke<span className="sr-only"> {name}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Makes a token that can do no more than the person who makes it. */
export function NewToken({ name }: { name: string }) {
  return (
    <form method="post" action="/api/tokens" className="max-w-prose">
      <label htmlFor="token-name" className="block font-[550]">
        Name
      </label>
      <input
        id="token-name"
        name="name"
        defaultValue={name}
        className="field mt-1 w-full"
        maxLength={60}
        required
        aria-describedby="token-name-hint"
      />
      <p id="token-name-hint" className="note mt-1">
        What uses it, such as ci-of-gleam. Changes made with it carry this name beside yours.
      </p>
      <fieldset className="mt-4">
        <legend className="font-[550]">What it may do, beside reading</legend>
        {Object.entries(SCOPE_WORDS).map(([scope, words]) => (
          <label key={scope} className="mt-1 block">
            <input type="checkbox" name={scope} /> <span className="key">{scope}</span>{' '}
            <span className="text-ink-2">{words}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor="token-days" className="mt-4 block font-[550]">
        How long it works
      </label>
      <select id="token-days" name="days" className="field mt-1" defaultValue="90">
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {days} days
          </option>
        ))}
      </select>
      <p>
        <button type="submit" className="button button-main mt-5">
          Make the token
        </button>
      </p>
    </form>
  );
}
