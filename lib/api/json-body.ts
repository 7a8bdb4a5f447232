import type { Context } from 'hono';
import { type FieldError, invalid, ok, type Result } from '#lib/base/errors.ts';
import { escapePointer } from '#lib/contracts/fields.ts';
import { isCleanText, UNCLEAN } from '#lib/contracts/text.ts';
import type { ApiContext } from './api-app.ts';
import { cappedBody } from './capped-body.ts';
import { problemResponse } from './problem.ts';

const BYTES_AT_MOST = 1024 * 1024;
const DEPTH_AT_MOST = 32;
const KEY_AT_MOST = 300;
/** Faults told of one body; a hostile one has more than anybody reads. */
const FAULTS_AT_MOST = 20;

/** What a body is refused with: its own status, for these are no outcomes of the store. */
export interface BodyFault {
  status: 400 | 413 | 415 | 422;
  detail: string;
  errors?: FieldError[];
}
export type Body = { ok: true; value: Record<string, unknown> } | { ok: false; fault: BodyFault };

const refused = (status: BodyFault['status'], detail: string, errors: FieldError[] = []): Body => ({
  ok: false,
  fault: { status, detail, errors },
});

/** The answer to a request whose body cannot be used. */
export const refusedBody = (c: ApiContext, { status, detail, errors = [] }: BodyFault): Response =>
  problemResponse(c, { status, detail, errors });

/**
 * The JSON object a request carries. Whatever is sent instead is told plainly: another content type (415), more than 1 MB
 * (413), no JSON (400), text that cannot be stored (422). `optional`: nothing at all is an empty object.
 */
export async function jsonBody(
  c: Context,
  { types, optional = false }: { types: readonly string[]; optional?: boolean },
): Promise<Body> {
  const read = await cappedBody(c.req.raw, { atMost: BYTES_AT_MOST });
  if (!read.ok) return refused(read.failure.kind === 'invalid' ? 400 : 413, read.failure.detail);
  if (optional && read.value.byteLength === 0) return { ok: true, value: {} };
  const unfit = unfitType(c, types);
  if (unfit) return refused(415, unfit);
  const parsed = parse(read.value);
  if (!parsed.ok) return refused(400, parsed.failure.detail);
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused(422, 'The body must be a JSON object.', [{ pointer: '', detail: 'Not an object.' }]);
  }
  const errors = faultsOf(value);
  if (errors.length > 0) return refused(422, 'The body has parts that cannot be stored.', errors);
  return { ok: true, value: { ...value } };
}

function unfitType(c: Context, types: readonly string[]): string | null {
  const [type = '', ...parameters] = (c.req.header('content-type') ?? '').split(';').map((part) => part.trim());
  const charset = parameters.map((part) => /^charset="?([^"]*)"?$/i.exec(part)?.[1]).find(Boolean) ?? 'utf-8';
  const coding = c.req.header('content-encoding') ?? 'identity';
  const fits = types.includes(type.toLowerCase()) && charset.toLowerCase() === 'utf-8' && coding === 'identity';
  return fits ? null : `Send the body as ${types.join(' or ')}, in UTF-8 and not compressed.`;
}

function parse(bytes: Uint8Array): Result<unknown> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return invalid('The body is not JSON in UTF-8.');
  }
}

/**
 * Parts that no field can hold: half characters and control characters in texts and names, names that mean something to
 * JavaScript itself, and nesting that only serves to exhaust whoever walks it. Walked without recursion for that reason.
 */
function faultsOf(body: object): FieldError[] {
  const faults: FieldError[] = [];
  const left: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let at = left.pop(); at && faults.length < FAULTS_AT_MOST; at = left.pop()) {
    const { value, pointer, depth } = at;
    if (typeof value === 'string' && !isCleanText(value)) {
      faults.push({ pointer, detail: UNCLEAN });
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEPTH_AT_MOST) {
      faults.push({ pointer, detail: `Nested deeper than ${DEPTH_AT_MOST} levels.` });
      continue;
    }
    for (const [key, part] of Object.entries(value)) {
      const inner = `${pointer}/${escapePointer(key.slice(0, 80).toWellFormed())}`;
      if (key === '__proto__' || key.length > KEY_AT_MOST || !isCleanText(key)) {
        faults.push({ pointer: inner, detail: 'There is no field of that name.' });
      } else {
        left.push({ value: part, pointer: inner, depth: depth + 1 });
      }
    }
  }
  return faults.slice(0, FAULTS_AT_MOST);
}
