import type { Failure } from '#lib/base/errors.ts';

/** What a person did against each rule that only the database can hold, and the field it is about. */
const RULES: Record<string, { pointer: string; detail: string }> = {
  packages_waits: {
    pointer: '/upgradable',
    detail: 'An upgrade is “conditional” exactly when it names the package it waits for.',
  },
  packages_waits_for_another: { pointer: '/upgradable', detail: 'A package cannot wait for itself.' },
  dependencies_package: {
    pointer: '/package',
    detail: 'A dependency names a package exactly when its kind is “package”.',
  },
  dependencies_package_id_key: { pointer: '/package', detail: 'Another dependency stands for that package already.' },
  platforms_dates: {
    pointer: '/maintenanceEnds',
    detail: 'The dates must come in order: released, maintenance ends, extended support ends.',
  },
  platforms_family_generation_key: {
    pointer: '/generation',
    detail: 'There is a platform of that family and generation already.',
  },
  tasks_closed: { pointer: '/closedOn', detail: 'Only a task that is done or abandoned has a day it was closed on.' },
  tasks_parent: { pointer: '/parent', detail: 'A task cannot be a part of itself.' },
  task_dependencies_other: { pointer: '/waitsFor', detail: 'A task cannot wait for itself.' },
  image_mounts_path: { pointer: '', detail: 'A mount point is an absolute path: it begins with “/”.' },
  decisions_supersedes_id_key: { pointer: '', detail: 'Another decision has taken the place of that one already.' },
  entry_owners_pkey: { pointer: '/owners', detail: 'The same person is named twice in the same role.' },
  step_packages_pkey: { pointer: '', detail: 'A step names the same package twice.' },
  step_sites_pkey: { pointer: '', detail: 'A step names the same site twice.' },
  step_needs_pkey: { pointer: '', detail: 'A step names the same dependency twice.' },
};

/** What the server said, from wherever the client put it. */
interface Said {
  code: string;
  message: string;
}

function serverSaid(error: unknown, depth = 0): Said | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null;
  const { originalCode, originalMessage, cause, meta } = error as Record<string, unknown>;
  if (typeof originalCode === 'string') return { code: originalCode, message: String(originalMessage ?? '') };
  const adapter =
    typeof meta === 'object' && meta !== null ? (meta as Record<string, unknown>).driverAdapterError : null;
  return serverSaid(cause, depth + 1) ?? serverSaid(adapter, depth + 1);
}

/** Whether the database ended a transaction because it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  const code = serverSaid(error)?.code;
  return code === '40P01' || code === '40001';
}

/** A rule of the database that the data break (SQLSTATE classes 22, 23 and 54) as a failure; null for anything else. */
export function refusalOf(error: unknown): Failure | null {
  const said = serverSaid(error);
  if (!said || !/^(22|23|54)/.test(said.code)) return null;
  const constraint = [...said.message.matchAll(/"([a-z_]+)"/g)].at(-1)?.[1] ?? '';
  if (constraint === 'entries_kind_slug_key') {
    return { kind: 'conflict', detail: 'Somebody created an entry of that name a moment ago.' };
  }
  const rule = RULES[constraint] ?? {
    pointer: '',
    detail: constraint.endsWith('_pkey')
      ? 'The same thing is named twice.'
      : `These values cannot be stored together${constraint ? ` (rule ${constraint})` : ''}.`,
  };
  return { kind: 'invalid', detail: rule.detail, errors: [rule] };
}
