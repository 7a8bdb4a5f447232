import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { REPORT_BYTES_MAX } from '#lib/contracts/ingest/report.ts';
import { Unusable } from './unusable.ts';

export type Chunks = AsyncIterable<Uint8Array>;
const MB = 1024 * 1024;

/** The same bytes, counted as they come: a declared length may be a lie or missing. More than the limit is refused at once. */
export async function* capped(
  chunks: Chunks,
  most = REPORT_BYTES_MAX,
  what = 'The report',
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > most) throw new Unusable(413, `${what} is larger than ${Math.floor(most / MB)} MB.`);
    yield chunk;
  }
}

/** Bytes unpacked as they come, and never more of them than a report may have. */
export async function* unpacked(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What goes wrong on the way in ends the reading below with the same fault.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  try {
    for await (const chunk of capped(gunzip, REPORT_BYTES_MAX, 'The unpacked report')) yield chunk;
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(400, 'The body is said to be gzip and is not, or it broke off.');
  } finally {
    gunzip.destroy();
  }
}

/** Bytes as they are, or unpacked where they begin as gzip does, which no report does. */
export async function* plain(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.byteLength < 2) {
    const next = await rest.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  yield* head[0] === 0x1f && head[1] === 0x8b ? unpacked(all()) : all();
}
