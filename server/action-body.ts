import type { IncomingMessage } from 'node:http';
import type { Refusal } from './guard.ts';
import type { Actions } from './next-headers.ts';

/**
 * What React writes into JSON as a text of its own: nothing, numbers that JSON does not know, a text that begins with a
 * dollar, and the fields of a form. Beside these our actions take only what points at another piece, or at a part of one.
 */
const OWN_WORD = /^\$(?:undefined|NaN|-?Infinity|-0|\$[\s\S]*|K[\da-f]{1,4})$/;
/** Deeper than anything an action takes. */
const DEEPEST = 20;
const PIECES_AT_MOST = 100;

const REFUSAL: Refusal = {
  status: 400,
  title: 'Bad request',
  detail: 'This form came incomplete or is not one of ours. Load the page again, then repeat. Nothing was changed.',
};

/** Whether Next sees a call of an action in a request: a form with a page behind it, or what the script of a page sends. */
export const callsAction = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && (headers['next-action'] !== undefined || isMultipart(headers['content-type']));

const isMultipart = (type: string | undefined): boolean => /^multipart\/form-data\b/i.test(type ?? '');

/** A body that is kept back: all of it, null when it never comes whole; `release` hands it to whoever reads the request. */
export interface HeldBody {
  whole: Promise<Buffer | null>;
  release: () => void;
}

/** Keeps the body of a request back until all of it is here; to be called before anything reads it. */
export function holdBody(request: IncomingMessage): HeldBody {
  const pieces: Buffer[] = [];
  const push = request.push.bind(request);
  const whole = new Promise<Buffer | null>((resolve) => {
    request.once('close', () => resolve(null));
    request.push = (chunk: unknown) => {
      if (chunk === null) resolve(Buffer.concat(pieces));
      else if (chunk instanceof Uint8Array) pieces.push(Buffer.from(chunk));
      return true;
    };
  });
  const release = () => {
    request.push = push;
    for (const piece of pieces) push(piece);
    push(null);
  };
  return { whole, release };
}

/** Refuses a call of an action whose body React cannot read; Next would answer each with a 500. */
export async function judgeActionBody(
  { headers }: IncomingMessage,
  body: Buffer,
  { ids }: Pick<Actions, 'ids'>,
): Promise<Refusal | undefined> {
  const type = headers['content-type'] ?? '';
  if (!isMultipart(type)) return areArguments(new Map([['0', body.toString()]]), '0') ? undefined : REFUSAL;
  const sent = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  if (sent === null) return REFUSAL;
  const form = [...sent];
  if (headers['next-action'] !== undefined) return areArguments(piecesOf(form, ''), '0') ? undefined : REFUSAL;
  return form.every(([name]) => namesAction(name, form, ids)) ? undefined : REFUSAL;
}

type Form = readonly (readonly [name: string, value: unknown])[];
/** Pieces of one call by their numbers; null when one of them is no text, or there twice. */
type Pieces = ReadonlyMap<string, string> | null;

function piecesOf(form: Form, prefix: string): Pieces {
  const pieces = new Map<string, string>();
  for (const [name, value] of form) {
    const number = name.slice(prefix.length);
    if (!name.startsWith(prefix) || !/^\d{1,4}$/.test(number)) continue;
    if (typeof value !== 'string' || pieces.has(number)) return null;
    pieces.set(number, value);
  }
  return pieces;
}

/** Whether a field by which a form names its action does name one, with the arguments that the page bound to it. */
function namesAction(name: string, form: Form, ids: ReadonlySet<string>): boolean {
  if (!name.startsWith('$ACTION_')) return true;
  if (name.startsWith('$ACTION_ID_')) return ids.has(name.slice('$ACTION_ID_'.length));
  if (!name.startsWith('$ACTION_REF_')) return true;
  const pieces = piecesOf(form, `$ACTION_${name.slice('$ACTION_REF_'.length)}:`);
  const called = parsed(pieces?.get('0'));
  if (typeof called !== 'object' || called === null || !('id' in called) || !('bound' in called)) return false;
  const { id, bound } = called;
  if (typeof id !== 'string' || !ids.has(id)) return false;
  if (bound === null) return true;
  const at = typeof bound === 'string' ? /^\$@([\da-f]{1,4})$/.exec(bound)?.[1] : undefined;
  return at !== undefined && areArguments(pieces, inTens(at));
}

/** A piece is pointed at by its number in sixteens, and sent under it in tens. */
const inTens = (number: string): string => String(Number.parseInt(number, 16));

/** Whether the pieces can be read, and the one of that number is a list of arguments. */
function areArguments(pieces: Pieces, number: string): boolean {
  if (pieces === null || pieces.size > PIECES_AT_MOST || !Array.isArray(parsed(pieces.get(number)))) return false;
  return [...pieces.values()].every((text) => {
    const value = parsed(text);
    return value !== undefined && isPlain(value, pieces, 0);
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Whether a value holds only what React can read, and points only at what is there. */
function isPlain(value: unknown, pieces: ReadonlyMap<string, string>, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === 'string') return !value.startsWith('$') || isOwnWord(value, pieces);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((one) => isPlain(one, pieces, depth + 1));
}

function isOwnWord(word: string, pieces: ReadonlyMap<string, string>): boolean {
  if (OWN_WORD.test(word)) return true;
  const [, number, path = ''] = /^\$@?([\da-f]{1,4})((?::[^:]{1,100}){0,8})$/.exec(word) ?? [];
  if (number === undefined) return false;
  const end = path
    .split(':')
    .slice(1)
    .reduce(part, parsed(pieces.get(inTens(number))));
  // Not a word again, so that nothing points in a ring.
  return end !== undefined && !(typeof end === 'string' && end.startsWith('$'));
}

const part = (whole: unknown, key: string): unknown =>
  typeof whole === 'object' && whole !== null && Object.hasOwn(whole, key)
    ? (whole as Record<string, unknown>)[key]
    : undefined;
