import type { TestReport } from '#lib/contracts/ingest/report.ts';
import type { Chunks } from './bytes.ts';
import { CtrfReader } from './ctrf.ts';
import { Decoder } from './decode.ts';
import { TapReader } from './tap.ts';
import { type ReportFault, Unusable } from './unusable.ts';
import { XmlReportReader } from './xml-report.ts';

/** What a report is written in. */
export type ReportForm = 'xml' | 'json' | 'tap';

const FORMS: ReadonlyMap<string, ReportForm> = new Map([
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['application/vnd.ctrf+json', 'json'],
  ['application/json', 'json'],
  ['text/x-tap', 'tap'],
  ['text/tap', 'tap'],
  ['application/x-tap', 'tap'],
]);
/** Content types of reports, as an answer names them. */
export const REPORT_TYPES = 'application/xml, application/vnd.ctrf+json, application/json or text/x-tap';

/** The form that a content type names; null when it names none of ours. */
export const formOf = (type: string): ReportForm | null => FORMS.get(type.toLowerCase()) ?? null;

interface ReportReader {
  write(text: string): void;
  end(): TestReport;
}
const READERS: Readonly<Record<ReportForm, () => ReportReader>> = {
  xml: () => new XmlReportReader(),
  json: () => new CtrfReader(),
  tap: () => new TapReader(),
};

export type ReadReport = { ok: true; report: TestReport } | { ok: false; status: ReportFault; detail: string };

/**
 * Reads a report as its bytes come. `form` null: its first sign tells. What cannot be used is refused with a status and
 * one sentence, as early as it is seen; nothing of a stranger makes it throw.
 */
export async function readReport({
  chunks,
  form,
  charset,
}: {
  chunks: Chunks;
  form: ReportForm | null;
  charset: string | null;
}): Promise<ReadReport> {
  const decoder = new Decoder(charset);
  let reader: ReportReader | null = null;
  let replaced = false;
  const take = (text: string) => {
    replaced ||= text.includes('\ufffd');
    if (reader === null && text.trim() === '') return;
    // White space before the first sign is no fault of a report, though XML would make it one.
    const from = reader === null ? text.trimStart() : text;
    reader ??= READERS[form ?? formSeen(from)]();
    reader.write(from);
  };
  try {
    for await (const chunk of chunks) take(decoder.write(chunk));
    take(decoder.end());
    if (reader === null) throw new Unusable(422, 'The body is empty.');
    const report = (reader as ReportReader).end();
    if (replaced) report.flags.push('Bytes that do not belong to its encoding were replaced.');
    return { ok: true, report };
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, status: error.status, detail: error.message };
    throw error;
  }
}

function formSeen(text: string): ReportForm {
  if (text.startsWith('<')) return 'xml';
  if (text.startsWith('PK\u0003\u0004')) throw new Unusable(422, 'It is a ZIP archive. Send the report that is in it.');
  return /^[{["]/.test(text) ? 'json' : 'tap';
}
