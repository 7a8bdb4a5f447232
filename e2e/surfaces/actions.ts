import { EDITORS_OF_PACKAGE, KEEPERS, type Kind, MEMBERS, PACKAGE } from './actors.ts';

/** One server action of the build: where its form is, who may, and what to send so that it changes something. */
export interface ActionRow {
  /** The page with the form. */
  page: string;
  may: readonly Kind[];
  /** What a person types into the form; `mark` is new each time. */
  typed(mark: string): Readonly<Record<string, string>>;
  /** What the script of the page sends before the form: values that the page bound, and the state before. */
  before(version: number): readonly unknown[];
  /** The API's address of what it changes, and the number there that rises by one when it did. */
  of: string;
  rises: 'version' | 'total';
  /** Where it leads when it is done. */
  leadsTo: RegExp;
}

/** The page where something else is said of a field. */
const STATEMENTS = `/statements/package/${PACKAGE}?field=summary`;
const NOTHING_SAID = { latest: null, values: {}, why: '', problem: null, faults: [], conflicts: [] };

/** By file and name, as `.next/server/server-reference-manifest.json` has them. A new action needs a line here. */
export const ACTIONS: Readonly<Record<string, ActionRow>> = {
  'app/(dashboard)/acts/actions.ts#act': {
    page: '/questions/which-runtime/discuss',
    may: KEEPERS,
    typed: (mark) => ({ name: mark, summary: mark }),
    before: (version) => [
      { act: 'edit-option', question: 'which-runtime', option: 'docker', version },
      { values: {}, faults: {}, problem: null },
    ],
    of: '/api/v1/questions/which-runtime',
    rises: 'version',
    leadsTo: /^\/questions\/which-runtime\/discuss\?said=changed/,
  },
  'app/(dashboard)/care/actions.ts#care': {
    page: STATEMENTS,
    may: MEMBERS,
    typed: (mark) => ({ chosen: mark, certainty: 'likely', why: mark }),
    before: () => [
      { act: 'state', kind: 'package', slug: PACKAGE, field: 'summary', next: STATEMENTS },
      { values: {}, faults: {}, problem: null },
    ],
    of: `/api/v1/packages/${PACKAGE}`,
    rises: 'version',
    leadsTo: /^\/statements\/package\/fastcopy\?field=summary&said=stated/,
  },
  'app/(dashboard)/edit/actions.ts#saveEntry': {
    page: `/packages/${PACKAGE}/edit`,
    may: EDITORS_OF_PACKAGE,
    typed: (mark) => ({ summary: mark, why: mark }),
    before: (version) => ['package', PACKAGE, { ...NOTHING_SAID, version }],
    of: `/api/v1/packages/${PACKAGE}`,
    rises: 'version',
    leadsTo: /^\/packages\/fastcopy\?saved=yes/,
  },
  'app/(dashboard)/talk/actions.ts#say': {
    page: `/packages/${PACKAGE}`,
    may: MEMBERS,
    typed: (mark) => ({ body: mark, mention: '' }),
    before: () => [
      { subject: { kind: 'package', slug: PACKAGE }, replyTo: null, edit: null, path: `/packages/${PACKAGE}` },
      { body: '', version: 0, preview: null, problem: null, theirs: null },
    ],
    of: `/api/v1/comments?entry=package/${PACKAGE}`,
    rises: 'total',
    leadsTo: /^\/packages\/fastcopy#comment-/,
  },
};
