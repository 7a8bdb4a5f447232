import type { ShellFacts } from '#components/shell/facts.ts';
import { actorLabel } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { reader } from './reader.ts';
import { requestStore } from './request-store.ts';

/** What the scripts of the frame need to know of the page being rendered. */
export function shellFacts(): ShellFacts {
  const actor = reader();
  const seen = requestStore()?.seen;
  return {
    seen: seen === undefined ? null : `${seen.data}.${seen.talk}`,
    me: actor.kind === 'anonymous' ? null : actorLabel(actor),
    creates: authorize(actor, 'entry.create', null).ok,
  };
}
