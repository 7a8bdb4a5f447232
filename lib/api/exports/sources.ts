import { parseBlockerParams } from '#lib/contracts/blocker-params.ts';
import { buildFilters, parseBuildParams } from '#lib/contracts/build-params.ts';
import { changeFilters, parseChangeParams } from '#lib/contracts/change-params.ts';
import type { ExportEntity } from '#lib/contracts/exports.ts';
import { parseImageParams } from '#lib/contracts/image-params.ts';
import {
  packageFilters,
  parsePackageParams,
  parseReadinessParams,
  READINESS_FILTERS,
} from '#lib/contracts/list-params.ts';
import { parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import { parsePlatformParams } from '#lib/contracts/platform-params.ts';
import { parseQuestionParams } from '#lib/contracts/question-params.ts';
import { parseSiteParams } from '#lib/contracts/site-params.ts';
import { activityTable, changesNoun } from '#lib/contracts/tables/activity.ts';
import { blockersNoun, blockersTable } from '#lib/contracts/tables/blockers.ts';
import { buildsNoun, buildsTable } from '#lib/contracts/tables/builds.ts';
import { imagesNoun, imagesTable } from '#lib/contracts/tables/images.ts';
import { packagesTable } from '#lib/contracts/tables/packages.ts';
import { platformsNoun, platformsTable } from '#lib/contracts/tables/platforms.ts';
import { questionsNoun, questionsTable } from '#lib/contracts/tables/questions.ts';
import { readinessTable } from '#lib/contracts/tables/readiness.ts';
import { runtimesTable } from '#lib/contracts/tables/runtimes.ts';
import { sitesNoun, sitesTable } from '#lib/contracts/tables/sites.ts';
import { tasksNoun, tasksTable } from '#lib/contracts/tables/tasks.ts';
import { stepLines, useCasesTable } from '#lib/contracts/tables/use-cases.ts';
import { parseTaskParams } from '#lib/contracts/task-params.ts';
import { listBlockers } from '#lib/read/list-blockers.ts';
import { listBuilds } from '#lib/read/list-builds.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { listImages } from '#lib/read/list-images.ts';
import { listPackages } from '#lib/read/list-packages.ts';
import { listPlatforms } from '#lib/read/list-platforms.ts';
import { listQuestions } from '#lib/read/list-questions.ts';
import { listReadiness } from '#lib/read/list-readiness.ts';
import { listRuntimes } from '#lib/read/list-runtimes.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { listTasks } from '#lib/read/list-tasks.ts';
import { listUseCases } from '#lib/read/list-use-cases.ts';
import { knownParameters } from '../query.ts';
import { type ExportSource, exportOf } from './source.ts';

const SORTED = knownParameters({ filters: {} });
const same = <Row>(row: Row): Row[] => [row];

/** What each export asks, and which table it fills. */
export const SOURCES: Record<ExportEntity, ExportSource> = {
  packages: exportOf({
    known: knownParameters({ filters: packageFilters, isGrouped: true }),
    parse: parsePackageParams,
    list: listPackages,
    table: ({ sites }) => packagesTable(sites),
    rows: same,
  }),
  sites: exportOf({
    known: knownParameters({ filters: sitesNoun.facets, isGrouped: true }),
    parse: parseSiteParams,
    list: listSites,
    table: () => sitesTable,
    rows: same,
  }),
  'use-cases': exportOf({
    known: SORTED,
    parse: parsePlainParams('use-cases'),
    list: listUseCases,
    table: () => useCasesTable,
    rows: stepLines,
  }),
  tasks: exportOf({
    known: knownParameters({ filters: tasksNoun.facets, isGrouped: true }),
    parse: parseTaskParams,
    list: listTasks,
    table: () => tasksTable,
    rows: same,
  }),
  questions: exportOf({
    known: knownParameters({ filters: questionsNoun.facets, isGrouped: true }),
    parse: parseQuestionParams,
    list: listQuestions,
    table: () => questionsTable,
    rows: same,
  }),
  platforms: exportOf({
    known: knownParameters({ filters: platformsNoun.facets, isGrouped: true }),
    parse: parsePlatformParams,
    list: listPlatforms,
    table: () => platformsTable,
    rows: same,
  }),
  images: exportOf({
    known: knownParameters({ filters: imagesNoun.facets, isGrouped: true }),
    parse: parseImageParams,
    list: listImages,
    table: () => imagesTable,
    rows: same,
  }),
  builds: exportOf({
    known: knownParameters({ filters: { ...buildsNoun.facets, ...buildFilters }, isGrouped: true }),
    parse: parseBuildParams,
    list: ({ ctx, input }) => listBuilds({ ctx, input, isPlain: true }),
    table: () => buildsTable,
    rows: same,
  }),
  runtimes: exportOf({
    known: SORTED,
    parse: parsePlainParams('runtimes'),
    list: listRuntimes,
    table: ({ criteria, sites }) => runtimesTable(criteria, sites),
    rows: same,
  }),
  activity: exportOf({
    known: knownParameters({
      own: ['q', 'sort', ...Object.keys(changeFilters)],
      filters: changesNoun.facets,
      isGrouped: true,
    }),
    parse: parseChangeParams,
    list: listChanges,
    table: () => activityTable,
    rows: same,
  }),
  blockers: exportOf({
    known: knownParameters({ filters: blockersNoun.facets, isGrouped: true }),
    parse: parseBlockerParams,
    list: listBlockers,
    table: () => blockersTable,
    rows: same,
  }),
  readiness: exportOf({
    known: knownParameters({ own: ['targeted'], filters: READINESS_FILTERS }),
    parse: parseReadinessParams,
    list: listReadiness,
    table: () => readinessTable,
    rows: same,
  }),
};
