import { publicUrl } from '#lib/auth/public-url.ts';
import type { Result } from '#lib/base/errors.ts';
import {
  parseNewSource,
  parseRule,
  parseSourceChange,
  RULE_FIELDS,
  SECRET_SHOWN_ONCE,
  SOURCE_FIELDS,
  TYPED_AT_MOST,
} from '#lib/contracts/ingest/source-form.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { changeSource } from '#lib/store/sources/change-source.ts';
import { createSource } from '#lib/store/sources/create-source.ts';
import { disableSource } from '#lib/store/sources/disable-source.ts';
import { dropRepository } from '#lib/store/sources/drop-repository.ts';
import { endOldSecrets } from '#lib/store/sources/end-old-secrets.ts';
import { rotateSecret } from '#lib/store/sources/rotate-secret.ts';
import { setRepository } from '#lib/store/sources/set-repository.ts';
import { askForSweep } from '#lib/store/sweeps/ask-for-sweep.ts';
import { type ApiApp, onlyThese } from '../api-app.ts';
import { refusedTo, said, typedOf } from '../form-back.ts';
import { type KeepersForm, keepersForm } from '../keepers-form.ts';

const LIST = '/admin/sources';
const SHOWN_SECONDS = 60;

/** Addresses of the forms. */
export const SOURCE_FORMS = [
  '/api/sources',
  '/api/sources/:id',
  '/api/sources/:id/secret',
  '/api/sources/:id/old-secrets',
  '/api/sources/:id/retirement',
  '/api/sources/:id/repositories',
  '/api/sources/:id/repositories/removal',
  '/api/sources/:id/sweep',
];

/** A form of one source. */
interface Asked extends KeepersForm {
  id: number;
  page: string;
}

const pageOf = (id: number): string => `${LIST}/${id}`;
/** At the part of the page where the form stands. */
const at = (page: string, part: string): string => `${page}#${part}`;

function shownOnce(id: number, secret: string): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  const value = encodeURIComponent(secret);
  return `${SECRET_SHOWN_ONCE}=${value}; Path=${pageOf(id)}; Max-Age=${SHOWN_SECONDS}; HttpOnly; SameSite=Strict${secure}`;
}

/** Settings, secrets and repositories of the sources of webhooks: the forms of the pages that admins keep them on. */
export function sourceFormRoutes(app: ApiApp): void {
  keepersForm(app, '/api/sources', async ({ c, ctx, form }) => {
    const back = { page: at(LIST, 'new'), typed: typedOf(form, SOURCE_FIELDS, TYPED_AT_MOST) };
    const parsed = parseNewSource(form);
    if (!parsed.ok) return said(back.page, 'secret' in parsed.faults ? 'bad-secret' : 'not-made', back.typed);
    const made = await createSource({ ctx, input: parsed.value });
    if (!made.ok)
      return refusedTo(c, made.failure, { ...back, codes: { conflict: 'name-taken', invalid: 'not-made' } });
    const { id, secret } = made.value;
    const cookies = secret === null || parsed.value.secret !== undefined ? [] : [shownOnce(id, secret)];
    return said(pageOf(id), 'made', {}, cookies);
  });

  const ofSource = (path: string, answer: (asked: Asked) => Promise<Response>): void =>
    keepersForm(app, path, (asked) => {
      const id = parseSerial(asked.c.req.param('id') ?? '') ?? 0;
      return answer({ ...asked, id, page: pageOf(id) });
    });
  const simply = (
    path: string,
    act: (asked: Asked) => Promise<Result<unknown>>,
    code: (form: Asked['form']) => string,
  ) =>
    ofSource(path, async (asked) => {
      const done = await act(asked);
      if (done.ok) return said(asked.page, code(asked.form));
      return refusedTo(asked.c, done.failure, { page: asked.page, codes: { conflict: 'refused' } });
    });

  ofSource('/api/sources/:id', changed);
  ofSource('/api/sources/:id/secret', newSecret);
  ofSource('/api/sources/:id/repositories', mapped);
  simply(
    '/api/sources/:id/old-secrets',
    ({ ctx, id }) => endOldSecrets({ ctx, input: { id } }),
    () => 'old-ended',
  );
  simply(
    '/api/sources/:id/retirement',
    ({ ctx, id, form }) => disableSource({ ctx, input: { id, disabled: form.retired === 'yes' } }),
    (form) => (form.retired === 'yes' ? 'retired' : 'taken-back'),
  );
  simply(
    '/api/sources/:id/repositories/removal',
    ({ ctx, id, form }) => dropRepository({ ctx, input: { id, repository: form.repository ?? '' } }),
    () => 'unmapped',
  );
  ofSource('/api/sources/:id/sweep', async ({ c, ctx, id, page }) => {
    const asked = await askForSweep({ ctx, input: { id } });
    if (!asked.ok) return refusedTo(c, asked.failure, { page, codes: { conflict: 'refused' } });
    return said(page, asked.value > 0 ? 'sweeping' : 'no-sweep');
  });

  for (const path of SOURCE_FORMS) onlyThese(app, path, ['POST']);
}

async function changed({ c, ctx, id, form, page }: Asked): Promise<Response> {
  const back = { page: at(page, 'settings'), typed: typedOf(form, SOURCE_FIELDS, TYPED_AT_MOST) };
  const parsed = parseSourceChange(form);
  if (!parsed.ok) return said(back.page, 'not-changed', back.typed);
  const done = await changeSource({ ctx, input: { id, change: parsed.value } });
  if (done.ok) return said(page, 'changed');
  return refusedTo(c, done.failure, { ...back, codes: { conflict: 'name-taken', invalid: 'not-changed' } });
}

async function newSecret({ c, ctx, id, form, page }: Asked): Promise<Response> {
  const given = form.secret ?? '';
  const input = { id, alone: form.alone === 'on', ...(given !== '' && { secret: given }) };
  const made = await rotateSecret({ ctx, input });
  if (!made.ok) return refusedTo(c, made.failure, { page: at(page, 'secrets'), codes: { invalid: 'bad-secret' } });
  return said(page, 'rotated', {}, given === '' ? [shownOnce(id, made.value.secret)] : []);
}

async function mapped({ c, ctx, id, form, page }: Asked): Promise<Response> {
  const back = { page: at(page, 'repositories'), typed: typedOf(form, RULE_FIELDS, TYPED_AT_MOST) };
  const parsed = parseRule(form);
  if (!parsed.ok) return said(back.page, 'not-mapped', back.typed);
  const input = { id, rule: parsed.value, createImage: form.create === 'on' };
  const done = await setRepository({ ctx, input });
  if (done.ok) return said(page, 'mapped');
  return refusedTo(c, done.failure, { ...back, codes: { invalid: 'no-image', conflict: 'no-image' } });
}
