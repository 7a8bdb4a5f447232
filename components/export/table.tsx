import {
  EXPORT_ENTITIES,
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  EXPORTS,
  type ExportEntity,
  exportHref,
} from '#lib/contracts/exports.ts';

/** A line of each file. Kept beside the one table that shows it: the tables carry only what exports are called. */
const SAYS: Readonly<Record<ExportEntity, string>> = {
  packages: 'the status table: a line per package',
  sites: 'the farms and what they offer: a line per site',
  'use-cases': 'a line per step, with what it needs and where',
  tasks: 'the task list in its order: a line per task',
  questions: 'with options and decisions: a line per question',
  platforms: 'days, who builds and runs there: a line per platform',
  images: 'what each holds and the build that counts: a line per image',
  builds: 'every build with its tags, size and tests: a line per build',
  runtimes: 'the comparison turned: a line per container runtime',
  activity: 'everything that changed, newest first: a line per change',
  blockers: 'by the pairs each unlocks: a line per next step',
  readiness: 'the matrix one by one: a line per package and site',
};

/** Everything that can be exported, whole; or one table as a query narrows it. */
export function ExportTable({
  entities = EXPORT_ENTITIES,
  query = '',
  caption,
}: {
  entities?: readonly ExportEntity[];
  query?: string;
  caption: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label={caption}>
      <table className="grid-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="stick">
              Table
            </th>
            {EXPORT_FORMAT_NAMES.map((format) => (
              <th key={format} scope="col">
                .{format}
              </th>
            ))}
            <th scope="col" className="max-sm:hidden">
              What it has
            </th>
          </tr>
        </thead>
        <tbody>
          {entities.map((entity) => (
            <tr key={entity}>
              <th scope="row" className="stick">
                <a href={`${EXPORTS[entity].page}${query}`}>{EXPORTS[entity].label}</a>
              </th>
              {EXPORT_FORMAT_NAMES.map((format) => (
                <td key={format}>
                  <a href={exportHref(entity, format, query)} download>
                    <span className="sr-only">{EXPORTS[entity].label} as </span>
                    {EXPORT_FORMATS[format].label}
                  </a>
                </td>
              ))}
              <td className="text max-sm:hidden">{SAYS[entity]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What to know about each format. */
export function FormatNotes() {
  return (
    <dl className="grid max-w-[90ch] gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="font-[570]">CSV</dt>
      <dd>
        RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read it as it is. A cell that a spreadsheet would
        run as a formula (it begins with <span className="key">= + - @</span>, a tab or a line end) has an apostrophe in
        front.
      </dd>
      <dt className="font-[570]">JSON</dt>
      <dd>Title, time, query and columns, then a row of texts for every line of the table.</dd>
      <dt className="font-[570]">Markdown</dt>
      <dd>A table for issues, merge requests and README files; its own signs in the texts are escaped.</dd>
      <dt className="font-[570]">Wiki</dt>
      <dd>
        A table in Confluence’s storage format. In the page’s editor choose “View storage format” or “Source editor” and
        put it where the old table stood: every text is as the sources had it, with its “??”.
      </dd>
      <dt className="font-[570]">All of them</dt>
      <dd>
        Every line that matches and not only the page shown, at most 100,000, all of one moment: when the data changes
        while a file is written, the transfer breaks off, and asking again gives the new state.
      </dd>
    </dl>
  );
}
