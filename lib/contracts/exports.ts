/** What can be exported, by the name it has in addresses. */
export const EXPORTS = {
  packages: { label: 'Packages', page: '/packages' },
  sites: { label: 'Sites', page: '/sites' },
  'use-cases': { label: 'Use cases', page: '/use-cases' },
  tasks: { label: 'Tasks', page: '/tasks' },
  questions: { label: 'Questions', page: '/questions' },
  platforms: { label: 'Platforms', page: '/platforms' },
  images: { label: 'Images', page: '/images' },
  builds: { label: 'Builds', page: '/builds' },
  runtimes: { label: 'Runtimes', page: '/runtimes' },
  activity: { label: 'Activity', page: '/activity' },
  blockers: { label: 'What unlocks most', page: '/blockers' },
  readiness: { label: 'Readiness', page: '/' },
} as const;
export type ExportEntity = keyof typeof EXPORTS;
export const EXPORT_ENTITIES = Object.keys(EXPORTS) as ExportEntity[];

/** How it can be written; `ending` is that of the file's name. */
export const EXPORT_FORMATS = {
  csv: { label: 'CSV', type: 'text/csv', ending: 'csv', says: 'for spreadsheets' },
  json: { label: 'JSON', type: 'application/json', ending: 'json', says: 'for programs' },
  md: { label: 'Markdown', type: 'text/markdown', ending: 'md', says: 'for issues and README files' },
  confluence: {
    label: 'Wiki',
    type: 'application/xml',
    ending: 'confluence.xml',
    says: 'for a Confluence page, in its storage format',
  },
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;
export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as ExportFormat[];

export const isExportEntity = (name: string): name is ExportEntity => Object.hasOwn(EXPORTS, name);
export const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(EXPORT_FORMATS, name);

/** Parameters that choose one page of a list; an export has all pages and passes them over. */
export const PAGE_PARAMETERS = ['limit', 'cursor', 'start'] as const;

/** The query of a list without its choice of a page, with its `?` when there is something left. */
export function exportQuery(query: string): string {
  const search = new URLSearchParams(query);
  for (const name of PAGE_PARAMETERS) search.delete(name);
  return search.size === 0 ? '' : `?${search}`;
}

/** Where the rows that a page with this query shows can be had, all of them. */
export const exportHref = (entity: ExportEntity, format: ExportFormat, query: string): string =>
  `/api/v1/export/${entity}.${format}${exportQuery(query)}`;

/** The page that explains the formats and offers this table as its query narrows it. */
export const exportPageHref = (entity: ExportEntity, query: string): string =>
  `/export?of=${entity}${exportQuery(query).replace('?', '&')}`;
