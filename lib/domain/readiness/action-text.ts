import type { EntryKind, Level } from '../vocabulary.ts';

/** What an action key is about, in the order of its parts. */
type Part = 'package' | 'site' | 'platform' | 'runtime' | 'dependency' | 'image' | 'route';
type Say = (names: readonly string[], level: Level) => string;

const part = (names: readonly string[], at: number): string => names[at] ?? '';
const one =
  (before: string, after = '.'): Say =>
  (names) =>
    `${before} ${part(names, 0)}${after}`;

/**
 * The words of a next action where only its key is at hand: tables and matrices, which show the packed projection. The
 * pair's own page has the check's full sentence. A key on an `unknown` pair asks for a fact, elsewhere for a deed.
 */
const ACTIONS: Record<string, { parts: readonly Part[]; say: Say }> = {
  'build-image': { parts: ['package'], say: one('Build an image that holds') },
  'register-build': { parts: ['package'], say: one('Find the image of', ' and register it.') },
  'rebuild-image': { parts: ['package'], say: one('Build the image on a platform that', ' runs on.') },
  'publish-image': { parts: ['package', 'runtime'], say: one('Publish the image of', ' where the site can start it.') },
  'measure-image': { parts: ['package'], say: one('Record the size of the image of') },
  'slim-image': { parts: ['package'], say: one('Make the image of', ' smaller.') },
  'use-lightweight': { parts: ['package'], say: one('Use a lightweight image for') },
  'choose-suites': { parts: ['package'], say: one('Choose the test suites that', ' has to pass.') },
  'run-tests': {
    parts: ['package', 'site', 'route'],
    say: (names) => `Run the required tests of ${part(names, 0)} at ${part(names, 1)}.`,
  },
  'mend-tests': {
    parts: ['package', 'site', 'route'],
    say: (names) => `Find out why the tests of ${part(names, 0)} did not pass at ${part(names, 1)}, and run again.`,
  },
  'sign-off': { parts: ['package'], say: one('Check the output of', ' and sign it off.') },
  'name-platforms': { parts: ['package'], say: one('Say on which platforms', ' runs.') },
  'try-platform': {
    parts: ['package', 'platform'],
    say: (names) => `Try ${part(names, 0)} on ${part(names, 1)} and record whether it runs.`,
  },
  'say-upgradable': { parts: ['package'], say: one('Say whether', ' can be moved to a newer platform.') },
  port: { parts: ['package', 'platform'], say: (names) => `Port ${part(names, 0)} to ${part(names, 1)}.` },
  'make-vm': {
    parts: ['package'],
    say: (names, level) =>
      level === 'unknown'
        ? `Say whether there is a VM image of ${part(names, 0)}.`
        : `Make a VM image of ${part(names, 0)}, or register it.`,
  },
  'name-base': { parts: ['image'], say: one('Record the base platform of') },
  'create-mount-points': { parts: ['image'], say: one('Create the mount points while building') },
  'state-nodes': { parts: ['site'], say: one('Say which platforms the nodes of', ' have and will have.') },
  'move-nodes': {
    parts: ['site', 'platform'],
    say: (names) => `Move nodes of ${part(names, 0)} to ${part(names, 1)}, or say when that will be.`,
  },
  'state-binds': { parts: ['site'], say: one('Say which folders a user may bind at') },
  'name-runtimes': { parts: ['site'], say: one('Say which container runtimes are offered at') },
  'offer-runtime': {
    parts: ['site', 'runtime'],
    say: ([site = '', runtime = ''], level) =>
      level === 'unknown'
        ? `Say whether ${runtime} is offered at ${site}.`
        : `Offer ${runtime} at ${site}, or say when that will be.`,
  },
  'offer-vm': {
    parts: ['site'],
    say: ([site = ''], level) =>
      level === 'unknown' ? `Say whether VMs are offered at ${site}.` : `Ask ${site} to run VMs for production.`,
  },
  offer: {
    parts: ['site', 'dependency'],
    say: ([site = '', need = ''], level) =>
      level === 'unknown' ? `Say whether ${need} is available at ${site}.` : `Make ${need} available at ${site}.`,
  },
};

const split = (key: string): [string, string[]] => {
  const [verb = '', ...rest] = key.split(':');
  return [verb, rest];
};

/** The entries an action key names. */
export function actionSubjects(key: string): { kind: EntryKind; slug: string }[] {
  const [verb, slugs] = split(key);
  return (ACTIONS[verb]?.parts ?? []).flatMap((kind, at) => {
    const slug = slugs[at];
    return kind === 'route' || slug === undefined ? [] : [{ kind, slug }];
  });
}

/** "Build an image that holds GlastRelease." The key itself when its verb is not known. */
export function actionText(key: string, level: Level, nameOf: (kind: EntryKind, slug: string) => string): string {
  const [verb] = split(key);
  const action = ACTIONS[verb];
  if (!action) return key;
  return action.say(
    actionSubjects(key).map(({ kind, slug }) => nameOf(kind, slug)),
    level,
  );
}
