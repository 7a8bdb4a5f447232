import { PROVIDER_NAMES, PROVIDERS } from '#lib/contracts/ingest/provider.ts';
import { fieldOf, Line, Lines, Menu, Tick, type Typed } from '../ui/field.tsx';

const HOSTS = 'registry.example.org:5000';

/** Registries, hosts and sign-in of a source: the same in the form that makes one and in the one that changes it. */
function Settings({ form, typed, password }: { form: string; typed: Typed; password: string }) {
  const of = fieldOf(form, typed);
  return (
    <>
      <Lines
        {...of('registries')}
        label="Registries"
        placeholder={HOSTS}
        hint="One a line, host:port; the first is meant where an event names none. http:// before a host asks it without TLS. No other registry is asked, whatever a delivery says. For Docker Hub, GHCR and Quay leave it empty: their own is meant."
      />
      <Lines
        {...of('trusted')}
        label="Other hosts it may send us to"
        hint="Hosts that a registry gives its tokens or its bytes from, one a line: for registry.gitlab.com that is gitlab.com. Those of Docker Hub, GHCR and Quay are known."
      />
      <Tick name="private" on={typed.values.private === 'on'}>
        These hosts may have private addresses <span className="note">(such as 10.0.0.5, 192.168.1.5, 127.0.0.1)</span>
      </Tick>
      <Line
        {...of('user')}
        label="User at the registry"
        maxLength={200}
        hint="Leave it empty where everybody may pull."
      />
      <Line
        {...of('password')}
        type="password"
        autoComplete="new-password"
        label="Password or token of that user"
        maxLength={4000}
        hint={password}
      />
    </>
  );
}

/** Makes a source. */
export function NewSource({ typed }: { typed: Typed }) {
  const of = fieldOf('new', typed);
  return (
    <form method="post" action="/api/sources" className="max-w-xl">
      <Line
        {...of('name')}
        label="Name"
        maxLength={60}
        required
        hint="As lists and histories call it, such as slac-harbor."
      />
      <Menu {...of('provider', 'distribution')} label="What sends">
        {PROVIDERS.map((provider) => (
          <option key={provider} value={provider}>
            {PROVIDER_NAMES[provider]}
          </option>
        ))}
      </Menu>
      <Settings form="new" typed={typed} password="It is stored and never shown again." />
      <Line
        {...of('secret')}
        type="password"
        autoComplete="new-password"
        label="Secret, if the sender made one"
        maxLength={200}
        hint="Leave it empty and one is made here, and shown once."
      />
      <button type="submit" className="button button-main mt-4">
        Make the source
      </button>
    </form>
  );
}

/** Changes what is set of a source; its provider and its address stay. */
export function ChangeSource({ id, typed, hasPassword }: { id: number; typed: Typed; hasPassword: boolean }) {
  const of = fieldOf('settings', typed);
  return (
    <form method="post" action={`/api/sources/${id}`} className="max-w-xl">
      <Line {...of('name')} label="Name" maxLength={60} required />
      <Settings
        form="settings"
        typed={typed}
        password={hasPassword ? 'One is stored. Leave this empty to keep it.' : 'None is stored.'}
      />
      {hasPassword && <Tick name="forget">Forget the stored password</Tick>}
      <button type="submit" className="button button-main mt-4">
        Save the settings
      </button>
    </form>
  );
}
