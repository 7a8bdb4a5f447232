const LONGEST = 120;

/** The slug a name suggests: “Fermi Tools (Python)” → `fermi-tools-python`. Empty when it has no Latin letter or digit. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-/, '').slice(0, LONGEST).replace(/-$/, '');
}
