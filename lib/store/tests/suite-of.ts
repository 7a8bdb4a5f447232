import type { Tx } from '#lib/base/db.ts';
import { SUITE_KINDS, type SuiteKind } from '#lib/domain/vocabulary.ts';

export interface SuiteOfRun {
  id: number;
  /** It was made by this report. */
  isNew: boolean;
}

/** The suite of that name. The first report of a suite makes it: whoever may report test results may keep suites. */
export async function suiteOf(tx: Tx, slug: string): Promise<SuiteOfRun> {
  const found = await tx.testSuite.findUnique({ where: { slug }, select: { id: true } });
  if (found) return { id: found.id, isNew: false };
  const name = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  const made = await tx.testSuite.upsert({
    where: { slug },
    create: { slug, name, kind: kindOf(slug) },
    update: {},
    select: { id: true },
  });
  return { id: made.id, isNew: true };
}

/** A suite whose name says what kind it is, is of that kind; whoever keeps suites may say otherwise. */
const kindOf = (slug: string): SuiteKind =>
  SUITE_KINDS.find((kind) => slug.includes(kind.replace('_', '-')) || slug.includes(kind.split('_')[0] ?? kind)) ??
  'functional';
