import { OpenAPIHono } from '@hono/zod-openapi';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { actorOf } from '#lib/auth/gate.ts';
import { mustBeAllowedToRead } from '#lib/read/authorise.ts';
import { type ApiEnv, onlyThese, READ_ONLY } from './api-app.ts';
import { describeApi, describeSecurity } from './document.ts';
import { badToken, problemResponse, thrownResponse } from './problem.ts';
import { asOfRoutes } from './routes/as-of.ts';
import { blockerRoutes } from './routes/blockers.ts';
import { buildReportRoutes } from './routes/build-reports.ts';
import { buildRoutes } from './routes/builds.ts';
import { careRoutes } from './routes/care.ts';
import { changeEntriesRoutes } from './routes/change-entries.ts';
import { changeRoutes } from './routes/changes.ts';
import { commentRoutes } from './routes/comments.ts';
import { createFormRoute } from './routes/create-form.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { dependencyRoutes } from './routes/dependencies.ts';
import { docsRoutes } from './routes/docs.ts';
import { editorNamesRoute } from './routes/editor-names.ts';
import { entryFormRoutes } from './routes/entry-forms.ts';
import { entryWriteRoutes } from './routes/entry-writes.ts';
import { exportRoutes } from './routes/exports.ts';
import { feedRoutes } from './routes/feeds.ts';
import { healthRoutes } from './routes/health.ts';
import { imageRoutes } from './routes/images.ts';
import { liveRoutes } from './routes/live.ts';
import { matrixRoutes } from './routes/matrix.ts';
import { nameRoutes } from './routes/names.ts';
import { packageRoutes } from './routes/packages.ts';
import { peopleRoutes } from './routes/people.ts';
import { platformRoutes } from './routes/platforms.ts';
import { questionFormRoutes } from './routes/question-forms.ts';
import { questionRoutes } from './routes/questions.ts';
import { readinessRoutes } from './routes/readiness.ts';
import { runtimeRoutes } from './routes/runtimes.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { siteRoutes } from './routes/sites.ts';
import { standingRoutes } from './routes/standing.ts';
import { talkFormRoutes } from './routes/talk-forms.ts';
import { taskCalendarRoutes } from './routes/task-calendar.ts';
import { taskFormRoutes } from './routes/task-forms.ts';
import { taskMoveRoutes } from './routes/task-moves.ts';
import { taskRoutes } from './routes/tasks.ts';
import { testReportRoutes } from './routes/test-reports.ts';
import { tokenFormRoutes } from './routes/token-forms.ts';
import { routesOfUseCases } from './routes/use-cases.ts';
import { verdictRoutes } from './routes/verdicts.ts';
import { viewFormRoutes } from './routes/view-forms.ts';
import { viewRoutes } from './routes/views.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { isForeign } from './same-origin.ts';
import { WRITABLE_NOUNS } from './writable-noun.ts';

const FOREIGN =
  'This was sent from a page of another site, or does not say from where. Use a token instead of a cookie.';

/** Everything that is answered before Next: the REST API and health. Knows nothing of pages. */
export const app = new OpenAPIHono<ApiEnv>();

app.use(async (c, next) => {
  if (c.env?.failure !== undefined) throw c.env.failure;
  c.set('read', { actor: ANONYMOUS, now: new Date() });
  await next();
});
describeSecurity(app);
healthRoutes(app);
docsRoutes(app);
webhookRoutes(app);
for (const path of ['/api/*', '/export/*', '/feeds/*']) {
  app.use(path, async (c, next) => {
    const { now } = c.get('read');
    const actor = await actorOf({ headers: c.req.raw.headers, now });
    if (!actor.ok) return badToken(c, actor.failure.detail);
    c.set('read', { actor: actor.value, now });
    if (isForeign(c)) return problemResponse(c, { status: 403, detail: FOREIGN });
    return next();
  });
}
signInRoutes(app);
peopleRoutes(app);
entryFormRoutes(app);
createFormRoute(app);
tokenFormRoutes(app);
talkFormRoutes(app);
viewFormRoutes(app);
taskFormRoutes(app);
questionFormRoutes(app);
for (const path of ['/api/v1/*', '/export/*', '/feeds/*']) {
  app.use(path, (c, next) => {
    mustBeAllowedToRead(c.get('read'));
    return next();
  });
}
liveRoutes(app);
nameRoutes(app);
viewRoutes(app);
taskMoveRoutes(app);
decisionRoutes(app);
taskCalendarRoutes(app);
testReportRoutes(app);
for (const noun of WRITABLE_NOUNS) entryWriteRoutes(app, noun);
changeEntriesRoutes(app);
careRoutes(app);
editorNamesRoute(app);
packageRoutes(app);
verdictRoutes(app);
siteRoutes(app);
standingRoutes(app);
platformRoutes(app);
runtimeRoutes(app);
dependencyRoutes(app);
imageRoutes(app);
buildReportRoutes(app);
buildRoutes(app);
routesOfUseCases(app);
readinessRoutes(app);
matrixRoutes(app);
blockerRoutes(app);
taskRoutes(app);
questionRoutes(app);
changeRoutes(app);
commentRoutes(app);
asOfRoutes(app);
feedRoutes(app);
exportRoutes(app);

app.get('/api/v1/openapi.json', (c) => c.json(describeApi(app)));
onlyThese(app, '/api/v1/openapi.json', READ_ONLY);

app.notFound((c) => problemResponse(c, { status: 404, detail: 'There is nothing at this address.' }));
app.onError(thrownResponse);
