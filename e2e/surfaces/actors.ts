import type { RoleOf } from '../site-with-people.ts';

/** The package and the site that the expert and the contact answer for, and those of the others. */
export const PACKAGE = 'fastcopy';
export const SITE = 'slac';

/** Every kind of person a page or an action can meet; tokens open neither. Nobody signed in is `anonymous`. */
export const PEOPLE = {
  reader: [],
  'expert of this package': [['expert', `package/${PACKAGE}`]],
  'expert of another package': [['expert', 'package/glastrelease']],
  'contact of this site': [['site_contact', `site/${SITE}`]],
  'contact of another site': [['site_contact', 'site/cc-in2p3']],
  manager: [['manager']],
  admin: [['admin']],
  'suspended admin': [['admin']],
} as const satisfies Readonly<Record<string, readonly RoleOf[]>>;

export type Kind = 'anonymous' | keyof typeof PEOPLE;
export const KINDS: readonly Kind[] = ['anonymous', ...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])];
/** Whose session is gone is nobody. */
export const NOBODY: readonly Kind[] = ['anonymous', 'suspended admin'];

export const EVERYBODY = KINDS;
export const MEMBERS = KINDS.filter((kind) => !NOBODY.includes(kind));
export const KEEPERS: readonly Kind[] = ['manager', 'admin'];
export const EDITORS_OF_PACKAGE: readonly Kind[] = ['expert of this package', ...KEEPERS];
export const EDITORS_OF_SITE: readonly Kind[] = ['contact of this site', ...KEEPERS];
/** Whoever answers for something. */
export const TRUSTED = MEMBERS.filter((kind) => kind !== 'reader');
export const ADMINS: readonly Kind[] = ['admin'];
