import { readHealth } from '#lib/read/read-health.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { failureResponse } from '../problem.ts';

const NEVER_KEPT = { 'Cache-Control': 'no-store' };

/** `/livez`: the process answers. `/readyz`: it can do its work, so requests may be sent here. */
export function healthRoutes(app: ApiApp): void {
  app.get('/livez', (c) => c.json({ status: 'live' }, 200, NEVER_KEPT));
  onlyThese(app, '/livez', READ_ONLY);
  app.get('/readyz', async (c) => {
    const health = await readHealth({ ctx: c.get('read') });
    return health.ok ? c.json({ status: 'ready' }, 200, NEVER_KEPT) : failureResponse(c, health.failure);
  });
  onlyThese(app, '/readyz', READ_ONLY);
}
