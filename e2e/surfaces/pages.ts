import {
  ADMINS,
  EDITORS_OF_PACKAGE,
  EDITORS_OF_SITE,
  EVERYBODY,
  KEEPERS,
  type Kind,
  MEMBERS,
  PACKAGE,
  SITE,
  TRUSTED,
} from './actors.ts';

/** One page of the build: an address of it, who sees it, and words of its content that nobody else gets. */
export interface PageRow {
  address: string;
  sees: readonly Kind[];
  says: RegExp;
  /** Open on an instance that is not public, too: it tells nothing of the collaboration. */
  always?: true;
}

/** What a CI job has reported to the instance, so that the pages of builds have one. */
export const BUILD = {
  image: 'glast-release-docker',
  digest: `sha256:${'ab'.repeat(32)}`,
  tag: 'latest',
  status: 'succeeded',
} as const;

const open = (address: string, says: RegExp): PageRow => ({ address, sees: EVERYBODY, says });

/** By the page's place in the build (`.next/server/app-paths-manifest.json`). A new page needs a line here. */
export const PAGES: Readonly<Record<string, PageRow>> = {
  '/': open('/', /pairs are judged/),
  '/activity': open('/activity', /Repository fermi-lat/),
  '/activity/[id]': open('/activity/3', /a later version of the wiki page changed/),
  '/admin': { address: '/admin', sees: ADMINS, says: /Whose CI jobs may report/ },
  '/admin/deliveries': {
    address: '/admin/deliveries',
    sees: ADMINS,
    says: /Nothing has arrived yet|Deliveries, newest/,
  },
  '/admin/deliveries/[id]': { address: '/admin/deliveries/1', sees: ADMINS, says: /credentials are not kept/ },
  '/admin/people': { address: '/admin/people', sees: ADMINS, says: /@example\.org/ },
  '/admin/queue': { address: '/admin/queue', sees: ADMINS, says: /The same figures, for a monitoring system/ },
  '/admin/sources': { address: '/admin/sources', sees: ADMINS, says: /Make a source/ },
  '/admin/sources/[id]': { address: '/admin/sources/1', sees: ADMINS, says: /What to click at the sender/ },
  '/admin/lists': { address: '/admin/lists', sees: ADMINS, says: /Keep a list/ },
  '/admin/trust': { address: '/admin/trust', sees: ADMINS, says: /Trust a project/ },
  '/as-of': open('/as-of', /Days on which something changed/),
  '/as-of/[day]/[noun]': open('/as-of/2017-06-06/packages', /FastCopy/),
  '/blockers': open('/blockers', /package expert/),
  '/changes': open('/changes?from=2017-06-06&to=2017-07-17', /Build a GR container/),
  '/export': open('/export', /Everything that can be exported/),
  '/builds': open('/builds', /Builds of all images/),
  '/builds/[digest]': open(`/builds/${BUILD.digest.slice(7, 19)}`, /How to run it/),
  '/help': { ...open('/help', /Can I run it there now\?/), always: true },
  '/history/[kind]/[slug]': open(`/history/site/${SITE}`, /never says Brian/),
  '/images': open('/images', /glast_release \(Docker\)/),
  '/images/[slug]': open('/images/glast-release-docker', /Tags over time/),
  '/images/[slug]/edit': {
    address: '/images/glast-release-docker/edit',
    sees: KEEPERS,
    says: /Every change is kept with its reason/,
  },
  '/images/[slug]/tags/[tag]': open(`/images/${BUILD.image}/tags/${BUILD.tag}`, /Where it pointed over time/),
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
  '/tests': open('/tests', /No test report has arrived yet|how each stands|Smoke/),
  '/tests/runs/[id]': open('/tests/runs/1', /the only case/),
  '/use-cases': open('/use-cases', /ISOC operations/),
  '/welcome': { ...open('/welcome', /This link does not work any more/), always: true },
  '/digest/off': { ...open('/digest/off?key=x', /what is unread in your inbox/), always: true },
  '/edit': { address: '/edit', sees: KEEPERS, says: /shown where others speak of them/ },
  '/edit/[kind]/[slug]': {
    address: '/edit/platform/rhel6',
    sees: KEEPERS,
    says: /Every change is kept with its reason/,
  },
  '/inbox': { address: '/inbox', sees: MEMBERS, says: /what happened to what you watch/ },
  '/me/tokens': { address: '/me/tokens', sees: TRUSTED, says: /acts in your name/ },
  '/new/[kind]': { address: '/new/package', sees: KEEPERS, says: /What is needed to begin/ },
  '/questions/[slug]/decisions/[decision]': open('/questions/which-runtime/decisions/both', /What it changes/),
  '/questions/[slug]/discuss': {
    address: '/questions/which-runtime/discuss',
    sees: KEEPERS,
    says: /Propose a decision/,
  },
  '/questions/[slug]/edit': {
    address: '/questions/which-runtime/edit',
    sees: KEEPERS,
    says: /Every change is kept with its reason/,
  },
  '/queue': { address: '/queue', sees: MEMBERS, says: /<title>For you/ },
  '/sites/[slug]/edit': {
    address: `/sites/${SITE}/edit`,
    sees: EDITORS_OF_SITE,
    says: /Every change is kept with its reason/,
  },
  '/statements/[kind]/[slug]': open(`/statements/package/${PACKAGE}`, /What is said of FastCopy/),
  '/tasks/[number]/edit': { address: '/tasks/8/edit', sees: KEEPERS, says: /Every change is kept with its reason/ },
  '/tasks/board': open('/tasks/board', /Isoc Monitoring/),
  '/tasks/bulk': { address: '/tasks/bulk?task=8', sees: KEEPERS, says: /Change several tasks/ },
  '/tasks/progress': open('/tasks/progress', /Progress of the tasks over time/),
  '/tasks/review': open('/tasks/review', /Since the last meeting on/),
  '/trash': open('/trash', /in no list, no count and no verdict/),
  '/trash/[kind]/[slug]': { address: `/trash/package/${PACKAGE}`, sees: KEEPERS, says: /into the trash\?/ },
};
