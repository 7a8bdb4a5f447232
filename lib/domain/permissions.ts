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
  'claim.state',
  'claim.settle',
  'review.ask',
  'review.answer',
  'comment.write',
  'comment.settle',
  'own.keep',
  'view.share',
  'view.lock',
  'token.manage.own',
  'people.manage',
  'build.report',
  'test.report',
  'suite.keep',
  'output.sign',
  'publication.report',
  'site.report',
  'source.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What each act is called: “sign in to …”, “you may not …”, the table of permissions. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'entry.create': 'create entries',
  'entry.edit': 'edit entries',
  'entry.trash': 'put entries into the trash',
  'entry.restore': 'take entries out of the trash',
  'entry.revert': 'revert changes',
  'claim.state': 'say what a field should be, beside its value',
  'claim.settle': 'settle which statement holds',
  'review.ask': 'ask for a review',
  'review.answer': 'answer for a review that somebody else was asked',
  'comment.write': 'comment',
  'comment.settle': 'resolve and hide comments of others',
  'own.keep': 'watch entries, and keep views and an inbox of their own',
  'view.share': 'share views of tables',
  'view.lock': 'set and lock the view that a table opens with',
  'token.manage.own': 'make tokens for programs',
  'people.manage': 'invite people and give roles',
  'build.report': 'report builds of images',
  'test.report': 'report test results',
  'suite.keep': 'say which cases are expected and which failures are known',
  'output.sign': 'sign off that output is valid for science',
  'publication.report': 'report where builds are published',
  'site.report': 'report what a site’s nodes offer',
  'source.manage': 'set up where builds come from, and look after what arrived',
};

/** What an act is done to; null where it is done to no entry. */
export type Subject = { kind: EntryKind; slug: string } | null | typeof ANY_ENTRY;
/** For asking whether somebody may do an act to any entry at all. */
export const ANY_ENTRY = 'any entry';

/** Who may do an act: by role, and for which subjects the role reaches. */
interface Rule {
  /** `own`: only the package or site that the role was granted for. */
  reach: 'all' | 'own';
  role: Role;
}

const KEEPERS: readonly Rule[] = [
  { role: 'manager', reach: 'all' },
  { role: 'admin', reach: 'all' },
];
/** Who answers for an entry. */
const ANSWERABLE: readonly Rule[] = [
  { role: 'expert', reach: 'own' },
  { role: 'site_contact', reach: 'own' },
  ...KEEPERS,
];
/** Whoever is more than a reader. */
const TRUSTED: readonly Rule[] = [{ role: 'expert', reach: 'all' }, { role: 'site_contact', reach: 'all' }, ...KEEPERS];
/** Everybody who signed in. */
const MEMBERS: readonly Rule[] = [{ role: 'reader', reach: 'all' }];

/**
 * The one table of permissions, for the lock and for the page that lists who may do what. What is not here is refused.
 *
 * An expert answers for packages and a site contact for a site, so each edits its own; a manager keeps the catalogue,
 * decides and creates; an admin also keeps the people. Whoever signed in may speak: comment, ask, and say what a field
 * should be, which then stands beside the value until somebody who answers for it settles it. Source: product description, "who uses it, and for what".
 */
export const PERMISSIONS: Readonly<Record<Action, readonly Rule[]>> = {
  'entry.create': KEEPERS,
  'entry.edit': ANSWERABLE,
  'entry.trash': KEEPERS,
  'entry.restore': KEEPERS,
  'entry.revert': ANSWERABLE,
  'claim.state': MEMBERS,
  'claim.settle': ANSWERABLE,
  'review.ask': MEMBERS,
  'review.answer': ANSWERABLE,
  'comment.write': MEMBERS,
  'comment.settle': ANSWERABLE,
  'own.keep': MEMBERS,
  'view.share': TRUSTED,
  'view.lock': KEEPERS,
  'token.manage.own': TRUSTED,
  'people.manage': [{ role: 'admin', reach: 'all' }],
  'build.report': [{ role: 'expert', reach: 'all' }, ...KEEPERS],
  'test.report': TRUSTED,
  'suite.keep': TRUSTED,
  'output.sign': [{ role: 'expert', reach: 'own' }, ...KEEPERS],
  'publication.report': TRUSTED,
  'site.report': [{ role: 'site_contact', reach: 'own' }, ...KEEPERS],
  'source.manage': [{ role: 'admin', reach: 'all' }],
};

/** Roles that may be granted for one entry, and the kind of that entry; granted for none they reach all of the kind. */
export const KIND_OF_ROLE: Partial<Record<Role, EntryKind>> = { expert: 'package', site_contact: 'site' };

function reaches(grant: Grant, rule: Rule, subject: Subject): boolean {
  const kind = KIND_OF_ROLE[grant.role];
  if (kind === undefined) return grant.entry === null;
  if (rule.reach === 'all') return true;
  if (subject === ANY_ENTRY) return true;
  if (subject === null || subject.kind !== kind) return false;
  return grant.entry === null || grant.entry.slug === subject.slug;
}

/** Whether grants allow an act on a subject. Pure; nobody without a fitting rule may do anything. */
export const grantsAllow = (grants: readonly Grant[], action: Action, subject: Subject): boolean =>
  PERMISSIONS[action].some((rule) => grants.some((grant) => grant.role === rule.role && reaches(grant, rule, subject)));
