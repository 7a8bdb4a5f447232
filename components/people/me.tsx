import { ANY_ENTRY, type Grant, grantsAllow, ROLE_TERMS } from '#lib/domain/permissions.ts';
import { entryHref } from '../ui/hrefs.ts';

/** Who is signed in, what that allows, and the way out; without anybody the way in. */
export function Me({
  me,
  names = new Map(),
}: {
  me: { name: string; grants: readonly Grant[] } | null;
  /** Names of the entries that roles are for, by kind and slug. */
  names?: ReadonlyMap<string, string>;
}) {
  if (me === null) {
    return (
      <p className="mt-3">
        Nobody is signed in here. <a href="/sign-in?next=%2Fme">Sign in</a>
      </p>
    );
  }
  const admin = me.grants.some(({ role }) => role === 'admin');
  return (
    <>
      <p className="mt-3 text-lead">{me.name}</p>
      <ul className="mt-2">
        {me.grants.map(({ role, entry }) => (
          <li key={`${role} ${entry?.slug ?? ''}`}>
            <strong>{ROLE_TERMS[role].label}</strong>
            {entry && (
              <>
                {' of '}
                <a href={entryHref(entry.kind, entry.slug) ?? '/'}>
                  {names.get(`${entry.kind}/${entry.slug}`) ?? entry.slug}
                </a>
              </>
            )}
            : {ROLE_TERMS[role].says}
          </li>
        ))}
      </ul>
      {admin && (
        <p className="mt-3">
          <a href="/admin/people">People and their roles</a> · <a href="/admin">All pages of admins</a>
        </p>
      )}
      {grantsAllow(me.grants, 'token.manage.own', null) && (
        <p className="mt-3">
          <a href="/me/tokens">Tokens for programs</a>
        </p>
      )}
      {grantsAllow(me.grants, 'entry.create', ANY_ENTRY) && (
        <p className="mt-3">
          <a href="/edit">Entries without a page of their own</a> · <a href="/trash">Trash</a>
        </p>
      )}
      <form method="post" action="/api/sign-out" className="mt-5">
        <button type="submit" className="button">
          Sign out
        </button>
      </form>
    </>
  );
}
