import { parseSerial } from '#lib/contracts/serial.ts';
import { REPLAYED_AT_MOST, replayDeliveries } from '#lib/store/deliveries/replay-deliveries.ts';
import { replayDelivery } from '#lib/store/deliveries/replay-delivery.ts';
import { type ApiApp, onlyThese } from '../api-app.ts';
import { nextOf } from '../form.ts';
import { refusedTo, said } from '../form-back.ts';
import { keepersForm } from '../keepers-form.ts';

/** Addresses of the forms. */
export const DELIVERY_FORMS = ['/api/deliveries/replay', '/api/deliveries/:id/replay'];

/** Numbers of deliveries, with commas between; null when there are more than may be replayed at a time, or none. */
function numbersOf(text = ''): number[] | null {
  const numbers = text.split(',').map(parseSerial);
  const usable = numbers.filter((number) => number !== null);
  return usable.length === numbers.length && usable.length <= REPLAYED_AT_MOST ? usable : null;
}

/** Has deliveries run again: the forms of their pages. */
export function deliveryFormRoutes(app: ApiApp): void {
  keepersForm(app, '/api/deliveries/replay', async ({ c, ctx, form }) => {
    const page = form.next === undefined ? '/admin/deliveries' : nextOf(form);
    const deliveryIds = numbersOf(form.ids);
    if (deliveryIds === null) return said(page, 'not-replayed');
    const done = await replayDeliveries({ ctx, input: { deliveryIds } });
    if (!done.ok) return refusedTo(c, done.failure, { page, codes: { invalid: 'not-replayed' } });
    return said(page, 'replayed', { count: String(done.value) });
  });

  keepersForm(app, '/api/deliveries/:id/replay', async ({ c, ctx }) => {
    const deliveryId = parseSerial(c.req.param('id') ?? '') ?? 0;
    const page = `/admin/deliveries/${deliveryId}`;
    const done = await replayDelivery({ ctx, input: { deliveryId } });
    if (!done.ok) return refusedTo(c, done.failure, { page, codes: { conflict: 'waits', invalid: 'removed' } });
    return said(page, 'replayed');
  });

  for (const path of DELIVERY_FORMS) onlyThese(app, path, ['POST']);
}
