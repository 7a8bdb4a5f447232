import { db } from '#lib/base/db.ts';
import type { FieldError } from '#lib/base/errors.ts';
import { fieldSchema } from '#lib/contracts/fields.ts';
import { mergePatch } from '#lib/contracts/merge-patch.ts';
import { word } from '#lib/domain/vocabulary.ts';
import { Refused, type WriteContext } from '../context.ts';
import type { StoredDecision } from './open-question.ts';

type Effect = StoredDecision['effects'][number];

const mayChange = ({ entity }: Effect): boolean => entity !== 'question' && entity !== 'task';

/** Refuses effects that could never be carried out: of no such entry or field, with a value the field cannot have. */
export async function mustBePossible(ctx: WriteContext, effects: readonly Effect[]): Promise<void> {
  const errors: FieldError[] = [];
  for (const [index, effect] of effects.entries()) {
    const detail = await faultOf(ctx, effect, effects.slice(0, index));
    if (detail !== null) errors.push({ pointer: `/effects/${index}`, detail });
  }
  if (errors.length === 0) return;
  const [first] = errors;
  throw new Refused({ kind: 'invalid', detail: first?.detail ?? 'An effect cannot be carried out.', errors });
}

async function faultOf(ctx: WriteContext, effect: Effect, before: readonly Effect[]): Promise<string | null> {
  const { entity: kind, slug, path, value } = effect;
  if (!mayChange(effect)) return `A decision changes facts, not a ${word(kind)}.`;
  const schema = fieldSchema(kind, path);
  if (schema === null) return `A ${word(kind)} has no field “${path.slice(0, 80)}”.`;
  if (before.some((one) => one.entity === kind && one.slug === slug && one.path === path)) {
    return `${path} of ${slug} is set by another effect of this decision already.`;
  }
  const entry = await (ctx.db ?? db()).entry.findUnique({ where: { kind_slug: { kind, slug } } });
  if (!entry || entry.trashedAt !== null) return `There is no ${word(kind)} “${slug}”.`;
  const parsed = schema.safeParse(mergedInto(entry.fields, path, value));
  return parsed.success ? null : `${path} of ${slug}: ${parsed.error.issues[0]?.message ?? 'this value does not fit.'}`;
}

/** The value of a field once an effect is merged into it. */
export function mergedInto(fields: unknown, path: string, value: unknown): unknown {
  const document: Record<string, unknown> = typeof fields === 'object' && fields !== null ? { ...fields } : {};
  return mergePatch(Object.hasOwn(document, path) ? document[path] : null, value);
}
