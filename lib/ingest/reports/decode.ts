import { Unusable } from './unusable.ts';

/** As much of a report as its encoding is told from. */
const HEAD_BYTES = 256;

export interface Decoded {
  encoding: string;
  text: string;
}

/**
 * Text of a report, piece by piece. Its encoding is the byte order mark's, else what the request says, else what its XML
 * declaration says, else UTF-8. Bytes that are none of it become the sign for that; nothing is refused for them.
 */
export class Decoder {
  readonly #charset: string | null;
  #head: Uint8Array = new Uint8Array();
  #decoder: TextDecoder | null = null;

  constructor(charset: string | null) {
    this.#charset = charset;
  }

  write(bytes: Uint8Array): string {
    if (this.#decoder !== null) return this.#decoder.decode(bytes, { stream: true });
    this.#head = Buffer.concat([this.#head, bytes]);
    return this.#head.byteLength < HEAD_BYTES ? '' : this.#begin();
  }

  end(): string {
    const begun = this.#decoder === null ? this.#begin() : '';
    return begun + (this.#decoder?.decode() ?? '');
  }

  #begin(): string {
    const label = encodingOf(this.#head, this.#charset);
    try {
      this.#decoder = new TextDecoder(label);
    } catch {
      throw new Unusable(422, `The encoding “${label.slice(0, 40)}” is not one that can be read. Send it in UTF-8.`);
    }
    return this.#decoder.decode(this.#head, { stream: true });
  }
}

function encodingOf(head: Uint8Array, charset: string | null): string {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  const isUtf32 = (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (isUtf32) return 'utf-32';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (charset !== null) return charset;
  // Every report begins with a sign of ASCII.
  if (a && b === 0) return 'utf-16le';
  if (a === 0 && b) return 'utf-16be';
  const start = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start)?.[1] ?? 'utf-8';
  // What can be read byte by byte is in no encoding of two: its writer put the text into UTF-8 afterwards.
  return /^(?:utf-?16|ucs-?2|utf-?32)/i.test(declared) ? 'utf-8' : declared;
}
