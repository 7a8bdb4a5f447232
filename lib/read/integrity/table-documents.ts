import type { EntryKind } from '#lib/domain/vocabulary.ts';

/**
 * Each kind's tables read back as a document of its fields: the inverse of lib/store/write, one statement per kind, for
 * entries with ids from $1 to $2. Written on its own and not derived from the writers, so that it can contradict them.
 */
const slugOf = (id: string): string => `(select x.slug from entries x where x.id = ${id})`;
const object = (fields: Record<string, string>): string =>
  `jsonb_build_object(${Object.entries(fields)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')})`;
/** Rows of a table as `path → value`. */
const rowsOf = (path: string, value: string, from: string): string =>
  `coalesce((select jsonb_object_agg(${path}, ${value}) from ${from}), '{}')`;
const listOf = (value: string, from: string, order = ''): string =>
  `coalesce((select jsonb_agg(${value}${order && ` order by ${order}`}) from ${from}), '[]')`;
const raw = (column: string): string => object({ raw: column });
const cell = (value: string, column: string): string => object({ value, raw: column });

const COMMON = [
  object({
    name: 'e.name',
    summary: 'e.summary',
    review: object({ state: 'e.review', by: 'e.review_by', on: 'e.reviewed_on' }),
    reviewEveryDays: 'e.review_every_days',
    links: object({
      items: listOf(object({ label: 'l.label', url: 'l.url' }), 'entry_links l where l.entry_id = e.id', 'l.position'),
    }),
    owners: listOf(
      object({ person: 'h.slug', role: 'o.role' }),
      'entry_owners o join people h on h.id = o.person_id where o.entry_id = e.id',
    ),
  }),
  rowsOf(
    `'relations.' || f.kind || '.' || f.slug`,
    object({ kind: 'r.kind', note: 'r.note' }),
    'entry_relations r join entries f on f.id = r.to_id where r.from_id = e.id',
  ),
];

const need = object({ constraint: 'n."constraint"', couldDrop: 'n.could_drop', note: 'n.note' });
const step = object({
  name: 's.name',
  position: 's.position',
  description: 's.description',
  parallelJobs: 's.parallel_jobs',
  parallelBound: 's.parallel_bound',
  parallelRaw: 's.parallel_raw',
  unit: 's.unit',
  image: slugOf('s.image_id'),
  packages: listOf(
    object({ slug: slugOf('p.package_id'), doubtful: 'p.doubtful', note: 'p.note' }),
    'step_packages p where p.step_id = s.id',
  ),
  sites: listOf(object({ slug: slugOf('p.site_id'), note: 'p.note' }), 'step_sites p where p.step_id = s.id'),
  needs: listOf(object({ slug: slugOf('p.dependency_id'), note: 'p.note' }), 'step_needs p where p.step_id = s.id'),
});
const option = object({
  name: 'o.name',
  position: 'o.position',
  summary: 'o.summary',
  points: listOf(
    object({
      side: 'p.side',
      text: 'p.text',
      person: 'p.person',
      useCase: slugOf('p.use_case_id'),
      site: slugOf('p.site_id'),
      source: 'p.source',
    }),
    'option_points p where p.option_id = o.id',
    'p.position',
  ),
});
const decision = object({
  option: '(select o.slug from options o where o.id = d.option_id)',
  state: 'd.state',
  text: 'd.text',
  by: 'd.by',
  on: 'd."on"',
  source: 'd.source',
  supersedes: '(select o.slug from decisions o where o.id = d.supersedes_id)',
  effects: 'd.effects',
});

/** By kind: its table, and the parts its document is put together from; `t` is the table's row, `e` the entry's. */
const KINDS: Record<EntryKind, { table: string; parts: string[] }> = {
  package: {
    table: 'packages',
    parts: [
      object({
        strategy: 't.strategy',
        buildPlatforms: raw('t.build_platforms_raw'),
        runPlatforms: raw('t.run_platforms_raw'),
        dependencies: raw('t.dependencies_raw'),
        upgradable: object({ value: 't.upgradable', raw: 't.upgradable_raw', waitingOn: slugOf('t.upgradable_on_id') }),
        existingVm: cell('t.existing_vm', 't.existing_vm_raw'),
        existingContainer: cell('t.existing_container', 't.existing_container_raw'),
        comments: raw('t.comments_raw'),
        date: raw('t.date_raw'),
        suites: listOf('s.slug', 'required_suites r join test_suites s on s.id = r.suite_id where r.package_id = t.id'),
      }),
      rowsOf(
        `'platforms.' || f.slug || '.' || n.phase`,
        object({ support: 'n.support', note: 'n.note' }),
        'package_platforms n join entries f on f.id = n.platform_id where n.package_id = t.id',
      ),
      rowsOf(
        `'needs.' || f.slug || '.' || n.phase`,
        need,
        'package_dependencies n join entries f on f.id = n.dependency_id where n.package_id = t.id',
      ),
    ],
  },
  platform: {
    table: 'platforms',
    parts: [
      object({
        family: 't.family',
        generation: 't.generation',
        aliases: 'to_jsonb(t.aliases)',
        releasedOn: 't.released_on',
        maintenanceEnds: 't.maintenance_ends',
        extendedEnds: 't.extended_ends',
        baseImage: 't.base_image',
      }),
    ],
  },
  site: {
    table: 'sites',
    parts: [
      object({
        location: 't.location',
        nodeOs: raw('t.node_os_raw'),
        networkFs: raw('t.network_fs_raw'),
        container: raw('t.container_raw'),
        vmOffer: cell('t.vm_offer', 't.vm_offer_raw'),
        batchSystem: cell('t.batch_system', 't.batch_system_raw'),
        userBinds: 't.user_binds',
        bindable: 'to_jsonb(t.bindable)',
        imageLimitBytes: 't.image_limit_bytes',
        nodeCacheBytes: 't.node_cache_bytes',
        proxyCacheBytes: 't.proxy_cache_bytes',
        vsyscall: 't.vsyscall',
        cores: 't.cores',
        storageBytes: 't.storage_bytes',
      }),
      rowsOf(
        `'nodes.' || f.slug`,
        object({ state: 'n.state', share: 'n.share', on: 'n."on"', raw: 'n.raw' }),
        'site_nodes n join entries f on f.id = n.platform_id where n.site_id = t.id',
      ),
      rowsOf(
        `'offers.' || f.slug`,
        object({ state: 'n.state', on: 'n."on"', raw: 'n.raw' }),
        'site_offers n join entries f on f.id = n.dependency_id where n.site_id = t.id',
      ),
      rowsOf(
        `'runtimes.' || f.slug`,
        object({ state: 'n.state', raw: 'n.raw', on: 'n."on"', mayAsk: 'n.may_ask', version: 'n.version' }),
        'site_runtimes n join entries f on f.id = n.runtime_id where n.site_id = t.id',
      ),
    ],
  },
  dependency: {
    table: 'dependencies',
    parts: [
      object({
        dependencyKind: 't.dependency_kind',
        package: slugOf('t.package_id'),
        couldDrop: 't.could_drop',
        raw: 't.raw',
      }),
    ],
  },
  runtime: {
    table: 'runtimes',
    parts: [
      object({ position: 't.position', aliases: 'to_jsonb(t.aliases)', channels: 'to_jsonb(t.channels)' }),
      rowsOf(
        `'criteria.' || c.slug`,
        object({ value: 'n.value', raw: 'n.raw', doubt: 'n.doubt' }),
        'criterion_cells n join criteria c on c.id = n.criterion_id where n.runtime_id = t.id',
      ),
    ],
  },
  image: {
    table: 'images',
    parts: [
      object({
        repository: 't.repository',
        flavour: cell('t.flavour', 't.flavour_raw'),
        base: object({ platform: slugOf('t.base_platform_id'), raw: 't.base_raw' }),
        contentsRaw: 't.contents_raw',
        mountsRaw: 't.mounts_raw',
        evidenceRaw: 't.evidence_raw',
        recipeUrl: 't.recipe_url',
        tagPolicy: 't.tag_policy',
      }),
      rowsOf(
        `'contents.' || f.slug`,
        object({ version: 'n.version', mounted: 'n.mounted' }),
        'image_contents n join entries f on f.id = n.package_id where n.image_id = t.id',
      ),
      rowsOf(
        `'mounts.' || n.path`,
        object({
          kind: 'n.kind',
          needs: slugOf('n.needs_id'),
          createdInImage: 'n.created_in_image',
          on: 'n."on"',
          note: 'n.note',
        }),
        'image_mounts n where n.image_id = t.id',
      ),
    ],
  },
  use_case: {
    table: 'use_cases',
    parts: [
      object({ position: 't.position', peak: object({ cores: 't.peak_cores', raw: 't.peak_raw' }) }),
      rowsOf(`'steps.' || s.slug`, step, 'use_case_steps s where s.use_case_id = t.id'),
    ],
  },
  task: {
    table: 'tasks',
    parts: [
      object({
        state: 't.state',
        position: 't.position',
        owner: '(select h.slug from people h where h.id = t.owner_id)',
        dueOn: 't.due_on',
        closedOn: 't.closed_on',
        parent: slugOf('t.parent_id'),
        body: 't.body',
        about: listOf(
          object({ kind: 'f.kind', slug: 'f.slug' }),
          'task_about a join entries f on f.id = a.entry_id where a.task_id = t.id',
        ),
        actions: listOf('a.action_key', 'task_actions a where a.task_id = t.id'),
        waitsFor: listOf(slugOf('a.needs_id'), 'task_dependencies a where a.task_id = t.id'),
      }),
    ],
  },
  question: {
    table: 'questions',
    parts: [
      object({ position: 't.position', topic: 't.topic', body: 't.body', answered: 't.answered' }),
      rowsOf(`'options.' || o.slug`, option, 'options o where o.question_id = t.id'),
      rowsOf(`'decisions.' || d.slug`, decision, 'decisions d where d.question_id = t.id'),
    ],
  },
  note: { table: 'notes', parts: [object({ body: 't.body' })] },
};

/** The statement that reads a kind's entries back; `document` is null where the kind's own row is missing. */
export function documentsStatement(kind: EntryKind): string {
  const { table, parts } = KINDS[kind];
  return `select e.id, e.slug, e.fields, case when t.id is not null then ${[...COMMON, ...parts].join(' || ')} end as document
          from entries e left join ${table} t on t.id = e.id
          where e.kind = '${kind}' and e.id between $1 and $2 order by e.id`;
}
