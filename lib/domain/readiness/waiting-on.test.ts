import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../vocabulary.ts';
import { type PackageEdge, waitingOn } from './waiting-on.ts';

const edge = (pkg: string, dependsOn: string, change: Partial<PackageEdge> = {}): PackageEdge => ({
  package: pkg,
  dependsOn,
  phase: 'run',
  couldDrop: false,
  ...change,
});
const at = (levels: Record<string, Level>) => (slug: string) => levels[slug] ?? null;
const waits = (edges: PackageEdge[], levels: Record<string, Level> = {}) =>
  Object.fromEntries(waitingOn(edges, at(levels)).waitsFor);

describe('waiting on', () => {
  it('is what a package does whose run dependency is not ready', () => {
    expect(waits([edge('asp', 'st')], { st: 'available' })).toEqual({ asp: ['st'] });
    expect(waits([edge('asp', 'st')])).toEqual({ asp: ['st'] });
    expect(waits([edge('asp', 'st')], { st: 'tested' })).toEqual({});
  });

  it('is not caused by what could be dropped or is needed only to build', () => {
    expect(waits([edge('asp', 'st', { couldDrop: true }), edge('asp', 'gr', { phase: 'build' })])).toEqual({});
  });

  it('names each once, in order', () => {
    expect(waits([edge('asp', 'st'), edge('asp', 'gr'), edge('asp', 'st')])).toEqual({ asp: ['gr', 'st'] });
  });
});

describe('cycles', () => {
  const cycles = (edges: PackageEdge[]) => waitingOn(edges, at({})).cycles;

  it('are reported once, wherever they are entered', () => {
    const ring = [edge('b', 'c'), edge('c', 'a'), edge('a', 'b'), edge('z', 'b'), edge('c', 'd')];
    expect(cycles(ring)).toEqual([['a', 'b', 'c']]);
    expect(cycles([...ring].reverse())).toEqual([['a', 'b', 'c']]);
    expect(cycles([...ring, edge('x', 'y'), edge('y', 'x')])).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
  });

  it('can be of one package, which does not wait for itself', () => {
    expect(waitingOn([edge('a', 'a')], at({}))).toEqual({ waitsFor: new Map(), cycles: [['a']] });
  });

  it('do not come from what could be dropped, nor from two ways to one package', () => {
    expect(cycles([edge('a', 'b'), edge('b', 'a', { couldDrop: true })])).toEqual([]);
    expect(cycles([edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')])).toEqual([]);
  });

  it('are found in chains longer than the call stack', () => {
    const chain = Array.from({ length: 30_000 }, (_, i) => edge(`p${i}`, `p${(i + 1) % 30_000}`));
    expect(cycles(chain)[0]).toHaveLength(30_000);
  });

  it('are exactly the packages that reach themselves', () => {
    const some = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 });
    fc.assert(
      fc.property(some, (pairs) => {
        const edges = pairs.map(([a, b]) => edge(`p${a}`, `p${b}`));
        const inCycle = new Set(cycles(edges).flat());
        expect(cycles(edges).flat()).toHaveLength(inCycle.size);
        for (const start of new Set(edges.map((one) => one.package)))
          expect(inCycle.has(start)).toBe(reaches(edges, start));
      }),
    );
  });
});

function reaches(edges: PackageEdge[], goal: string): boolean {
  const seen = new Set<string>();
  const todo = [goal];
  for (let slug = todo.pop(); slug !== undefined; slug = todo.pop()) {
    for (const { package: from, dependsOn } of edges) {
      if (from !== slug || seen.has(dependsOn)) continue;
      seen.add(dependsOn);
      todo.push(dependsOn);
    }
  }
  return seen.has(goal);
}
