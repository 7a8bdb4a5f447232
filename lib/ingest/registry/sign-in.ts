import { z } from 'zod';
import { readChallenge } from './challenge.ts';
import { exchange, type Reply } from './exchange.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { readJson } from './read-json.ts';
import { basicKey, isNamed, type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

const MOST_TOKEN_BYTES = 256 * 1024;
/** A token without a time is good for a minute, and none is kept longer than an hour. */
const SHORT_SECONDS = 60;
const LONG_SECONDS = 3600;

const TOKEN = /^[\x21-\x7e]{1,32768}$/;
const tokenAnswer = z
  .object({
    token: z.string().regex(TOKEN).optional(),
    access_token: z.string().regex(TOKEN).optional(),
    expires_in: z.number().positive().catch(SHORT_SECONDS).default(SHORT_SECONDS),
  })
  .transform(({ token, access_token, expires_in }) => ({ token: token ?? access_token, seconds: expires_in }));

type Key = { authorization: string; until: number };

/**
 * Asks the token service that the registry names for a token that may read one repository and nothing else, whatever the
 * registry would have us ask for. The service must be on a host that an admin named; it sends us nowhere else.
 */
async function tokenKey(session: Session, realm: string, service: string, repository: string): Promise<Asked<Key>> {
  const url = URL.canParse(realm) ? new URL(realm) : null;
  if (!url) return fault('unusable', `${session.host} names a token service whose address cannot be read.`);
  if (!isNamed(session, url)) {
    return fault('not_allowed', `${session.host} wants a token from ${url.host}, which is none of the trusted hosts.`);
  }
  url.username = '';
  url.password = '';
  if (service !== '') url.searchParams.set('service', service);
  if (repository !== '') url.searchParams.set('scope', `repository:${repository}:pull`);
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    ...(signsIn(session) && { authorization: basicKey(session) }),
  };
  const reply = await exchange(session.wire, { url, method: 'GET', headers, most: MOST_TOKEN_BYTES });
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return faultOfStatus(reply.value, signsIn(session));
  const read = tokenAnswer.safeParse(readJson(reply.value.body));
  if (!read.success || !read.data.token) return fault('unusable', `${url.host} answers without a token.`);
  const seconds = Math.min(read.data.seconds, LONG_SECONDS);
  return answered({ authorization: `Bearer ${read.data.token}`, until: performance.now() + seconds * 1000 });
}

/** Gets what the registry asks for in its 401, and keeps it for the next requests of this repository. */
export async function signIn(session: Session, refusal: Reply, repository: string): Promise<Asked<string>> {
  const challenge = readChallenge(refusal.headers['www-authenticate']);
  if (!challenge || (challenge.scheme === 'basic' && !signsIn(session)))
    return faultOfStatus(refusal, signsIn(session));
  const key: Asked<Key> =
    challenge.scheme === 'basic'
      ? answered({ authorization: basicKey(session), until: Number.POSITIVE_INFINITY })
      : await tokenKey(session, challenge.realm, challenge.service, repository);
  if (!key.ok) return key;
  session.keys.set(repository, key.value);
  return answered(key.value.authorization);
}
