import type { EntryKind } from './vocabulary.ts';

/** Roles from least to most. Everybody who signed in is a reader; the others are granted. */
export const ROLES = ['reader', 'expert', 'site_contact', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_TERMS: Readonly<Record<Role, { label: string; says: string }>> = {
  reader: { label: 'Reader', says: 'Everybody who signed in.' },
  expert: { label: 'Expert', says: 'Answers for a package, or for all packages.' },
  site_contact: { label: 'Site contact', says: 'Answers for a site, or for all sites.' },
  manager: { label: 'Manager', says: 'Keeps the catalogue, orders the tasks and records decisions.' },
  admin: { label: 'Admin', says: 'Keeps people, roles, tokens and sources as well.' },
};

/** A role, for everything (`entry` null) or for one package or site. */
export interface Grant {
  role: Role;
  entry: { kind: EntryKind; slug: string } | null;
}

/** Every act that needs leave, beside reading. */
export const ACTIONS = [
  'entry.create',
  'entry.edit',
  'entry.trash',
  'entry.restore',
  'entry.revert',
  'token.manage.own',
  'people.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What each act is called: “sign in to …”, “you may not …”, the table of permissions. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'entry.create': 'create entries',
  'entry.edit': 'edit entries',
  'entry.trash': 'put entries into the trash',
  'entry.restore': 'take entries out of the trash',
  'entry.revert': 'revert changes',
  'token.manage.own': 'make tokens for programs',
  'people.manage': 'invite people and give roles',
};

/** What an act is done to; null where it is done to no entry. */
export type Subject = { kind: EntryKind; slug: string } | null;

/** Who may do an act: by role, and for which subjects the role reaches. */
interface Rule {
  /** `own`: only the package or site that the role was granted for. */
  reach: 'all' | 'own';
  role: Role;
}

/**
 * The one table of permissions, for the lock and for the page that lists who may do what. What is not here is refused.
 *
 * An expert answers for packages and a site contact for a site, so each edits its own; a manager keeps the catalogue,
 * decides and creates; an admin also keeps the people. Source: product description, "who uses it, and for what".
 */
export const PERMISSIONS: Readonly<Record<Action, readonly Rule[]>> = {
  'entry.create': [
    { role: 'manager', reach: 'all' },
    { role: 'admin', reach: 'all' },
  ],
  'entry.edit': [
    { role: 'expert', reach: 'own' },
    { role: 'site_contact', reach: 'own' },
    { role: 'manager', reach: 'all' },
    { role: 'admin', reach: 'all' },
  ],
  'entry.trash': [
    { role: 'manager', reach: 'all' },
    { role: 'admin', reach: 'all' },
  ],
  'entry.restore': [
    { role: 'manager', reach: 'all' },
    { role: 'admin', reach: 'all' },
  ],
  'entry.revert': [
    { role: 'expert', reach: 'own' },
    { role: 'site_contact', reach: 'own' },
    { role: 'manager', reach: 'all' },
    { role: 'admin', reach: 'all' },
  ],
  'token.manage.own': [
    { role: 'expert', reach: 'all' },
    { role: 'site_contact', reach: 'all' },
    { role: 'manager', reach: 'all' },
    { role: 'admin', reach: 'all' },
  ],
  'people.manage': [{ role: 'admin', reach: 'all' }],
};

/** Roles that may be granted for one entry, and the kind of that entry; granted for none they reach all of the kind. */
export const KIND_OF_ROLE: Partial<Record<Role, EntryKind>> = { expert: 'package', site_contact: 'site' };

function reaches(grant: Grant, rule: Rule, subject: Subject): boolean {
  const kind = KIND_OF_ROLE[grant.role];
  if (kind === undefined) return grant.entry === null;
  if (rule.reach === 'all') return true;
  if (subject === null || subject.kind !== kind) return false;
  return grant.entry === null || grant.entry.slug === subject.slug;
}

/** Whether grants allow an act on a subject. Pure; nobody without a fitting rule may do anything. */
export const grantsAllow = (grants: readonly Grant[], action: Action, subject: Subject): boolean =>
  PERMISSIONS[action].some((rule) => grants.some((grant) => grant.role === rule.role && reaches(grant, rule, subject)));
