/**
 * Whether a rule's policy follows a tag: the policy lists patterns, separated by spaces or commas, in which `*` stands for
 * any characters; an empty one follows all.
 */
export function followsTag(policy: string, tag: string): boolean {
  const patterns = policy.split(/[\s,]+/).filter((pattern) => pattern !== '');
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, tag));
}

/** Piece by piece, so that no pattern takes long however many stars it has. */
function matches(pattern: string, tag: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return tag === first;
  if (!tag.startsWith(first) || tag.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = tag.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return tag.length - last.length >= at && tag.endsWith(last);
}
