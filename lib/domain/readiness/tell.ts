import type { Finding } from './finding.ts';
import type { Check, Evidence } from './verdict.ts';

/** Puts a finding into words. */
export type Teller = (finding: Finding) => Check;

/** Routes share findings (file systems, services): each is put into words once. */
export function withMemory(): Teller {
  const told = new Map<Finding, Check>();
  return (finding) => {
    const known = told.get(finding) ?? tellCheck(finding);
    told.set(finding, known);
    return known;
  };
}

/** The sentences of one check. */
export function tellCheck(finding: Finding): Check {
  const { id, state } = finding;
  if (finding.key === null)
    return { id, state, kind: null, fix: '', owner: null, actionKey: null, ...tidy(finding.tell()) };
  return { id, state, actionKey: finding.key, ...tidy(finding.tell()) };
}

/** Cites each fact once. */
export function tidy<T extends { evidence: Evidence[] }>(told: T): T {
  const seen = new Set<string>();
  return { ...told, evidence: told.evidence.filter(({ ref }) => !seen.has(ref) && seen.add(ref)) };
}
