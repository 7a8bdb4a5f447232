import { ACTION_WORDS, ACTIONS, KIND_OF_ROLE, PERMISSIONS, ROLE_TERMS, ROLES } from '#lib/domain/permissions.ts';

/** Who may do what: the table that the lock itself reads. */
export function Permissions() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="What each role may do">
      <table className="grid-table">
        <caption>What each role may do</caption>
        <thead>
          <tr>
            <th scope="col">May</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {ROLE_TERMS[role].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ACTIONS.map((action) => (
            <tr key={action}>
              <th scope="row">{ACTION_WORDS[action]}</th>
              {ROLES.map((role) => {
                // Whoever has a role is a reader too.
                const rule = PERMISSIONS[action].find((one) => one.role === role || one.role === 'reader');
                return (
                  <td key={role} className={rule ? '' : 'text-ink-3'}>
                    {!rule ? 'no' : rule.reach === 'all' ? 'yes' : `own ${KIND_OF_ROLE[role] ?? 'entry'}s`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
