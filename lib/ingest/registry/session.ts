import type { Wire } from './exchange.ts';

/** Everything known of the registry that is being asked, for as long as one job asks it. */
export interface Session {
  /** As people know it. */
  host: string;
  origin: string;
  /** Its own origin and those of the trusted hosts: nobody else is asked anything. */
  origins: ReadonlySet<string>;
  user: string;
  password: string;
  wire: Wire;
  /** Whether it has shown that it does not know the referrers API, so that it is not asked for every member of an index. */
  lacksReferrers: boolean;
  /** What opened each repository last, and until when it is good (`performance.now()`). */
  keys: Map<string, { authorization: string; until: number }>;
}

/** Whether an admin named where an address leads. `blob:https://…` and its like have an origin, too, and lead nowhere. */
export const isNamed = ({ origins }: Session, { protocol, origin }: URL): boolean =>
  /^https?:$/.test(protocol) && origins.has(origin);

export const signsIn = ({ user, password }: Session): boolean => user !== '' || password !== '';

export const basicKey = ({ user, password }: Session): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
