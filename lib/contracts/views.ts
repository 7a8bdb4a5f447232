import { z } from 'zod';
import { parseBlockerParams } from './blocker-params.ts';
import { parseBuildParams } from './build-params.ts';
import { parseChangeParams } from './change-params.ts';
import { parseImageParams } from './image-params.ts';
import { type ParamProblem, parsePackageParams } from './list-params.ts';
import { LIMIT_DEFAULT, type ListQuery, writeQuery } from './list-query.ts';
import { parseMatrixParams } from './matrix-params.ts';
import { parsePlatformParams } from './platform-params.ts';
import { parseQuestionParams } from './question-params.ts';
import { parseSiteParams } from './site-params.ts';
import { PLAIN_VIEW, type TableView, writeView } from './table-view.ts';
import { parseTaskParams } from './task-params.ts';
import { text } from './text.ts';

/** Tables whose addresses can be saved under a name: the first part of their page's path. */
export const VIEW_TABLES = [
  'packages',
  'sites',
  'platforms',
  'tasks',
  'questions',
  'images',
  'builds',
  'activity',
  'blockers',
  'matrix',
] as const;
export type ViewTable = (typeof VIEW_TABLES)[number];

interface Parsed {
  params: ListQuery;
  view?: TableView;
  problems: ParamProblem[];
}
/** Each table's own grammar. */
const PARSERS: Readonly<Record<ViewTable, (search: URLSearchParams) => Parsed>> = {
  packages: parsePackageParams,
  sites: parseSiteParams,
  platforms: parsePlatformParams,
  tasks: parseTaskParams,
  questions: parseQuestionParams,
  images: parseImageParams,
  builds: parseBuildParams,
  activity: parseChangeParams,
  blockers: parseBlockerParams,
  matrix: (search) => {
    const { params, problems } = parseMatrixParams(search);
    return { params: params.list, problems };
  },
};

export const VIEW_BYTES_AT_MOST = 4096;
const QUERY_AT_MOST = 16 * 1024;

/**
 * What a query says of a table, in the one way it is written: what equals the default, a window, an open row and whatever
 * the table does not know are left out. `problems` names what the table knows and cannot use.
 */
export function canonicalQuery(table: ViewTable, query: string): { query: string; problems: ParamProblem[] } {
  if (query.length > QUERY_AT_MOST) {
    return { query: '', problems: [{ parameter: 'query', detail: `At most ${QUERY_AT_MOST} characters.` }] };
  }
  const { params, view = PLAIN_VIEW, problems } = PARSERS[table](new URLSearchParams(query));
  const search = new URLSearchParams();
  writeQuery(search, { ...params, start: null, limit: LIMIT_DEFAULT });
  writeView(search, { ...view, open: null });
  const canonical = search.toString();
  return canonical.length <= VIEW_BYTES_AT_MOST
    ? { query: canonical, problems }
    : {
        query: '',
        problems: [{ parameter: 'query', detail: `At most ${VIEW_BYTES_AT_MOST} characters can be saved.` }],
      };
}

/** The word in an address for the table as it is without any view. */
export const ALL = 'all';
/** Whether an address says nothing of its table but perhaps the name of a view, and what a form did to it. */
export const saysNothing = (search: URLSearchParams): boolean =>
  [...search].every(([name, value]) => name === 'view' || name === 'said' || value === '');

const viewName = text(80).trim().min(1, 'A view needs a name.');
const query = z.string().max(QUERY_AT_MOST);

/** A view to be saved. */
export const newView = z.strictObject({
  table: z.enum(VIEW_TABLES),
  name: viewName,
  query: query.describe('As the address of the table has it'),
  shared: z.boolean().default(false).describe('Everybody sees it'),
});

/** What may be changed of a view. */
export const viewPatch = z.strictObject({
  name: viewName.optional(),
  query: query.optional(),
  shared: z.boolean().optional(),
  isDefault: z
    .boolean()
    .optional()
    .describe('The table opens with it for everybody; it is then shared and locked, too'),
  locked: z.boolean().optional().describe('Only who may lock views changes it'),
});
export type ViewPatch = z.output<typeof viewPatch>;

/** A view as everybody who sees it gets it. */
export const apiView = z.strictObject({
  id: z.number().int(),
  table: z.enum(VIEW_TABLES),
  slug: z.string(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  isDefault: z.boolean(),
  locked: z.boolean(),
  own: z.boolean().describe('Whether it is the asker’s'),
});
export type ApiView = z.infer<typeof apiView>;
export const apiViews = z.strictObject({ items: z.array(apiView) });
