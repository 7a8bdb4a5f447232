import { type Grant, ROLE_TERMS } from '#lib/domain/permissions.ts';
import type { PersonDto } from '#lib/read/list-people.ts';
import { Day } from '../ui/day.tsx';
import { Heads } from '../ui/heads.tsx';

const nameOf = ({ role, entry }: { role: Grant['role']; entry: { name: string } | null }): string =>
  entry === null ? ROLE_TERMS[role].label : `${ROLE_TERMS[role].label} of ${entry.name}`;

/** Whoever is the only one to give roles, which must not be taken away; null while there are several. */
function onlyAdmin(people: readonly PersonDto[]): number | null {
  const isAdmin = ({ suspended, claimed, granted }: PersonDto): boolean =>
    !suspended && (claimed.includes('admin') || granted.some(({ role }) => role === 'admin'));
  const [first, ...others] = people.filter(isAdmin);
  return first === undefined || others.length > 0 ? null : first.userId;
}

/** Everybody with an account, with roles to give and take. Each button is a form of its own and works without a script. */
export function People({ people, me }: { people: PersonDto[]; me: number }) {
  const only = onlyAdmin(people);
  return (
    <div className="region">
      <table className="grid-table">
        <caption>People with an account</caption>
        <Heads of={['Name', 'Signs in', 'Roles', 'Account']} />
        <tbody>
          {people.map((person) => (
            <tr key={person.userId} id={`person-${person.userId}`}>
              <th scope="row">
                {person.name}
                {person.userId === me && <span className="note"> (you)</span>}
                <span className="note block">{person.email === '' ? 'no address' : person.email}</span>
              </th>
              <td>
                {person.outside ? 'at the provider' : 'with a password'}
                <span className="note block">
                  {!person.ready ? (
                    'has not set one yet'
                  ) : person.lastSeen === null ? (
                    'not signed in now'
                  ) : (
                    <Seen on={person.lastSeen} />
                  )}
                </span>
              </td>
              <td>
                <Roles person={person} isOnlyAdmin={person.userId === only} />
              </td>
              <td>
                <AccountForms person={person} isOnlyAdmin={person.userId === only} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Seen = ({ on }: { on: string }) => (
  <>
    since <Day on={on} />
  </>
);

function Roles({ person, isOnlyAdmin }: { person: PersonDto; isOnlyAdmin: boolean }) {
  const { userId, name, claimed, granted } = person;
  return (
    <>
      {claimed.length === 0 && granted.length === 0 && <span className="text-ink-3">reader</span>}
      {claimed.map((role) => (
        <p key={role}>
          {ROLE_TERMS[role].label} <span className="note">by the provider’s claim</span>
        </p>
      ))}
      {granted.map((grant) => (
        <form
          key={nameOf(grant)}
          method="post"
          action={`/api/people/${userId}/roles`}
          className="flex flex-wrap items-baseline gap-x-2"
        >
          <input type="hidden" name="act" value="revoke" />
          <input type="hidden" name="role" value={grant.role} />
          {grant.entry && <input type="hidden" name="entry" value={`${grant.entry.kind}/${grant.entry.slug}`} />}
          {nameOf(grant)}
          {isOnlyAdmin && grant.role === 'admin' ? (
            <span className="note">the only one; make somebody else admin before this is taken away</span>
          ) : (
            <button type="submit" className="link note">
              take away
              <span className="sr-only">
                : {nameOf(grant)}, from {name}
              </span>
            </button>
          )}
        </form>
      ))}
    </>
  );
}

function AccountForms({
  person: { userId, name, outside, suspended },
  isOnlyAdmin,
}: {
  person: PersonDto;
  isOnlyAdmin: boolean;
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4">
      {suspended && <span className="text-bad">suspended</span>}
      {isOnlyAdmin ? (
        <span className="note">cannot be suspended: the only admin</span>
      ) : (
        <form method="post" action={`/api/people/${userId}/suspension`}>
          <input type="hidden" name="suspended" value={suspended ? 'no' : 'yes'} />
          <button type="submit" className="link">
            {suspended ? 'let in again' : 'suspend'} <span className="sr-only">{name}</span>
          </button>
        </form>
      )}
      {!outside && (
        <form method="post" action={`/api/people/${userId}/invitation`}>
          <button type="submit" className="link">
            new password link <span className="sr-only">for {name}</span>
          </button>
        </form>
      )}
    </div>
  );
}
