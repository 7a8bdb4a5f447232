/** What the form before this page did, by the code that the address carries; nothing for a code that is not known. */
export function SaidBy({ says, said }: { says: Readonly<Record<string, string>>; said: string | null }) {
  return <Told words={said !== null && Object.hasOwn(says, said) ? says[said] : undefined} />;
}

/** The same in words that are found already. */
export function Told({ words }: { words: string | null | undefined }) {
  return words === undefined || words === null ? null : (
    <p className="notice mb-4" role="status">
      {words}
    </p>
  );
}
