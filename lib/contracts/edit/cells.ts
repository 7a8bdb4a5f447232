import type { EntryKind } from '../../domain/vocabulary.ts';
import { type Editor, RAW, type Strings, stringsOf, VALUE, WAITING } from './editors.ts';
import type { Named } from './named.ts';

/** Fields that a column of a kind's table, or a fact of its page of several, is made of; `*` stands for one slug. */
const CELLS: Partial<Record<EntryKind, Readonly<Record<string, readonly string[]>>>> = {
  package: {
    name: ['name'],
    build: ['platforms.*.build', 'buildPlatforms'],
    run: ['platforms.*.run', 'runPlatforms'],
    dependencies: ['dependencies', 'needs.*.build', 'needs.*.run'],
    upgradable: ['upgradable'],
    vm: ['existingVm'],
    container: ['existingContainer'],
    links: ['links'],
    comments: ['comments'],
    date: ['date'],
    strategy: ['strategy'],
    review: ['review'],
    owners: ['owners'],
    summary: ['summary'],
  },
  site: {
    name: ['name'],
    nodes: ['nodes.*', 'nodeOs'],
    'file-systems': ['offers.*', 'networkFs'],
    vm: ['vmOffer'],
    containers: ['runtimes.*', 'container'],
    batch: ['batchSystem'],
    caches: ['nodeCacheBytes', 'proxyCacheBytes', 'imageLimitBytes'],
    binds: ['userBinds'],
    mounts: ['bindable'],
    vsyscall: ['vsyscall'],
    size: ['cores', 'storageBytes'],
  },
  platform: {
    name: ['name'],
    released: ['releasedOn'],
    maintenance: ['maintenanceEnds'],
    extended: ['extendedEnds'],
    images: ['baseImage'],
    aliases: ['aliases'],
  },
  image: {
    name: ['name'],
    flavour: ['flavour'],
    base: ['base'],
    packages: ['contents.*', 'contentsRaw'],
    mounts: ['mounts.*', 'mountsRaw'],
    repository: ['repository'],
    recipe: ['recipeUrl'],
    policy: ['tagPolicy'],
    evidence: ['evidenceRaw'],
    summary: ['summary'],
  },
  task: {
    name: ['name'],
    state: ['state'],
    priority: ['position'],
    about: ['about'],
    actions: ['actions'],
    owner: ['owner'],
    due: ['dueOn'],
    closed: ['closedOn'],
    waits: ['waitsFor'],
  },
  question: { name: ['name'], state: ['answered'], topic: ['topic'] },
};

/** Columns and facts of a kind that can be edited where they stand. */
export const editableCells = (kind: EntryKind): string[] => Object.keys(CELLS[kind] ?? {});

/** `platforms.*.run` holds `platforms.rhel6.run`. */
function holds(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  const [before = '', after = ''] = pattern.split('*');
  return pattern.includes('*') && path.length > pattern.length - 1 && path.startsWith(before) && path.endsWith(after);
}

/**
 * The editors of one cell, in its order; empty where it cannot be edited. A fact that is no column of a table is called by
 * the path of its one field: `criteria.gpu`.
 */
export const cellEditors = (kind: EntryKind, cell: string, editors: readonly Editor[]): Editor[] => {
  const cells = CELLS[kind] ?? {};
  const patterns = Object.hasOwn(cells, cell) ? (cells[cell] ?? []) : [cell];
  return patterns.flatMap((pattern) => editors.filter(({ path }) => holds(pattern, path)));
};

/** All texts of some editors. */
export const allStrings = (editors: readonly Editor[], fields: Readonly<Record<string, unknown>>): Strings =>
  Object.assign({}, ...editors.map((editor) => stringsOf(editor, fields)));

/** Name of the text that decides whether anything is said; null where every text counts. */
export function decider(editor: Editor): string | null {
  if (editor.as === 'support') return editor.path;
  return editor.as === 'record' && editor.removes !== undefined ? `${editor.path}#${editor.removes}` : null;
}

const nameOf = (options: readonly Named[], slug: string): string =>
  options.find((one) => one.slug === slug)?.name ?? slug;

/** What an editor's texts say, in words; empty when they say nothing. */
function sayOne(editor: Editor, strings: Strings): string {
  const { path } = editor;
  const one = strings[path] ?? '';
  switch (editor.as) {
    case 'choice':
      return editor.options.find(([value]) => value === one)?.[1] ?? one;
    case 'cell': {
      const value = strings[path + VALUE] ?? '';
      const raw = (strings[path + RAW] ?? '').trim();
      const on = strings[path + WAITING] ?? '';
      const waits =
        editor.waiting?.when === value && on !== '' ? `, waits for ${nameOf(editor.waiting.options, on)}` : '';
      const said = editor.options.find(([word]) => word === value)?.[1] ?? value;
      return `${said}${waits}${raw === '' ? '' : ` “${raw}”`}`;
    }
    case 'ref':
      return nameOf(editor.options, one);
    case 'record': {
      if ((strings[decider(editor) ?? ''] ?? 'said') === '') return '';
      const parts = editor.parts.map((part) => {
        const text = strings[`${path}#${part.key}`] ?? '';
        if (part.as === 'yesno') return text === 'yes' ? part.label.toLowerCase() : '';
        if (part.as !== 'choice') return text;
        return text === 'unknown' ? '' : (part.options.find(([value]) => value === text)?.[1] ?? text);
      });
      return parts.filter((text) => text !== '').join(', ');
    }
    default:
      return one;
  }
}

/** What a cell says, in words, by the texts of its editors. */
export function sayCell(editors: readonly Editor[], strings: Strings): string {
  if (editors.length === 1 && editors[0]) return sayOne(editors[0], strings).replaceAll('\n', '; ');
  return editors
    .flatMap((editor) => {
      const said = sayOne(editor, strings).replaceAll('\n', '; ');
      if (said === '') return [];
      if (editor.as === 'raw') return [`“${said}”`];
      const label = editor.label.replace(/, (builds|runs)$/, '');
      return [decider(editor) === null ? `${label}: ${said}` : `${label} ${said}`];
    })
    .join('; ');
}
