import { z } from 'zod';
import {
  CHANNELS,
  DECISION_STATES,
  DEPENDENCY_KINDS,
  ENTRY_KINDS,
  type EntryKind,
  EXISTENCES,
  FLAVOURS,
  NODE_STATES,
  OFFER_STATES,
  REVIEW_STATES,
  RUNTIME_STATES,
  SHARES,
  STRATEGIES,
  SUPPORTS,
  TASK_STATES,
  TRISTATES,
  UPGRADABLES,
  VM_OFFERS,
} from '../domain/vocabulary.ts';
import { bytes, day, name, slug, text, url } from './text.ts';

/**
 * Every field an entry can have, by kind, as a flat map path → schema. The same paths name fields in revisions, claims,
 * what-if patches, edits and imports. `*` stands for one slug; `**` for the rest of the path (mount paths hold dots).
 * A starred field set to `null` is removed.
 */
const raw = text(2000).default('');
const note = text(4000).default('');
const on = day.nullable().default(null);
const count = z.number().int().min(0).max(2_000_000_000);
const cell = <V extends readonly [string, ...string[]]>(values: V) => z.strictObject({ value: z.enum(values), raw });
const personRef = slug;
const entryRef = z.strictObject({ kind: z.enum(ENTRY_KINDS), slug });

const common = {
  name: name(200).min(1, 'A name is needed.'),
  summary: text(4000),
  review: z.strictObject({ state: z.enum(REVIEW_STATES), by: text(200).default(''), on }),
  /** Days after which what is said of the entry should be looked at again; null: no such interval. */
  reviewEveryDays: z.number().int().min(1).max(3650).nullable(),
  links: z.strictObject({
    raw,
    items: z
      .array(z.strictObject({ label: name(300), url: url.default('') }))
      .max(50)
      .default([]),
  }),
  owners: z
    .array(z.strictObject({ person: personRef, role: z.enum(['expert', 'contact', 'release manager']) }))
    .max(50),
  'relations.*.*': z.strictObject({ kind: z.enum(['similar_to', 'part_of', 'mentions', 'answers']), note }).nullable(),
};

const platformSupport = z.strictObject({ support: z.enum(SUPPORTS), note });
const packageNeed = z.strictObject({ constraint: text(200).default(''), couldDrop: z.boolean().default(false), note });
const step = z.strictObject({
  name: name(200),
  position: count,
  description: note,
  parallelJobs: count.nullable().default(null),
  parallelBound: z.enum(['', 'less_than', 'more_than', 'exactly', 'up_to']).default(''),
  parallelRaw: raw,
  unit: text(100).default(''),
  image: slug.nullable().default(null),
  packages: z
    .array(z.strictObject({ slug, doubtful: z.boolean().default(false), note }))
    .max(200)
    .default([]),
  sites: z.array(z.strictObject({ slug, note })).max(500).default([]),
  needs: z.array(z.strictObject({ slug, note })).max(200).default([]),
});
const option = z.strictObject({
  name: name(200),
  position: count,
  summary: note,
  points: z
    .array(
      z.strictObject({
        side: z.enum(['pro', 'con', 'remark']),
        text: text(4000),
        person: text(200).default(''),
        useCase: slug.nullable().default(null),
        site: slug.nullable().default(null),
        source: text(200).default(''),
      }),
    )
    .max(200)
    .default([]),
});
const patch = z.strictObject({ entity: z.enum(ENTRY_KINDS), slug, path: text(300), value: z.json() });
const decision = z.strictObject({
  option: slug.nullable().default(null),
  state: z.enum(DECISION_STATES),
  text: text(4000),
  by: text(200).default(''),
  on,
  source: text(200).default(''),
  supersedes: slug.nullable().default(null),
  effects: z.array(patch).max(100).default([]),
});

export const FIELDS = {
  package: {
    ...common,
    strategy: z.enum(STRATEGIES),
    buildPlatforms: z.strictObject({ raw }),
    runPlatforms: z.strictObject({ raw }),
    dependencies: z.strictObject({ raw }),
    'platforms.*.build': platformSupport.nullable(),
    'platforms.*.run': platformSupport.nullable(),
    'needs.*.build': packageNeed.nullable(),
    'needs.*.run': packageNeed.nullable(),
    upgradable: z.strictObject({ value: z.enum(UPGRADABLES), raw, waitingOn: slug.nullable().default(null) }),
    existingVm: cell(EXISTENCES),
    existingContainer: cell(EXISTENCES),
    comments: z.strictObject({ raw }),
    date: z.strictObject({ raw }),
    suites: z.array(slug).max(50),
  },
  platform: {
    ...common,
    family: text(60),
    generation: count,
    aliases: z.array(text(60)).max(30),
    releasedOn: day.nullable(),
    maintenanceEnds: day.nullable(),
    extendedEnds: day.nullable(),
    baseImage: z.boolean(),
  },
  site: {
    ...common,
    location: text(200),
    nodeOs: z.strictObject({ raw }),
    networkFs: z.strictObject({ raw }),
    container: z.strictObject({ raw }),
    'nodes.*': z
      .strictObject({ state: z.enum(NODE_STATES), share: z.enum(SHARES).default('unknown'), on, raw })
      .nullable(),
    'offers.*': z.strictObject({ state: z.enum(OFFER_STATES), on, raw }).nullable(),
    'runtimes.*': z
      .strictObject({
        state: z.enum(RUNTIME_STATES),
        raw,
        on,
        mayAsk: z.boolean().default(false),
        version: text(60).default(''),
      })
      .nullable(),
    vmOffer: cell(VM_OFFERS),
    batchSystem: z.strictObject({ value: text(100), raw }),
    userBinds: z.enum(TRISTATES),
    bindable: z.array(text(300)).max(200),
    imageLimitBytes: bytes.nullable(),
    nodeCacheBytes: bytes.nullable(),
    proxyCacheBytes: bytes.nullable(),
    vsyscall: z.enum(TRISTATES),
    cores: count.nullable(),
    storageBytes: bytes.nullable(),
  },
  dependency: {
    ...common,
    dependencyKind: z.enum(DEPENDENCY_KINDS),
    package: slug.nullable(),
    couldDrop: z.boolean(),
    raw: text(2000),
  },
  runtime: {
    ...common,
    position: count,
    aliases: z.array(text(60)).max(30),
    channels: z.array(z.enum(CHANNELS)).max(3),
    'criteria.*': z
      .strictObject({ value: z.enum(TRISTATES).default('unknown'), raw, doubt: text(1000).default('') })
      .nullable(),
  },
  image: {
    ...common,
    repository: text(300),
    flavour: cell(FLAVOURS),
    base: z.strictObject({ platform: slug.nullable().default(null), raw }),
    contentsRaw: text(4000),
    'contents.*': z.strictObject({ version: text(100).default(''), mounted: z.boolean().default(false) }).nullable(),
    mountsRaw: text(4000),
    'mounts.**': z
      .strictObject({
        kind: z.enum(['mount', 'config']).default('mount'),
        needs: slug.nullable().default(null),
        createdInImage: z.boolean().default(false),
        on,
        note,
      })
      .nullable(),
    evidenceRaw: text(4000),
    recipeUrl: url,
    tagPolicy: text(200),
  },
  use_case: {
    ...common,
    position: count,
    peak: z.strictObject({ cores: count.nullable().default(null), raw }),
    'steps.*': step.nullable(),
  },
  task: {
    ...common,
    state: z.enum(TASK_STATES),
    position: z.number().finite(),
    owner: personRef.nullable(),
    dueOn: day.nullable(),
    closedOn: day.nullable(),
    parent: slug.nullable(),
    body: text(20_000),
    about: z.array(entryRef).max(100),
    actions: z.array(text(200)).max(100),
    waitsFor: z.array(slug).max(100),
  },
  question: {
    ...common,
    position: count,
    topic: text(200),
    body: text(20_000),
    answered: z.boolean(),
    'options.*': option.nullable(),
    'decisions.*': decision.nullable(),
  },
  note: { ...common, body: text(20_000) },
} as const satisfies Record<EntryKind, Record<string, z.ZodType>>;

type Pattern<P extends string> = P extends `${infer A}**`
  ? `${A}${string}`
  : P extends `${infer A}*${infer B}`
    ? `${A}${string}${Pattern<B>}`
    : P;
/** The flat map of a kind's fields: literal paths and, for starred ones, template paths. All optional: a patch. */
export type Fields<K extends EntryKind> = {
  [P in keyof (typeof FIELDS)[K] & string as Pattern<P>]?: z.input<
    (typeof FIELDS)[K][P] extends z.ZodType ? (typeof FIELDS)[K][P] : never
  >;
};

const SEGMENT = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

/** The key of `FIELDS[kind]` that `path` falls under (`platforms.rhel6.run` → `platforms.*.run`), or null. */
export function fieldPattern(kind: EntryKind, path: string): string | null {
  const patterns = Object.keys(FIELDS[kind]);
  if (!path.includes('*') && patterns.includes(path)) return path;
  const segments = path.split('.');
  const found = patterns.find((pattern) => {
    if (!pattern.includes('*')) return false;
    const parts = pattern.split('.');
    const open = parts.at(-1) === '**';
    if (open ? segments.length < parts.length : segments.length !== parts.length) return false;
    return parts.every((part, index) => {
      if (part === '**') return segments.slice(index).join('.').length > 0;
      return part === '*' ? SEGMENT.test(segments[index] ?? '') : part === segments[index];
    });
  });
  return found ?? null;
}

/** The schema for `path` on an entry of `kind`, or null when there is no such field. */
export function fieldSchema(kind: EntryKind, path: string): z.ZodType | null {
  const pattern = fieldPattern(kind, path);
  const fields: Record<string, z.ZodType> = FIELDS[kind];
  return pattern === null ? null : (fields[pattern] ?? null);
}

/** Whether setting the field to null removes it from the entry. */
export const isStarred = (kind: EntryKind, path: string): boolean => fieldPattern(kind, path)?.includes('*') ?? false;

/** A field's path as one step of a JSON pointer. */
export const escapePointer = (path: string): string => path.replaceAll('~', '~0').replaceAll('/', '~1');
