import { authorize } from '#lib/auth/authorize.ts';
import type { WriteContext } from '#lib/store/context.ts';
import type { ApiApp, ApiContext } from './api-app.ts';
import { readForm } from './form.ts';
import { noForm } from './form-back.ts';
import { failureResponse } from './problem.ts';

/** A form as its answer gets it: what was typed, and for whom. */
export interface KeepersForm {
  c: ApiContext;
  ctx: WriteContext;
  form: Record<string, string>;
}

/** A form of those who keep sources: first whether its sender may, then what it says. */
export function keepersForm(
  app: ApiApp,
  path: string,
  answer: (asked: KeepersForm) => Promise<Response>,
  longest?: number,
): void {
  app.post(path, async (c) => {
    const { actor } = c.get('read');
    const leave = authorize(actor, 'source.manage', null);
    if (!leave.ok) return failureResponse(c, leave.failure);
    const form = await readForm(c, longest);
    return form === null ? noForm(c) : answer({ c, ctx: { actor, now: new Date() }, form });
  });
}
