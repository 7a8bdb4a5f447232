import { isUtf8 } from 'node:buffer';
import { env } from '#lib/base/env.ts';
import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { DeliveryDetailDto, DeliveryDto } from './dto-delivery.ts';
import { instantText } from './instant-text.ts';
import { DELIVERY_COLUMNS } from './list-deliveries.ts';
import { query } from './query.ts';

/** Of a body that a page shows; a whole one may have a megabyte. */
const SHOWN_BYTES = 64 * 1024;

type Row = DeliveryDto & {
  dedupeKey: string;
  leasedAt: string | null;
  thinnedAt: string | null;
  headers: Record<string, unknown>;
  body: Uint8Array;
  bodyBytes: number;
};

const TEXT = `select ${DELIVERY_COLUMNS}, d.dedupe_key as "dedupeKey", ${instantText('d.leased_at')} as "leasedAt",
    ${instantText('d.thinned_at')} as "thinnedAt", d.headers, substring(d.body from 1 for ${SHOWN_BYTES}) as body, length(d.body) as "bodyBytes"
  from deliveries d join webhook_sources s on s.id = d.source_id where d.id = $1`;

/** One delivery with its headers and the beginning of its body, as they came; for those who keep sources. */
export async function readDelivery({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { id: number };
}): Promise<Result<DeliveryDetailDto>> {
  mustBeAllowedTo(ctx, 'source.manage', null);
  const [row] = await query<Row>(ctx, { text: TEXT, values: [input.id] });
  if (!row) return notFound('There is no delivery of that number.');
  const { headers, body, thinnedAt, ...rest } = row;
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const isCut = rest.bodyBytes > body.byteLength;
  return ok({
    ...rest,
    removed: thinnedAt === null ? null : { at: thinnedAt, afterDays: env().KEEP_BODIES_DAYS },
    headers: pairs.sort(([a], [b]) => (a < b ? -1 : 1)),
    body: shownText(body),
    isCut,
    // A cut can go through the middle of a character.
    isText: isUtf8(body) || (isCut && isUtf8(body.subarray(0, lastWhole(body)))),
  });
}

/** Where the last character that is certainly whole ends. */
function lastWhole(bytes: Uint8Array): number {
  let end = bytes.byteLength - 1;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

/** Text as it is, but for what would make a page look other than it is: controls and what turns the text around it. */
function shownText(bytes: Uint8Array): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;
  return new TextDecoder('utf-8').decode(bytes).replaceAll(hidden, '\ufffd');
}
