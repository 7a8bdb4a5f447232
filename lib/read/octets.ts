/**
 * A text with one character for each byte of its UTF-8. The engine keeps such texts in one byte per character, whatever
 * they say, puts them together without looking at them, and turns them into bytes by copying.
 */
export type Octets = string;

const ASCII = /^[\u0020-\u007e]*$/;

export const toOctets = (text: string): Octets => (ASCII.test(text) ? text : Buffer.from(text).toString('latin1'));

/** A text as it stands between the quotes of JSON. */
export const insideJson = (text: string): Octets => toOctets(JSON.stringify(text).slice(1, -1));

export const fromOctets = (octets: Octets): string => Buffer.from(octets, 'latin1').toString();

/** The bytes to send. */
export function octetBytes(octets: Octets): Uint8Array<ArrayBuffer> {
  // Not from the pool that short buffers share: kept bytes should keep nothing else in memory.
  const bytes = Buffer.from(new ArrayBuffer(octets.length));
  bytes.write(octets, 'latin1');
  return bytes;
}
