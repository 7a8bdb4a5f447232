const SAYS: Readonly<Record<string, string>> = {
  attached: 'The issue is attached. The case stays failing, and says why.',
  closed: 'The issue is closed. From now on a failure of the case is unexplained again.',
  signed: 'It is signed off. Where every required suite passed it is validated now.',
  revoked: 'The sign-off is revoked. It stays visible here.',
  kept: 'The suite is kept as you said.',
  conflict: 'Nothing was changed: it is so already, or somebody did it meanwhile.',
  invalid: 'Nothing was changed: something is missing, too long, or not an address.',
};

/** What the form before this page did. */
export function TestSaid({ said }: { said: string | null }) {
  const words = said !== null && Object.hasOwn(SAYS, said) ? SAYS[said] : undefined;
  return words === undefined ? null : (
    <p className="notice mb-4" role="status">
      {words}
    </p>
  );
}
