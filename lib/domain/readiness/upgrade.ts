import type { Upgradable } from '../vocabulary.ts';
import type { PackageFacts } from './facts.ts';
import type { Note, OpenState } from './finding.ts';
import { cite } from './refs.ts';
import type { CheckKind, Evidence } from './verdict.ts';
import { inBrackets, quoted } from './words.ts';

interface Upgrade {
  state: OpenState;
  kind: CheckKind;
  key: string;
  /** A clause for the middle of a sentence. */
  says: () => string;
  fix: () => string;
  cite: () => Evidence;
  conflict: Note;
}

const NOT_SAID: readonly Upgradable[] = ['unknown', 'na', 'doubtful'];

/**
 * What the "Upgradable?" cell means for a package that runs on none of a site's lasting platforms. Source: readiness
 * rules, native 1: temporary when yes or likely, permanent when no or unlikely, waiting on another package when
 * conditional; blank, NA or doubtful is unknown. "May be with a lot of work" waits on that work.
 */
export function upgradeOf(pkg: PackageFacts, target: { slug: string; name: string }): Upgrade {
  const { value, raw, waitingOn } = pkg.upgradable;
  const first = value === 'conditional' ? waitingOn : null;
  const citeCell = () =>
    cite(`package:${pkg.slug}/upgradable`, quoted(raw) === '' ? `Upgradable: ${value}` : `Upgradable: ${quoted(raw)}`);
  return {
    state: NOT_SAID.includes(value) ? 'unknown' : 'fail',
    kind: kindOf(value, first?.name ?? 'another package'),
    key: keyOf(pkg, value, first?.slug ?? null, target.slug),
    says: () => says(value, raw, first?.name ?? 'another package'),
    fix: () => fixOf(pkg.name, value, first?.name ?? null, target.name),
    cite: citeCell,
    conflict: {
      id: 'conflict',
      tell: () => ({
        text: `Statements about upgrading ${pkg.name} contradict each other${inBrackets(raw)}.`,
        evidence: [citeCell()],
      }),
    },
  };
}

function kindOf(value: Upgradable, other: string): CheckKind {
  switch (value) {
    case 'yes':
    case 'likely':
      return 'temporary';
    case 'no':
    case 'unlikely':
      return 'permanent';
    case 'with_work':
      return 'waiting_on a large upgrade';
    case 'conditional':
      return `waiting_on ${other}`;
    default:
      return 'waiting_on an answer from the package expert';
  }
}

function keyOf(pkg: PackageFacts, value: Upgradable, first: string | null, target: string): string {
  if (NOT_SAID.includes(value)) return `say-upgradable:${pkg.slug}`;
  // The other package's own port is the action that would free this one, so both rank under one key.
  return `port:${first ?? pkg.slug}:${target}`;
}

function says(value: Upgradable, raw: string, other: string): string {
  const words = inBrackets(raw);
  switch (value) {
    case 'yes':
      return `it can be upgraded${words}`;
    case 'likely':
      return `it can probably be upgraded${words}`;
    case 'with_work':
      return `moving it would take a large upgrade${words}`;
    case 'conditional':
      return `it may move if ${other} is upgraded${words}`;
    case 'unlikely':
      return `an upgrade is unlikely${words}`;
    case 'no':
      return `it cannot be upgraded${words}`;
    case 'doubtful':
      return `it is doubtful whether it can move${words}`;
    case 'na':
      return 'nobody has said whether it can move (the cell says NA)';
    default:
      return `nobody has said whether it can move${words}`;
  }
}

function fixOf(name: string, value: Upgradable, first: string | null, target: string): string {
  if (NOT_SAID.includes(value)) return `Say whether ${name} can be upgraded to ${target}.`;
  if (value === 'conditional') {
    return `Upgrade ${first ?? 'the package it waits for'} to ${target} first, then ${name}.`;
  }
  if (value === 'no' || value === 'unlikely') return `Use a container for ${name}, or port it to ${target} after all.`;
  return `Port ${name} to ${target}.`;
}
