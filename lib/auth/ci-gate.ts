import { decodeJwt, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { db, pool } from '#lib/base/db.ts';
import { ok, type Result, unauthorised } from '#lib/base/errors.ts';
import { log } from '#lib/base/log.ts';
import { type Actor, SCOPES } from './actor.ts';
import { keysOf } from './ci-keys.ts';

const IDENTITY = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;
/** Longest identity token that is looked at; GitLab's and GitHub's have about 1,500 characters. */
const LONGEST = 8000;
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Clocks of two machines. */
const TOLERANCE_S = 30;
/** How exact "last used" is. Milliseconds. */
const LAST_USED_MS = 60_000;

interface Trust {
  id: number;
  name: string;
  issuer: string;
  audience: string;
  claim: string;
  project: string;
  scopes: string[];
  last_used: Date | null;
}

/** Whether a header brings a signed identity token instead of a token of ours, which has no dots. */
export const isIdentityToken = (authorization: string): boolean =>
  authorization.length <= LONGEST && IDENTITY.test(authorization);

/**
 * The actor of a CI job's identity token. Its issuer must be one that an admin has named, so that nobody makes us ask
 * other hosts; its signature, audience, expiry and project number must fit one row of what is trusted. Whoever does not fit
 * is refused in the same words.
 */
export async function ciActor(authorization: string, now: Date): Promise<Result<Actor>> {
  const [, token = ''] = IDENTITY.exec(authorization) ?? [];
  const trusts = await trustsOf(issuerOf(token));
  for (const trust of trusts) {
    const keys = await keysOf(trust.issuer, now).catch((error: unknown) => notAsked(trust.issuer, error));
    if (keys === null)
      return unauthorised(`The issuer ${trust.issuer} could not be asked for its keys. Try again in a moment.`);
    if (!(await fits(trust, { token, keys, now }))) continue;
    await noteUse(trust, now);
    const scopes = SCOPES.filter((scope) => trust.scopes.includes(scope));
    return ok({ kind: 'token', tokenId: null, name: trust.name, scopes, owner: null });
  }
  return unauthorised(
    'This identity token is not trusted here: another issuer, audience or project, or it has expired.',
  );
}

/** What a token says of itself, which is anybody's word so far: it need not be a text. */
function issuerOf(token: string): string {
  try {
    const { iss }: { iss?: unknown } = decodeJwt(token);
    return typeof iss === 'string' ? iss : '';
  } catch {
    return '';
  }
}

/** Asked anew at every request, so that what ended a moment ago opens nothing any more. */
async function trustsOf(issuer: string): Promise<Trust[]> {
  if (issuer === '' || issuer.includes('\u0000')) return [];
  const text = `select id, name, issuer, audience, claim, project, scopes, last_used from ci_trusts
                where issuer = $1 and ended_at is null order by id`;
  return (await pool().query<Trust>({ name: 'ci-trusts', text, values: [issuer] })).rows;
}

function notAsked(issuer: string, error: unknown): null {
  log.warn(
    { issuer, why: error instanceof Error ? error.message : String(error) },
    'an issuer could not be asked for its keys',
  );
  return null;
}

interface Presented {
  token: string;
  keys: JWTVerifyGetKey;
  now: Date;
}

async function fits({ issuer, audience, claim, project }: Trust, { token, keys, now }: Presented): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_S,
      currentDate: now,
      requiredClaims: ['exp', 'iat', claim],
    });
    if ((payload.iat ?? 0) * 1000 > now.getTime() + TOLERANCE_S * 1000) throw new Error('It was issued in the future.');
    return isNumber(payload[claim], project);
  } catch (error) {
    log.info({ issuer, why: error instanceof Error ? error.message : String(error) }, 'an identity token was refused');
    return false;
  }
}

/** Platforms write the number of a project as a text or as a number; nothing else is one, whatever it would print. */
const isNumber = (said: unknown, project: string): boolean =>
  typeof said === 'string' ? said === project : Number.isSafeInteger(said) && String(said) === project;

async function noteUse({ id, last_used }: Trust, now: Date): Promise<void> {
  if (last_used !== null && now.getTime() - last_used.getTime() < LAST_USED_MS) return;
  await db().ciTrust.updateMany({ where: { id }, data: { lastUsed: now } });
}
