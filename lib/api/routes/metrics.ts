import { readArrivals } from '#lib/read/read-arrivals.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { METRICS_TYPE, metricsText } from '../metrics.ts';

/** `GET /metrics` for Prometheus: no secrets, and for whoever may read; where that needs a login, with a token. */
export function metricsRoute(app: ApiApp): void {
  app.get('/metrics', async (c) => {
    const text = await metricsText(await readArrivals({ ctx: c.get('read') }));
    return c.body(text, 200, { 'Content-Type': METRICS_TYPE, 'Cache-Control': 'no-store' });
  });
  onlyThese(app, '/metrics', READ_ONLY);
}
