import { exchange, type Outgoing, type Reply } from './exchange.ts';
import { type Asked, fault } from './outcome.ts';
import { isNamed, type Session } from './session.ts';
import { signIn } from './sign-in.ts';

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What to ask the registry: a path on it, and the repository that this is about ('' for none). */
export interface Question {
  path: string;
  repository: string;
  method?: 'GET' | 'HEAD';
  accept: string;
  most: number;
  /** Answers that send us elsewhere are answers: nothing is followed. */
  staysHere?: boolean;
}

/** Follows redirects to hosts that an admin named. What opens the registry is shown to nobody else. */
async function follow(session: Session, first: Outgoing): Promise<Asked<Reply>> {
  let outgoing = first;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const reply = await exchange(session.wire, outgoing);
    if (!reply.ok || !REDIRECTS.has(reply.value.status)) return reply;
    const { location = '' } = reply.value.headers;
    const { url } = outgoing;
    if (!URL.canParse(location, url))
      return fault('unusable', `${url.host} sends us to an address that cannot be read.`);
    const next = new URL(location, url);
    if (!isNamed(session, next)) {
      return fault('not_allowed', `${url.host} sends us to ${next.host}, which is none of the trusted hosts.`);
    }
    next.username = '';
    next.password = '';
    const { authorization, ...open } = outgoing.headers;
    const isOwn = authorization !== undefined && next.origin === session.origin;
    outgoing = { ...outgoing, url: next, headers: isOwn ? outgoing.headers : open };
  }
  return fault('unusable', `${first.url.host} sends us from one address to the next.`);
}

/** Asks the registry one thing; signs in once if it wants that. */
export async function ask(session: Session, question: Question): Promise<Asked<Reply>> {
  const { path, repository, method = 'GET', accept, most, staysHere = false } = question;
  // Not the path relative to the origin: one that begins with two slashes would lead to another host.
  const url = new URL(session.origin + path);
  const attempt = (authorization: string | undefined) => {
    const headers = {
      accept,
      'accept-encoding': 'identity',
      'user-agent': 'seaworthy',
      ...(authorization !== undefined && { authorization }),
    };
    const outgoing = { url, method, headers, most };
    return staysHere ? exchange(session.wire, outgoing) : follow(session, outgoing);
  };
  const kept = session.keys.get(repository);
  const reply = await attempt(kept && kept.until > performance.now() ? kept.authorization : undefined);
  if (!reply.ok || reply.value.status !== 401 || reply.value.url.origin !== session.origin) return reply;
  const key = await signIn(session, reply.value, repository);
  return key.ok ? attempt(key.value) : key;
}
