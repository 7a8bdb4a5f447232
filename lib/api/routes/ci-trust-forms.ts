import { CI_TRUST_FIELDS, parseCiTrust } from '#lib/contracts/ingest/ci-trust-form.ts';
import { TYPED_AT_MOST } from '#lib/contracts/ingest/source-form.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { endCiTrust } from '#lib/store/ci-trusts/end-ci-trust.ts';
import { trustCi } from '#lib/store/ci-trusts/trust-ci.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { refusedTo, said, typedOf } from '../form-back.ts';
import { keepersForm } from '../keepers-form.ts';

const PAGE = '/admin/trust';

/** Addresses of the forms. */
export const CI_TRUST_FORMS = ['/api/ci-trusts', '/api/ci-trusts/:id/end'];

/** Whose CI jobs may report with their own identity tokens: the forms of the page that lists them. */
export function ciTrustFormRoutes(app: ApiApp): void {
  const context = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });

  keepersForm(app, '/api/ci-trusts', async ({ c, ctx, form }) => {
    const back = { page: `${PAGE}#new`, typed: typedOf(form, CI_TRUST_FIELDS, TYPED_AT_MOST) };
    const parsed = parseCiTrust(form);
    if (!parsed.ok) return said(back.page, 'not-trusted', back.typed);
    const made = await trustCi({ ctx, input: parsed.value });
    if (!made.ok) return refusedTo(c, made.failure, { ...back, codes: { conflict: 'name-taken' } });
    return said(PAGE, 'trusted');
  });

  app.post('/api/ci-trusts/:id/end', async (c) => {
    const id = parseSerial(c.req.param('id') ?? '') ?? 0;
    const ended = await endCiTrust({ ctx: context(c), input: { id } });
    if (!ended.ok) return refusedTo(c, ended.failure, { page: PAGE, codes: { not_found: 'ended-before' } });
    return said(PAGE, 'ended');
  });

  for (const path of CI_TRUST_FORMS) onlyThese(app, path, ['POST']);
}
