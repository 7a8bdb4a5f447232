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
  /** What opened each repository last, and until when it is good (`performance.now()`). */
  keys: Map<string, { authorization: string; until: number }>;
}

export const signsIn = ({ user, password }: Session): boolean => user !== '' || password !== '';

export const basicKey = ({ user, password }: Session): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
