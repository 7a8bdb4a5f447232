import { actionSubjects } from './action-text.ts';
import type { AssessInput } from './facts.ts';
import { type Finding, isOpen, type OpenState, worse } from './finding.ts';
import { type Judgement, judge } from './judge.ts';
import { tellCheck } from './tell.ts';

/**
 * What the rules say of an action today: `open`: a check still asks for exactly this; `passes`: the checks it serves
 * pass; `not_asked`: neither, for something else comes first or nothing is known that it would serve.
 */
export const ACTION_STATES = ['open', 'passes', 'not_asked'] as const;
export type ActionState =
  | { is: 'open'; check: OpenState; reason: string; pairs: OpenPair[] }
  | { is: 'passes' }
  | { is: 'not_asked' };

/** A pair whose check asks for the action. */
export interface OpenPair {
  package: string;
  site: string;
  targeted: boolean;
}

/** The checks an action is to make pass, by its verb. */
const CHECKS: Record<string, readonly string[]> = {
  'build-image': ['built'],
  'register-build': ['built'],
  'rebuild-image': ['base'],
  'name-base': ['base'],
  'publish-image': ['reachable'],
  'measure-image': ['size'],
  'slim-image': ['size'],
  'use-lightweight': ['size'],
  'choose-suites': ['tests'],
  'run-tests': ['tests'],
  'mend-tests': ['tests'],
  'sign-off': ['sign-off'],
  'name-platforms': ['platform'],
  'try-platform': ['platform'],
  'say-upgradable': ['platform'],
  port: ['platform'],
  'state-nodes': ['platform'],
  'move-nodes': ['platform'],
  'make-vm': ['vm-image'],
  'offer-vm': ['vm-offer'],
  'offer-runtime': ['runtime'],
  'name-runtimes': ['runtime'],
  offer: ['filesystems', 'services'],
  'state-binds': ['mounts'],
  'create-mount-points': ['mounts'],
};

interface Wanted {
  key: string;
  package: string | null;
  site: string | null;
  /** Name of the one route it is about. */
  route: string | null;
  checks: readonly string[];
}

function wanted(key: string): Wanted {
  const [verb = '', ...parts] = key.split(':');
  const subjects = actionSubjects(key);
  const slugOf = (kind: string) => subjects.find((subject) => subject.kind === kind)?.slug ?? null;
  const runtime = slugOf('runtime');
  const tests = verb === 'run-tests' || verb === 'mend-tests';
  return {
    key,
    package: slugOf('package'),
    site: slugOf('site'),
    route: tests ? parts.slice(2).join(':') : runtime && `container:${runtime}`,
    checks: CHECKS[verb] ?? [],
  };
}

const speaksOf = (action: Wanted, { pair: { pkg, site } }: Judgement): boolean =>
  (action.package === null || action.package === pkg.slug) && (action.site === null || action.site === site.slug);

/** The state of each action at the given pairs; a pair that an action does not speak of says nothing about it. */
export function actionStates(inputs: Iterable<AssessInput>, keys: readonly string[]): Map<string, ActionState> {
  const judged = Array.from(inputs, (input) => judge(input));
  return new Map(keys.map((key) => [key, stateOf(wanted(key), judged)]));
}

function stateOf(action: Wanted, judged: readonly Judgement[]): ActionState {
  const asking: { finding: Finding & { key: string }; pair: OpenPair }[] = [];
  let passed = 0;
  let others = 0;
  for (const judgement of judged) {
    if (!speaksOf(action, judgement)) continue;
    const { routes, pair, targeted } = judgement;
    const findings = routes.flatMap((route) => route.findings);
    const finding = findings.find((one): one is Finding & { key: string } => one.key === action.key);
    if (finding) asking.push({ finding, pair: { package: pair.pkg.slug, site: pair.site.slug, targeted } });
    for (const route of routes) {
      if (action.route !== null && route.name !== action.route) continue;
      for (const check of route.findings.filter(({ id }) => action.checks.includes(id))) {
        if (isOpen(check)) others += 1;
        else if (check.state === 'pass') passed += 1;
      }
    }
  }
  if (asking.length === 0) return passed > 0 && others === 0 ? { is: 'passes' } : { is: 'not_asked' };
  asking.sort((a, b) => Number(b.pair.targeted) - Number(a.pair.targeted));
  const states = asking.map(({ finding }) => finding.state as OpenState).sort(worse);
  const [first] = asking;
  return {
    is: 'open',
    check: states[0] ?? 'todo',
    reason: first ? tellCheck(first.finding).reason : '',
    pairs: asking.map(({ pair }) => pair),
  };
}
