import { ACTOR_NAMES, type ActorName } from '../test-actors.ts';
import { WRITABLE_NOUNS } from '../writable-noun.ts';

/** One route that reads: an address of it, and who gets an answer there. */
export interface ReadRow {
  address: string;
  /** What it answers whoever may ask. */
  done: number;
  /** Everybody, unless it tells of somebody's own things. */
  sees: readonly ActorName[];
  /** `always`: answered on an instance that is not public, too. `ungated`: not even a token is looked at. */
  open?: 'always' | 'ungated';
  /** It answers without end; what counts is that it begins. */
  streams?: true;
}

/** The text of an answer; of one without end nothing, and it is ended. */
export async function textOf(response: Response, { streams }: Pick<ReadRow, 'streams'>): Promise<string> {
  if (streams === undefined || response.status !== 200) return response.text();
  await response.body?.cancel();
  return '';
}

const at = (address: string, more: Partial<ReadRow> = {}): ReadRow => ({
  address,
  done: 200,
  sees: ACTOR_NAMES,
  ...more,
});

/** The list of a noun, one of it and its history. */
const ofNoun = ({ list, param }: (typeof WRITABLE_NOUNS)[number]): Record<string, ReadRow> => {
  const one = param === 'number' ? '1' : 'subject';
  return {
    [list]: at(list),
    [`${list}/:${param}`]: at(`${list}/${one}`),
    [`${list}/:${param}/history`]: at(`${list}/${one}/history`),
  };
};

/** Every route of the app that answers GET, by its path there. A new one needs a line here. */
export const READS: Readonly<Record<string, ReadRow>> = {
  ...Object.assign({}, ...WRITABLE_NOUNS.map(ofNoun)),
  '/livez': at('/livez', { open: 'ungated' }),
  '/probe.sh': at('/probe.sh', { open: 'ungated' }),
  '/readyz': at('/readyz', { open: 'ungated' }),
  '/metrics': at('/metrics'),
  '/api/docs': at('/api/docs', { open: 'ungated' }),
  '/api/reporting': at('/api/reporting', { open: 'ungated' }),
  '/api/docs/:file': at('/api/docs/page.css', { open: 'ungated' }),
  // Without the provider's answer it leads to the page that says so.
  '/api/auth/callback/oidc': at('/api/auth/callback/oidc', { done: 302, open: 'always' }),
  // Leads to the page with the button, for nothing is changed by looking.
  '/api/digest/off': at('/api/digest/off', { done: 303, open: 'always' }),
  '/api/live': at('/api/live', { streams: true }),
  '/api/v1/as-of/:date/packages': at('/api/v1/as-of/2020-01-01/packages'),
  '/api/v1/as-of/:date/sites': at('/api/v1/as-of/2020-01-01/sites'),
  '/api/v1/as-of/:date/tasks': at('/api/v1/as-of/2020-01-01/tasks'),
  '/api/v1/blockers': at('/api/v1/blockers'),
  '/api/v1/builds': at('/api/v1/builds'),
  '/api/v1/builds/:digest': at(`/api/v1/builds/${'0'.repeat(12)}`, { done: 404 }),
  '/api/v1/builds/:digest/timeline': at(`/api/v1/builds/${'0'.repeat(12)}/timeline`, { done: 404 }),
  '/api/v1/changes': at('/api/v1/changes'),
  '/api/v1/choices': at('/api/v1/choices?for=package'),
  '/api/v1/comments': at('/api/v1/comments?entry=package/subject'),
  '/api/v1/export/:file': at('/api/v1/export/packages.json'),
  '/api/v1/fields': at('/api/v1/fields?entry=package/subject'),
  '/api/v1/images/:slug/builds': at('/api/v1/images/subject/builds'),
  '/api/v1/images/:slug/tags/:tag': at('/api/v1/images/subject/tags/none', { done: 404 }),
  '/api/v1/matrix': at('/api/v1/matrix'),
  '/api/v1/names': at('/api/v1/names?q=subject'),
  '/api/v1/openapi.json': at('/api/v1/openapi.json'),
  '/api/v1/packages/:slug/verdicts': at('/api/v1/packages/subject/verdicts'),
  '/api/v1/sites/:slug/expected.txt': at('/api/v1/sites/subject/expected.txt'),
  '/api/v1/questions/:slug/decisions/:decision/preview': at('/api/v1/questions/subject/decisions/none/preview', {
    done: 404,
  }),
  '/api/v1/readiness': at('/api/v1/readiness'),
  '/api/v1/readiness/:package/:site': at('/api/v1/readiness/subject/subject'),
  '/api/v1/sites/:slug/standing': at('/api/v1/sites/subject/standing'),
  '/api/v1/statements': at('/api/v1/statements?entry=package/subject'),
  '/api/v1/test-runs': at('/api/v1/test-runs'),
  '/api/v1/test-runs/:id': at('/api/v1/test-runs/999', { done: 404 }),
  '/api/v1/test-suites': at('/api/v1/test-suites'),
  '/api/v1/version': at('/api/v1/version'),
  '/api/v1/views': at('/api/v1/views?table=packages'),
  '/feeds/activity.atom': at('/feeds/activity.atom'),
  '/feeds/changes.atom': at('/feeds/changes.atom?per=day'),
  '/feeds/packages/:file{[^/]+\\.atom}': at('/feeds/packages/subject.atom'),
  '/feeds/sites/:file{[^/]+\\.atom}': at('/feeds/sites/subject.atom'),
  '/feeds/tasks/:file{[^/]+\\.atom}': at('/feeds/tasks/1.atom'),
  '/feeds/tasks.ics': at('/feeds/tasks.ics'),
  '/export/:file': at('/export/packages.csv'),
};
