import { posix } from 'node:path';
import { longestFile, longestPage, mayImport, prismaRooms, type Room, rooms } from './structure-rules.ts';

/** A source file as the check sees it. */
export type SourceFile = { path: string; text: string };

/** One import of a file: where it leads, and whether only types cross. */
export type Import = { specifier: string; typeOnly: boolean };

const generated = /^lib\/base\/generated\//;
const specifierForms = [
  // import x from 'y', import type { x } from 'y', export … from 'y'. Braces may span lines.
  /(?<![\w.$'"`])(?:import|export)\s+(type\s+)?(\*(?:\s+as\s+[\w$]+)?|[\w$]+(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+[\w$]+))?|\{[^}]*\})\s*from\s*(['"])([^'"\n]+)\3/g,
  /(?<![\w.$'"`])import\s*()()(['"])([^'"\n]+)\3/g,
  /(?<![\w.$'"`])import\s*\(\s*()()(['"`])([^'"`\n]+)\3/g,
];

/** Blanks comments, so that an example in one is not taken for an import; texts stay as they are. */
function withoutComments(text: string): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return text.replace(token, (found) => (found.startsWith('/*') || found.startsWith('//') ? ' ' : found));
}

function onlyTypes(names: string): boolean {
  if (!names.startsWith('{')) return false;
  const list = names
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim());
  return list.filter(Boolean).every((name) => name.startsWith('type '));
}

/** Reads every import specifier of a source text: static, dynamic, `export … from`, for its effect only. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  return specifierForms.flatMap((form) =>
    [...code.matchAll(form)].map(([, type, names, , specifier]) => ({
      specifier: specifier ?? '',
      typeOnly: Boolean(type) || onlyTypes(names ?? ''),
    })),
  );
}

/** The path inside the project that a specifier leads to; undefined for a package. */
function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith('#')) return specifier.slice(1);
  return undefined;
}

/** The room a path belongs to. */
function roomOf(path: string): Room | undefined {
  return rooms.find(([, form]) => form.test(path))?.[0];
}

const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path);

function edgeIsAllowed(from: Room, to: Room, target: string, typeOnly: boolean): boolean {
  if (from === to) return true;
  return mayImport[from].some(
    (allowed) =>
      allowed === to ||
      (typeOnly && allowed === `types:${to}`) ||
      (allowed.startsWith('lib/') && (target === allowed || target.startsWith(`${allowed}/`))),
  );
}

function faultOfImport(file: string, { specifier, typeOnly }: Import): string | undefined {
  const target = resolveImport(file, specifier);
  const from = roomOf(file);
  if (target === undefined) {
    const prisma = specifier === '@prisma/client' || specifier.startsWith('@prisma/client/');
    return prisma && from !== undefined && !prismaRooms.includes(from)
      ? `${file} imports ${specifier}; the Prisma client stays in ${prismaRooms.join(', ')}`
      : undefined;
  }
  if (from === undefined) return undefined;
  const to = roomOf(target);
  if (generated.test(target) && !prismaRooms.includes(from)) {
    return `${file} imports the generated Prisma client; it stays in ${prismaRooms.join(', ')}`;
  }
  if (to === undefined) {
    return target.startsWith('..') || from === 'scripts' ? undefined : `${file} imports ${target}, which is in no room`;
  }
  // A test may set its stage with whatever it needs from below, but never with pages.
  if (isTest(file) && from !== 'e2e' && to !== 'app' && to !== 'actions') return undefined;
  if (edgeIsAllowed(from, to, target, typeOnly)) return undefined;
  const typesWouldDo = mayImport[from].includes(`types:${to}`);
  return `${file} (${from}) imports ${target} (${to})${typesWouldDo ? '; only `import type` is allowed' : ''}`;
}

function faultsOfSize({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const most = /(^|\/)page\.tsx$/.test(path) ? longestPage : longestFile;
  return lines > most ? [`${path} has ${lines} lines, at most ${most} are allowed`] : [];
}

/** Finds import cycles; an import of types alone disappears when the program runs and closes none. */
export function findCycles(files: SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path));
  const edges = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter((one) => !one.typeOnly)
        .map((one) => resolveImport(path, one.specifier))
        .filter((target): target is string => target !== undefined && known.has(target)),
    ]),
  );
  const cycles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string) => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    trail.push(path);
    for (const next of edges.get(path) ?? []) visit(next);
    trail.pop();
    done.add(path);
  };
  for (const path of known) visit(path);
  return cycles;
}

/** Every way in which the files break the rules of the house, as sentences; none when all is well. */
export function checkStructure(files: SourceFile[]): string[] {
  const own = files.filter((file) => !generated.test(file.path));
  return [
    ...own.flatMap(faultsOfSize),
    ...own.flatMap(({ path, text }) =>
      importsOf(text)
        .map((one) => faultOfImport(path, one))
        .filter((fault): fault is string => fault !== undefined),
    ),
    ...findCycles(own).map((cycle) => `import cycle: ${cycle.join(' → ')}`),
  ];
}
