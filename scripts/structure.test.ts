import { expect, test } from 'vitest';
import { checkStructure, findCycles, importsOf } from './structure.ts';

const one = (path: string, text: string) => checkStructure([{ path, text }]);

test('reads every kind of import and leaves texts and comments alone', () => {
  const text = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    "import { type C, type D } from './c.ts';",
    "import { type E, f } from './e.ts';",
    "export * from './g.ts';",
    "import './h.css';",
    "const i = await import('./i.ts');",
    "import {\n  j,\n  k,\n} from './j.ts';",
    "// import x from './comment.ts'",
    "/* import y from './block.ts' */",
    "const url = 'https://example.org'; import * as l from './l.ts';",
    "import m, { n } from './m.ts';",
  ].join('\n');
  const found = importsOf(text).map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' type' : ''}`);
  expect(found.sort()).toEqual([
    './a.ts',
    './b.ts type',
    './c.ts type',
    './e.ts',
    './g.ts',
    './h.css',
    './i.ts',
    './j.ts',
    './l.ts',
    './m.ts',
  ]);
});

test.each([
  ['lib/domain/x.ts', "import { db } from '#lib/base/db.ts';"],
  ['lib/store/x.ts', "import { assess } from '../read/y.ts';"],
  ['lib/ingest/x.ts', "import { db } from '#lib/base/db.ts';"],
  ['lib/store/x.ts', "import { actor } from '#lib/auth/session-gate.ts';"],
  ['components/x.tsx', "import { list } from '#lib/read/list.ts';"],
  ['app/page.tsx', "import { write } from '#lib/store/write.ts';"],
  ['app/page.tsx', "export { write } from '#lib/store/write.ts';"],
  ['app/page.tsx', "const { write } = await import('#lib/store/write.ts');"],
  ['server/web.ts', "import { list } from '#lib/read/list.ts';"],
  ['lib/api/app.ts', "import { page } from '#app/page.tsx';"],
  ['seeds/load.ts', "import { list } from '#lib/read/list.ts';"],
  ['e2e/smoke.spec.ts', "import { db } from '#lib/base/db.ts';"],
  ['scripts/x.ts', "import { Badge } from '#components/badge.tsx';"],
  ['lib/read/x.test.ts', "import Page from '#app/page.tsx';"],
  ['lib/jobs/x.ts', "import { guard } from '#server/guard.ts';"],
])('%s may not %s', (path, text) => {
  expect(one(path, text)).toHaveLength(1);
});

test.each([
  ['lib/domain/x.ts', "import { y } from './y.ts';"],
  ['lib/store/x.ts', "import type { Session } from '#lib/auth/session-gate.ts';"],
  ['lib/ingest/x.ts', "import { ok } from '#lib/base/errors.ts';"],
  ['components/x.tsx', "import type { Row } from '#lib/read/dto.ts';"],
  ['app/packages/actions.ts', "import { write } from '#lib/store/write.ts';"],
  ['app/packages/page.tsx', "import { save } from './actions.ts';"],
  ['server/web.ts', "import { app } from '#lib/api/app.ts';"],
  ['lib/store/x.db.test.ts', "import { list } from '#lib/read/list.ts';"],
  ['lib/base/db.ts', "import { PrismaClient } from './generated/prisma/client.ts';"],
  ['e2e/x.spec.ts', "import { levels } from '#lib/domain/vocabulary.ts';"],
])('%s may %s', (path, text) => {
  expect(one(path, text)).toEqual([]);
});

test('keeps the Prisma client out of pages, seeds and ingest', () => {
  expect(one('seeds/x.ts', "import { Prisma } from '#lib/base/generated/prisma/client.ts';")).toHaveLength(1);
  expect(one('lib/api/x.ts', "import { Prisma } from '@prisma/client';")).toHaveLength(1);
  expect(one('lib/read/x.ts', "import { Prisma } from '#lib/base/generated/prisma/client.ts';")).toEqual([]);
});

test('finds cycles through values and none through types', () => {
  const files = [
    { path: 'lib/domain/a.ts', text: "import { b } from './b.ts';" },
    { path: 'lib/domain/b.ts', text: "import { c } from '#lib/domain/c.ts';" },
    { path: 'lib/domain/c.ts', text: "import { a } from './a.ts';" },
  ];
  expect(findCycles(files)).toHaveLength(1);
  const open = { path: 'lib/domain/c.ts', text: "import type { a } from './a.ts';" };
  expect(findCycles([...files.slice(0, 2), open])).toEqual([]);
});

test('limits the length of files and of pages', () => {
  expect(one('lib/domain/x.ts', 'x\n'.repeat(400))).toEqual([]);
  expect(one('lib/domain/x.ts', 'x\n'.repeat(401))).toHaveLength(1);
  expect(one('app/sites/page.tsx', 'x\n'.repeat(61))).toHaveLength(1);
});
