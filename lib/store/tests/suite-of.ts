import { authorize } from '#lib/auth/authorize.ts';
import type { Tx } from '#lib/base/db.ts';
import { SUITE_KINDS, type SuiteKind } from '#lib/domain/vocabulary.ts';
import { Refused, type WriteContext } from '../context.ts';

export interface SuiteOfRun {
  id: number;
  /** It was made by this report. */
  isNew: boolean;
}

/**
 * The suite of that name. The first report of a suite makes it, if its sender may keep suites; else the refusal says
 * which suites there are.
 */
export async function suiteOf(tx: Tx, ctx: WriteContext, slug: string): Promise<SuiteOfRun> {
  const found = await tx.testSuite.findUnique({ where: { slug }, select: { id: true } });
  if (found) return { id: found.id, isNew: false };
  if (!authorize(ctx.actor, 'suite.keep', null).ok) throw await unknown(tx, slug);
  const name = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  const made = await tx.testSuite.upsert({
    where: { slug },
    create: { slug, name, kind: kindOf(slug) },
    update: {},
    select: { id: true },
  });
  return { id: made.id, isNew: true };
}

async function unknown(tx: Tx, slug: string): Promise<Refused> {
  const suites = await tx.testSuite.findMany({ orderBy: { slug: 'asc' }, select: { slug: true }, take: 30 });
  const known = suites.length === 0 ? 'None is registered.' : `Known: ${suites.map((one) => one.slug).join(', ')}.`;
  const detail = `There is no test suite “${slug}”. ${known}`;
  return new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/query/suite', detail }] });
}

/** A suite whose name says what kind it is, is of that kind; whoever keeps suites may say otherwise. */
const kindOf = (slug: string): SuiteKind =>
  SUITE_KINDS.find((kind) => slug.includes(kind.replace('_', '-')) || slug.includes(kind.split('_')[0] ?? kind)) ??
  'functional';
