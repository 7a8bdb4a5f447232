const SAYS: Readonly<Record<string, string>> = {
  granted: 'The role is given; it counts from the next page on.',
  revoked: 'The role is taken away; that counts from the next page on.',
  joined: 'Saved: what the sources ask of this person comes to the account.',
  parted: 'Saved: the sources’ person has no account any more.',
  suspended: 'The account is suspended: its sessions have ended, and its tokens are refused.',
  'let-in': 'The account may sign in again.',
  'last-admin': 'Nothing was changed: this is the last admin. Make somebody else admin first.',
  'not-a-role':
    'Nothing was changed: an expert is for a package and a site contact for a site that exist; other roles are for everything.',
  'not-a-person': 'Nobody was added: a name and a complete e-mail address are needed.',
  'there-already': 'Nobody was added: somebody signs in with this address already.',
  refused: 'Nothing was changed: there is no such person, package or site.',
};

/** What the last form did, and the link that somebody has to be given. */
export function Said({ said, link }: { said: string | null; link: string | null }) {
  if (said === 'invited' && link !== null) {
    return (
      <div className="notice mt-4" role="status">
        <p>Pass this link on. It sets the password once, within two days, and is not shown again:</p>
        <p className="key mt-1">{link}</p>
      </div>
    );
  }
  const words = said === null ? undefined : SAYS[said];
  return words === undefined ? null : (
    <p className="notice mt-4" role="status">
      {words}
    </p>
  );
}
