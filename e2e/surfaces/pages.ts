import { ADMINS, EDITORS_OF_PACKAGE, EVERYBODY, type Kind, PACKAGE, SITE } from './actors.ts';

/** One page of the build: an address of it, who sees it, and words of its content that nobody else gets. */
export interface PageRow {
  address: string;
  sees: readonly Kind[];
  says: RegExp;
  /** Open on an instance that is not public, too: it tells nothing of the collaboration. */
  always?: true;
}

const open = (address: string, says: RegExp): PageRow => ({ address, sees: EVERYBODY, says });

/** By the page's place in the build (`.next/server/app-paths-manifest.json`). A new page needs a line here. */
export const PAGES: Readonly<Record<string, PageRow>> = {
  '/': open('/', /pairs are judged/),
  '/activity': open('/activity', /Repository fermi-lat/),
  '/activity/[id]': open('/activity/3', /a later version of the wiki page changed/),
  '/admin/people': { address: '/admin/people', sees: ADMINS, says: /@example\.org/ },
  '/as-of': open('/as-of', /Days on which something changed/),
  '/as-of/[day]/[noun]': open('/as-of/2017-06-06/packages', /FastCopy/),
  '/blockers': open('/blockers', /package expert/),
  '/changes': open('/changes?from=2017-06-06&to=2017-07-17', /Build a GR container/),
  '/export': open('/export', /Everything that can be exported/),
  '/help': { ...open('/help', /Can I run it there now\?/), always: true },
  '/history/[kind]/[slug]': open(`/history/site/${SITE}`, /never says Brian/),
  '/matrix': open('/matrix', /FastCopy/),
  '/me': { ...open('/me', /Who may do what/), always: true },
  '/packages': open('/packages', /FastCopy/),
  '/packages/[slug]': open(`/packages/${PACKAGE}`, /Pipeline|Halfpipe/),
  '/packages/[slug]/at/[site]': open(`/packages/${PACKAGE}/at/${SITE}`, /Every way there/),
  '/packages/[slug]/edit': {
    address: `/packages/${PACKAGE}/edit`,
    sees: EDITORS_OF_PACKAGE,
    says: /Every change is kept with its reason/,
  },
  '/platforms': open('/platforms', /packages run on nothing newer/),
  '/questions': open('/questions', /which containers\?/),
  '/questions/[slug]': open('/questions/which-runtime', /Docker, Singularity or Shifter/),
  '/runtimes': open('/runtimes', /3 container runtimes/),
  '/sign-in': { ...open('/sign-in', /current-password/), always: true },
  '/sites': open('/sites', /CC-IN2P3/),
  '/sites/[slug]': open(`/sites/${SITE}`, /never says Brian/),
  '/tasks': open('/tasks', /Isoc Monitoring/),
  '/tasks/[number]': open('/tasks/8', /Build a GR container/),
  '/use-cases': open('/use-cases', /ISOC operations/),
  '/welcome': { ...open('/welcome', /This link does not work any more/), always: true },
};
