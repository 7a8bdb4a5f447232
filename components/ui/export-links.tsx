import {
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  EXPORTS,
  type ExportEntity,
  exportHref,
  exportPageHref,
} from '#lib/contracts/exports.ts';

/**
 * What a page shows, all of it, as a file in each format: as links for people, and as alternates of the page for
 * programs. `query` is the page's own.
 */
export function ExportLinks({ entity, query = '' }: { entity: ExportEntity; query?: string }) {
  const { label: what } = EXPORTS[entity];
  return (
    <p className="note no-print mt-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span>Export what is shown:</span>
      {EXPORT_FORMAT_NAMES.map((format) => {
        const { label, type, says } = EXPORT_FORMATS[format];
        const href = exportHref(entity, format, query);
        return (
          <span key={format}>
            <a href={href} download aria-label={`${what} as ${label}, ${says}`} title={says}>
              {label}
            </a>
            <link rel="alternate" type={type} href={href} title={`${what} as ${label}`} />
          </span>
        );
      })}
      <a href={exportPageHref(entity, query)}>About the formats</a>
    </p>
  );
}
