import { OpenAPIHono } from '@hono/zod-openapi';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { actorOfSession } from '#lib/auth/session-gate.ts';
import { mustBeAllowedToRead } from '#lib/read/authorise.ts';
import { type ApiEnv, onlyThese, READ_ONLY } from './api-app.ts';
import { describeApi } from './document.ts';
import { problemResponse, thrownResponse } from './problem.ts';
import { blockerRoutes } from './routes/blockers.ts';
import { buildRoutes } from './routes/builds.ts';
import { changeRoutes } from './routes/changes.ts';
import { dependencyRoutes } from './routes/dependencies.ts';
import { docsRoutes } from './routes/docs.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { imageRoutes } from './routes/images.ts';
import { matrixRoutes } from './routes/matrix.ts';
import { packageRoutes } from './routes/packages.ts';
import { peopleRoutes } from './routes/people.ts';
import { platformRoutes } from './routes/platforms.ts';
import { questionRoutes } from './routes/questions.ts';
import { readinessRoutes } from './routes/readiness.ts';
import { runtimeRoutes } from './routes/runtimes.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { siteRoutes } from './routes/sites.ts';
import { taskRoutes } from './routes/tasks.ts';
import { routesOfUseCases } from './routes/use-cases.ts';

/** Everything that is answered before Next: the REST API and health. Knows nothing of pages. */
export const app = new OpenAPIHono<ApiEnv>();

app.use(async (c, next) => {
  const actor = (await actorOfSession(c.req.raw.headers)) ?? ANONYMOUS;
  c.set('read', { actor, now: new Date() });
  await next();
});
healthRoutes(app);
docsRoutes(app);
signInRoutes(app);
peopleRoutes(app);
for (const path of ['/api/v1/*', '/export/*']) {
  app.use(path, async (c, next) => {
    mustBeAllowedToRead(c.get('read'));
    await next();
  });
}
packageRoutes(app);
siteRoutes(app);
platformRoutes(app);
runtimeRoutes(app);
dependencyRoutes(app);
imageRoutes(app);
buildRoutes(app);
routesOfUseCases(app);
readinessRoutes(app);
matrixRoutes(app);
blockerRoutes(app);
taskRoutes(app);
questionRoutes(app);
changeRoutes(app);
exportRoutes(app);

app.get('/api/v1/openapi.json', (c) => c.json(describeApi(app)));
onlyThese(app, '/api/v1/openapi.json', READ_ONLY);

app.notFound((c) => problemResponse(c, { status: 404, detail: 'There is nothing at this address.' }));
app.onError(thrownResponse);
