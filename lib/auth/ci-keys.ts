import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';

/** An issuer is asked for its keys within this, and no oftener than that when they do not fit. Milliseconds. */
const ASK_MS = 3000;
const ASK_AGAIN_MS = 30_000;
/** One that could not be asked is left alone for so long: anybody can name it in a token that nobody has signed yet. */
const LEFT_ALONE_MS = 5000;
/** More than any issuer's discovery document or keys have. */
const BYTES_AT_MOST = 256 * 1024;

interface Known {
  keys: Promise<JWTVerifyGetKey>;
  /** Of one that could not be asked: until when that is believed. */
  until: number;
}

/** Keys by issuer, of the few that admins named. */
const known = new Map<string, Known>();

/** The keys of an issuer, which is asked once by however many want them at a time; rejected while it cannot be asked. */
export function keysOf(issuer: string, now: Date): Promise<JWTVerifyGetKey> {
  const before = known.get(issuer);
  if (before && now.getTime() < before.until) return before.keys;
  const asked: Known = { keys: open(issuer), until: Number.POSITIVE_INFINITY };
  known.set(issuer, asked);
  asked.keys.catch(() => {
    asked.until = now.getTime() + LEFT_ALONE_MS;
  });
  return asked.keys;
}

async function open(issuer: string): Promise<JWTVerifyGetKey> {
  const keys = createRemoteJWKSet(await addressOf(issuer), {
    timeoutDuration: ASK_MS,
    cooldownDuration: ASK_AGAIN_MS,
    [customFetch]: modestly,
  });
  await keys.reload();
  return keys;
}

/** Where an issuer says that its keys are: on its own host, for no other host was named. */
async function addressOf(issuer: string): Promise<URL> {
  const discovery = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await modestly(discovery, { signal: AbortSignal.timeout(ASK_MS) });
  const said: unknown = answer.ok ? await answer.json() : null;
  const of = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  if (of.issuer !== issuer || typeof of.jwks_uri !== 'string' || !URL.canParse(of.jwks_uri)) {
    throw new Error('Its discovery document is not there, or is another issuer’s.');
  }
  const address = new URL(of.jwks_uri);
  if (address.origin !== new URL(issuer).origin) throw new Error('Its keys are on another host.');
  return address;
}

/** Asks without being sent elsewhere, and reads no more than what keys may have. */
async function modestly(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...options, redirect: 'error' });
  const { status, headers } = answer;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > BYTES_AT_MOST) throw new Error(`It answers with more than ${BYTES_AT_MOST / 1024} KB.`);
    parts.push(part);
  }
  return new Response(status === 200 ? Buffer.concat(parts) : null, { status, headers });
}
