import { isReady, type Level, type Phase } from '../vocabulary.ts';
import { compare } from './words.ts';

/** One package needs another. */
export interface PackageEdge {
  package: string;
  dependsOn: string;
  phase: Phase;
  couldDrop: boolean;
}

export interface Waiting {
  /** Packages it needs at run time that are not ready at the site, by package; only packages that wait are listed. */
  waitsFor: Map<string, string[]>;
  /** Rings of packages that need each other, each once, starting at the smallest slug. */
  cycles: string[][];
}

/**
 * What waits on what at one site: a package whose run dependency on another is not ready there waits on it. A dependency
 * that could be dropped never blocks, nor does one needed only to build. Source: readiness rules, "Dependencies".
 *
 * @param levelAt the level of a package at the site; null when it was not assessed, which is not ready.
 */
export function waitingOn(
  edges: readonly PackageEdge[],
  levelAt: (packageSlug: string) => Level | null,
  ready: (level: Level) => boolean = isReady,
): Waiting {
  const needs = runNeeds(edges);
  const waitsFor = new Map<string, string[]>();
  for (const [slug, others] of needs) {
    const open = others.filter((other) => {
      const level = levelAt(other);
      return other !== slug && (level === null || !ready(level));
    });
    if (open.length > 0) waitsFor.set(slug, open);
  }
  return { waitsFor, cycles: cyclesOf(needs) };
}

function runNeeds(edges: readonly PackageEdge[]): Map<string, string[]> {
  const needs = new Map<string, Set<string>>();
  for (const { package: slug, dependsOn, phase, couldDrop } of edges) {
    if (phase !== 'run' || couldDrop) continue;
    needs.set(slug, (needs.get(slug) ?? new Set()).add(dependsOn));
  }
  const slugs = [...needs.keys()].sort(compare);
  return new Map(slugs.map((slug) => [slug, [...(needs.get(slug) ?? [])].sort(compare)]));
}

/**
 * Rings: the strongly connected components of more than one package (Tarjan), and packages that need themselves. With a
 * stack of our own, since a chain of dependencies can be longer than the call stack.
 */
function cyclesOf(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onPath = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];

  const enter = (slug: string): { slug: string; next: number } => {
    index.set(slug, index.size);
    low.set(slug, index.size - 1);
    path.push(slug);
    onPath.add(slug);
    return { slug, next: 0 };
  };
  const lower = (slug: string, to: number | undefined): void => {
    low.set(slug, Math.min(low.get(slug) ?? 0, to ?? 0));
  };
  const leave = (slug: string): void => {
    if (low.get(slug) !== index.get(slug)) return;
    const ring = path.splice(path.indexOf(slug));
    for (const member of ring) onPath.delete(member);
    if (ring.length > 1 || needs.get(slug)?.includes(slug)) cycles.push(ring.sort(compare));
  };

  for (const start of needs.keys()) {
    if (index.has(start)) continue;
    const calls = [enter(start)];
    for (let call = calls[0]; call !== undefined; call = calls[calls.length - 1]) {
      const other = needs.get(call.slug)?.[call.next++];
      if (other === undefined) {
        calls.pop();
        leave(call.slug);
        const caller = calls[calls.length - 1];
        if (caller) lower(caller.slug, low.get(call.slug));
      } else if (!index.has(other)) calls.push(enter(other));
      else if (onPath.has(other)) lower(call.slug, index.get(other));
    }
  }
  return cycles.sort((a, b) => compare(a[0] ?? '', b[0] ?? ''));
}
