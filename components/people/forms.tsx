import { ROLE_TERMS, ROLES } from '#lib/domain/permissions.ts';
import type { PersonDto } from '#lib/read/list-people.ts';
import { Field } from './sign-in.tsx';

interface Named {
  slug: string;
  name: string;
}

function Choice({ label, name, children }: { label: string; name: string; children: React.ReactNode }) {
  const id = `field-${name}`;
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-[550]">
        {label}
      </label>
      <select id={id} name={name} className="field mt-1 w-full">
        {children}
      </select>
    </div>
  );
}

/** Which role, and for which package or site; nothing chosen there is for everything. */
function RoleFields({ packages, sites }: { packages: readonly Named[]; sites: readonly Named[] }) {
  return (
    <>
      <Choice label="Role" name="role">
        {ROLES.filter((role) => role !== 'reader').map((role) => (
          <option key={role} value={role}>
            {ROLE_TERMS[role].label}: {ROLE_TERMS[role].says}
          </option>
        ))}
      </Choice>
      <Field
        label="For"
        name="entry"
        required={false}
        list="granted-for"
        maxLength={200}
        placeholder="everything"
        hint="Leave it empty for everything, or name one: package/glastrelease for an expert, site/slac for a contact."
      />
      <datalist id="granted-for">
        {sites.map(({ slug, name }) => (
          <option key={slug} value={`site/${slug}`} label={name} />
        ))}
        {packages.map(({ slug, name }) => (
          <option key={slug} value={`package/${slug}`} label={name} />
        ))}
      </datalist>
    </>
  );
}

/** Gives somebody a role. */
export function GiveRole({ people, ...named }: { people: PersonDto[]; packages: Named[]; sites: Named[] }) {
  return (
    <form method="post" action="/api/people/roles" className="max-w-md">
      <Choice label="Who" name="userId">
        {people.map(({ userId, name, email }) => (
          <option key={userId} value={userId}>
            {name} {email === '' ? '' : `(${email})`}
          </option>
        ))}
      </Choice>
      <RoleFields {...named} />
      <button type="submit" className="button button-main mt-4">
        Give the role
      </button>
    </form>
  );
}

/** Makes a local account; the answer shows the link that its owner needs. */
export function Invite() {
  return (
    <form method="post" action="/api/people" className="max-w-md">
      <Field label="Name" name="name" maxLength={200} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        maxLength={300}
        hint="To sign in with. No mail is sent: you pass the link on."
      />
      <button type="submit" className="button button-main mt-4">
        Make an account
      </button>
    </form>
  );
}
