import { type Failure, forbidden, ok, type Result, unauthorised } from '#lib/base/errors.ts';
import { ACTION_WORDS, type Action, type Grant, grantsAllow, type Subject } from '#lib/domain/permissions.ts';
import type { Actor, Scope } from './actor.ts';

/** The scope a token needs for an act; an act without one is not for tokens. */
const SCOPE_OF: Partial<Record<Action, Scope>> = {
  'entry.create': 'entries:write',
  'entry.edit': 'entries:write',
  'entry.trash': 'entries:write',
  'entry.restore': 'entries:write',
  'entry.revert': 'entries:write',
  'claim.state': 'entries:write',
  'claim.settle': 'entries:write',
  'review.ask': 'entries:write',
  'review.answer': 'entries:write',
  'build.report': 'builds:write',
  'test.report': 'tests:write',
  'suite.keep': 'tests:write',
  'publication.report': 'publications:write',
  'site.report': 'sites:write',
};

/** A machine's token that may write entries writes as a manager does. */
const OF_A_MACHINE: readonly Grant[] = [
  { role: 'reader', entry: null },
  { role: 'manager', entry: null },
];

/**
 * The one lock of every write. Deny by default: `unauthorised` for nobody in particular, `forbidden` for somebody whose
 * roles or scopes do not reach, else ok. The system itself (seeds, commands on the machine) may do everything; a
 * webhook source nothing of this.
 */
export function authorize(actor: Actor, action: Action, subject: Subject): Result<true> {
  if (actor.kind === 'system') return ok(true);
  if (actor.kind === 'anonymous') return unauthorised(`Sign in to ${ACTION_WORDS[action]}.`);
  if (actor.kind === 'user') return allowed(actor.grants, action, subject);
  if (actor.kind === 'webhook') return forbidden(`A webhook source may not ${ACTION_WORDS[action]}.`);
  const scope = SCOPE_OF[action];
  if (scope === undefined) return forbidden(`A token may not ${ACTION_WORDS[action]}; sign in for that.`);
  if (!actor.scopes.includes(scope))
    return forbidden(`This token lacks the scope ${scope} to ${ACTION_WORDS[action]}.`);
  return allowed(actor.owner === null ? OF_A_MACHINE : actor.owner.grants, action, subject);
}

function allowed(grants: readonly Grant[], action: Action, subject: Subject): { ok: true; value: true } | Refusal {
  if (grantsAllow(grants, action, subject)) return ok(true);
  return forbidden(`Your roles do not allow you to ${ACTION_WORDS[action]}. An admin can give you the role it needs.`);
}
type Refusal = { ok: false; failure: Failure };
