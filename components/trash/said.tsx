const SAYS: Readonly<Record<string, string>> = {
  trashed: 'It is in the trash now.',
  restored: 'It is out of the trash again, as it was.',
  'in-use': 'Nothing was changed: something that is still there cannot do without it. See below.',
  changed: 'Nothing was changed: somebody saved it meanwhile. Look again, then repeat.',
  needs: 'Nothing was changed: it needs something that is in the trash itself. Restore that first.',
  'no-reason': 'Nothing was changed: the reason is too long, or holds a control character.',
  'not-there': 'Nothing was changed: it is not in the trash any more.',
};

/** What a form of the trash did. */
export function TrashSaid({ said }: { said: string | null }) {
  const words = said !== null && Object.hasOwn(SAYS, said) ? SAYS[said] : undefined;
  return words === undefined ? null : (
    <p className="notice mb-4" role="status">
      {words}
    </p>
  );
}
