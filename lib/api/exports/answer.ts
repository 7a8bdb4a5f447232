import { log } from '#lib/base/log.ts';
import { EXPORT_FORMATS, type ExportEntity, type ExportFormat, exportQuery } from '#lib/contracts/exports.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import type { ApiContext } from '../api-app.ts';
import { etagOf, hasAlready } from '../json-answer.ts';
import { badParameters, problemResponse } from '../problem.ts';
import type { Heading, Writer } from './format.ts';
import { FORMATS } from './formats.ts';
import type { ReadWindow, Window } from './source.ts';
import { SOURCES } from './sources.ts';

/** More lines than this are not exported at once: 5 million pairs are a question too wide, not a file. */
export const LINES_AT_MOST = 100_000;
/** How often an export begins anew when the data changes before its first byte is sent. */
const ATTEMPTS = 4;

/**
 * Every row of a table, as the page with the same query shows it. Rows are read and sent in windows, so neither many
 * rows nor a slow reader cost memory, and no connection is held between two windows. All windows are of one data
 * version: when it changes, an export of which nothing was sent begins anew, and one under way is cut off, so that the
 * reader sees a broken transfer and never a file that is half old and half new.
 */
export async function answerExport(c: ApiContext, entity: ExportEntity, format: ExportFormat): Promise<Response> {
  const { searchParams } = new URL(c.req.url);
  const asked = SOURCES[entity].open(searchParams);
  if (!asked.ok) return badParameters(c, asked.errors);
  const ctx = c.get('read');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const version = await readDataVersion({ ctx });
    const etag = etagOf(c, ctx, version);
    const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
    if (hasAlready(c, etag)) return new Response(null, { status: 304, headers });
    const first = await asked.read(ctx, null);
    if (Array.isArray(first)) return badParameters(c, first);
    if (first.total > LINES_AT_MOST) return tooMany(c, first.total);
    if ((await readDataVersion({ ctx })) !== version) continue;

    const about: Heading = {
      title: first.title,
      exportedAt: ctx.now.toISOString(),
      query: exportQuery(searchParams.toString()),
      columns: first.columns,
    };
    const { type, ending } = EXPORT_FORMATS[format];
    const file = `${entity}-${about.exportedAt.slice(0, 10)}.${ending}`;
    const own = { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${file}"` };
    const text = write(FORMATS[format](about), about, windows(ctx, version, first, asked.read));
    return new Response(c.req.method === 'HEAD' ? null : streamOf(text, c), { headers: { ...headers, ...own } });
  }
  const detail = 'The data changes too fast at the moment to be exported as one state. Ask again in a moment.';
  return problemResponse(c, { status: 503, detail, headers: { 'Retry-After': '2' } });
}

function tooMany(c: ApiContext, total: number): Response {
  const [found, most] = [total, LINES_AT_MOST].map((number) => number.toLocaleString('en'));
  const detail = `${found} lines match, and at most ${most} can be exported at once. Narrow the question with a filter.`;
  return problemResponse(c, { status: 400, detail });
}

/** The first window and those after it, each known to be of the same data version. */
async function* windows(
  ctx: ReadContext,
  version: number,
  first: Window,
  read: ReadWindow,
): AsyncGenerator<Window, void> {
  yield first;
  for (let cursor = first.next; cursor !== null; ) {
    const window = await read(ctx, cursor);
    if (Array.isArray(window) || (await readDataVersion({ ctx })) !== version) {
      throw new Error('The data changed while it was exported.');
    }
    yield window;
    cursor = window.next;
  }
}

async function* write(writer: Writer, about: Heading, all: AsyncIterable<Window>): AsyncGenerator<string, void> {
  let begun = false;
  for await (const { cells, next } of all) {
    const head = begun ? '' : writer.head(about);
    yield `${head}${writer.rows(cells, !begun)}${next === null ? writer.foot() : ''}`;
    begun = true;
  }
}

/**
 * Asks for the next piece when the one before was taken. Where reading fails, the transfer is broken off: at the
 * connection itself, for the server would take an error in the stream for a fault of ours and print it as one.
 */
function streamOf(text: AsyncGenerator<string, void>, c: ApiContext): ReadableStream {
  const encoder = new TextEncoder();
  let gone = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await text.next();
          if (gone) return;
          if (piece.done) controller.close();
          else controller.enqueue(encoder.encode(piece.value));
        } catch (error) {
          if (gone) return;
          log.warn({ path: c.req.path, why: error instanceof Error ? error.message : error }, 'an export broke off');
          if (c.env?.outgoing) c.env.outgoing.destroy();
          else controller.error(error);
        }
      },
      async cancel() {
        // A piece may be on its way to a reader who has left.
        gone = true;
        await text.return().catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
