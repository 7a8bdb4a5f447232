import { LIST_CHARACTERS_MAX, publicationListInput } from '#lib/contracts/ingest/publication-list.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { dropList } from '#lib/store/publications/drop-list.ts';
import { setList } from '#lib/store/publications/set-list.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { refusedTo, said, typedOf } from '../form-back.ts';
import { type KeepersForm, keepersForm } from '../keepers-form.ts';

const PAGE = '/admin/lists';
/** Signs of a list are mostly sent as three characters each. */
const FORM_MAX = 3 * LIST_CHARACTERS_MAX;

/** Addresses of the forms. */
export const LIST_FORMS = ['/api/publication-lists', '/api/publication-lists/:id/drop'];

/** Published lists of images: the forms of the page that shows them. */
export function listFormRoutes(app: ApiApp): void {
  const context = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });

  const keep = async ({ c, ctx, form }: KeepersForm): Promise<Response> => {
    const typed = typedOf(form, ['name', 'format'], 60);
    const { name = '', format, body = '' } = form;
    const parsed = publicationListInput.safeParse({ name: name.trim(), format, body });
    if (!parsed.success) return said(`${PAGE}#new`, `list-${String(parsed.error.issues[0]?.path[0] ?? 'body')}`, typed);
    const kept = await setList({ ctx, input: parsed.data });
    if (!kept.ok) return refusedTo(c, kept.failure, { page: `${PAGE}#new`, codes: { invalid: 'list-none' }, typed });
    return said(PAGE, kept.value.isNew ? 'list-kept' : 'list-replaced');
  };
  keepersForm(app, '/api/publication-lists', keep, FORM_MAX);

  app.post('/api/publication-lists/:id/drop', async (c) => {
    const id = parseSerial(c.req.param('id') ?? '') ?? 0;
    const dropped = await dropList({ ctx: context(c), input: { id } });
    if (!dropped.ok) return refusedTo(c, dropped.failure, { page: PAGE, codes: { not_found: 'list-gone' } });
    return said(PAGE, 'list-dropped');
  });

  for (const path of LIST_FORMS) onlyThese(app, path, ['POST']);
}
