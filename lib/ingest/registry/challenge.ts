/** What a registry asks for before it answers. */
export type Challenge = { scheme: 'basic' } | { scheme: 'bearer'; realm: string; service: string };

/** A scheme, or one of its parameters; read from left to right, so that no header takes long. */
const PIECE = /[\s,]*([a-z][\w-]*)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/iy;

/** Reads `WWW-Authenticate`: the bearer challenge where there is one, else the basic one, else null. */
export function readChallenge(header: string | undefined): Challenge | null {
  const found: { scheme: string; values: Map<string, string> }[] = [];
  const piece = new RegExp(PIECE);
  for (let match = piece.exec(header ?? ''); match; match = piece.exec(header ?? '')) {
    const [, name = '', quoted, plain] = match;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) found.push({ scheme: name.toLowerCase(), values: new Map() });
    else found.at(-1)?.values.set(name.toLowerCase(), value);
  }
  const bearer = found.find(({ scheme, values }) => scheme === 'bearer' && values.has('realm'))?.values;
  if (bearer) return { scheme: 'bearer', realm: bearer.get('realm') ?? '', service: bearer.get('service') ?? '' };
  return found.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : null;
}
