import type { z } from 'zod';
import type { RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import { isCleanText } from '#lib/contracts/text.ts';

const REASON_AT_MOST = 500;

/** Reasons quote what was sent, which need not be text that can be kept and shown. */
const clean = (reason: string): string =>
  [...reason.slice(0, REASON_AT_MOST)].map((sign) => (isCleanText(sign) ? sign : '\ufffd')).join('');

export const unusable = (reason: string): Translation => ({ kind: 'unusable', reason: clean(reason) });
export const ignored = (reason: string): Translation => ({ kind: 'ignored', reason: clean(reason) });

/** Why a body is nothing that anybody could use. */
const NO_JSON = 'The body is not JSON in UTF-8.';

/** The value a body holds; undefined when it is no JSON in UTF-8. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Reads a body by its schema; what does not fit is told with the place it was found at. */
export function parseBody<S extends z.ZodType>(
  raw: RawDelivery,
  schema: S,
  use: (value: z.output<S>) => Translation,
): Translation {
  const value = jsonOf(raw.body);
  return value === undefined ? unusable(NO_JSON) : parseValue(value, schema, use);
}

/** The same of a value that was read already. */
export function parseValue<S extends z.ZodType>(
  value: unknown,
  schema: S,
  use: (value: z.output<S>) => Translation,
): Translation {
  const parsed = schema.safeParse(value);
  if (parsed.success) return use(parsed.data);
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.').slice(0, 200) ?? '';
  return unusable(`The body is not what this provider sends: ${place === '' ? 'the whole' : place}: ${issue?.message}`);
}
