import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { changesNoun } from '#lib/contracts/tables/activity.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { readHistory } from '#lib/read/read-history.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { activityFeed } from '../feeds/activity.ts';
import { feedAnswer } from '../feeds/answer.ts';
import { differencesFeed, isPeriod } from '../feeds/differences.ts';
import { historyFeed } from '../feeds/history.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { type KnownParameters, noParameters, readStrictly } from '../query.ts';

/** The activity's own filters; a feed has one order, the newest first. */
const KNOWN: KnownParameters = { one: ['q', 'from', 'to', 'of', 'limit'], many: Object.keys(changesNoun.facets) };

const ENTRY_FEEDS: readonly (readonly [noun: string, kind: EntryKind])[] = [
  ['packages', 'package'],
  ['sites', 'site'],
  ['tasks', 'task'],
];

/** Atom feeds, readable by whoever may read the pages. */
export function feedRoutes(app: ApiApp): void {
  app.get('/feeds/activity.atom', activity);
  app.get('/feeds/changes.atom', differences);
  for (const [noun, kind] of ENTRY_FEEDS) {
    const path = `/feeds/${noun}/:file{[^/]+\\.atom}`;
    app.get(path, (c) => entry(c, noun, kind));
    onlyThese(app, path, READ_ONLY);
  }
  for (const path of ['/feeds/activity.atom', '/feeds/changes.atom']) onlyThese(app, path, READ_ONLY);
}

const selfOf = (c: ApiContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
};

function activity(c: ApiContext): Promise<Response> | Response {
  const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseChangeParams);
  if (!asked.ok) return badParameters(c, asked.errors);
  const ctx = c.get('read');
  return feedAnswer(c, ctx, async () => {
    const input = { ...asked.params, sort: [{ key: 'recorded', descending: true }], group: null };
    const { items } = await listChanges({ ctx, input });
    return activityFeed(items, selfOf(c));
  });
}

function entry(c: ApiContext, noun: string, kind: EntryKind): Promise<Response> | Response {
  const faults = noParameters(new URL(c.req.url).searchParams);
  if (faults.length > 0) return badParameters(c, faults);
  const slug = (c.req.param('file') ?? '').replace(/\.atom$/, '');
  const ctx = c.get('read');
  return feedAnswer(c, ctx, async () => {
    const history = await readHistory({ ctx, input: { kind, slug, fields: [], below: null } });
    return history.ok ? historyFeed(history.value, noun, selfOf(c)) : failureResponse(c, history.failure);
  });
}

function differences(c: ApiContext): Promise<Response> | Response {
  const search = new URL(c.req.url).searchParams;
  const unknown = [...search.keys()].some((name) => name !== 'per');
  const per = search.get('per') ?? 'week';
  if (unknown || search.getAll('per').length > 1 || !isPeriod(per)) {
    return badParameters(c, [{ pointer: '/query/per', detail: 'per=day or per=week, once, and nothing else.' }]);
  }
  const ctx = c.get('read');
  return feedAnswer(c, ctx, () => differencesFeed(ctx, per, selfOf(c)));
}
