import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { REPORT_BYTES_MAX, type TestReport } from '#lib/contracts/ingest/report.ts';
import { type Chunks, capped, plain, unpacked } from '#lib/ingest/reports/bytes.ts';
import { oneFile } from '#lib/ingest/reports/one-file.ts';
import { formOf, REPORT_TYPES, type ReportForm, readReport } from '#lib/ingest/reports/read-report.ts';
import { type ReportFault, Unusable } from '#lib/ingest/reports/unusable.ts';

/** Types of a part that say nothing of what is in it: then its first sign does. */
const UNTOLD: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'text/plain',
  'application/gzip',
  'application/x-gzip',
]);

export type SentReport =
  | { ok: true; report: TestReport; bodyHash: string }
  | { ok: false; status: ReportFault; detail: string };

/** The test report that a request carries, read while it comes: its content type says how, gzip may be around it. */
export async function sentReport(c: Context): Promise<SentReport> {
  try {
    const { chunks, form, charset } = await opened(c);
    const hash = createHash('sha256');
    const read = await readReport({ chunks: hashed(chunks, hash), form, charset });
    return read.ok ? { ...read, bodyHash: hash.digest('hex') } : read;
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, status: error.status, detail: error.message };
    throw error;
  }
}

async function opened(c: Context): Promise<{ chunks: Chunks; form: ReportForm | null; charset: string | null }> {
  const header = c.req.header('content-type') ?? '';
  const { type, charset } = typeOf(header);
  const isForm = type === 'multipart/form-data';
  const form = formOf(type);
  if (!isForm && form === null) {
    const hint = type === 'application/x-www-form-urlencoded' ? ' curl needs -H Content-Type: with it.' : '';
    throw new Unusable(415, `Send the report as ${REPORT_TYPES}, or as a form with a part named “file”.${hint}`);
  }
  const most = isForm ? REPORT_BYTES_MAX + 64 * 1024 : REPORT_BYTES_MAX;
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Unusable(413, 'The report is larger than 10 MB.');
  const body = decoded(capped(bodyOf(c), most), c.req.header('content-encoding') ?? 'identity');
  if (!isForm) return { chunks: plain(body), form, charset };
  const file = await oneFile(body, header, REPORT_BYTES_MAX);
  const part = typeOf(file.type);
  const known = formOf(part.type);
  if (known === null && !UNTOLD.has(part.type)) {
    throw new Unusable(415, `The part “file” is of another type. Send it as ${REPORT_TYPES}.`);
  }
  return { chunks: plain(file.chunks), form: known, charset: part.charset };
}

function decoded(chunks: Chunks, coding: string): Chunks {
  if (coding === 'identity') return chunks;
  if (coding.toLowerCase() === 'gzip') return unpacked(chunks);
  throw new Unusable(415, 'The body may be sent as it is or with Content-Encoding: gzip, and in no other way.');
}

function typeOf(header: string): { type: string; charset: string | null } {
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim());
  const charset = parameters.map((part) => /^charset="?([\w.:-]{1,40})"?$/i.exec(part)?.[1]).find(Boolean);
  return { type: type.toLowerCase(), charset: charset ?? null };
}

async function* bodyOf(c: Context): AsyncGenerator<Uint8Array> {
  const { body } = c.req.raw;
  if (body === null) return;
  try {
    for await (const chunk of body) yield chunk;
  } catch {
    throw new Unusable(400, 'The body broke off.');
  }
}

async function* hashed(chunks: Chunks, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
