/** Rooms of the house: the first that matches a path is its room. A path in none of them may import anything. */
export const rooms = [
  ['actions', /^app\/(?:.*\/)?actions\.tsx?$/],
  ['app', /^app\//],
  ['components', /^components\//],
  ['domain', /^lib\/domain\//],
  ['contracts', /^lib\/contracts\//],
  ['base', /^lib\/base\//],
  ['ingest', /^lib\/ingest\//],
  ['facts', /^lib\/facts\//],
  ['store', /^lib\/store\//],
  ['read', /^lib\/read\//],
  ['auth', /^lib\/auth\//],
  ['jobs', /^lib\/jobs\//],
  ['api', /^lib\/api\//],
  ['server', /^server\//],
  ['seeds', /^seeds\//],
  ['e2e', /^e2e\//],
  ['bench', /^bench\//],
  ['scripts', /^scripts\//],
] as const satisfies readonly (readonly [string, RegExp])[];

/** The name of a room. */
export type Room = (typeof rooms)[number][0];

/** A target: a whole room, `types:room` for `import type` only, or one folder or file of a room. */
type Target = Room | `types:${Room}` | `lib/${string}`;

/**
 * Who may import whom; every room may import itself. docs/architecture.md explains it. What is not here is forbidden, so
 * that a new way through the house is a decision and not an accident.
 */
export const mayImport: Record<Room, readonly Target[]> = {
  domain: [],
  contracts: ['domain'],
  base: [],
  ingest: ['domain', 'contracts', 'lib/base/errors.ts'],
  facts: ['domain', 'base'],
  // actor.ts is the type of who acts and its pure words, authorize.ts the lock, token-secret.ts how tokens are made; the
  // gates beside them stay out of reach.
  store: [
    ...(['domain', 'contracts', 'base', 'facts'] as const),
    ...(['lib/auth/actor.ts', 'lib/auth/authorize.ts', 'lib/auth/token-secret.ts', 'types:auth'] as const),
    ...(['lib/auth/invitation-key.ts', 'lib/ingest/publications/read-list.ts'] as const),
  ],
  read: [
    ...(['domain', 'contracts', 'base', 'facts'] as const),
    ...(['lib/auth/actor.ts', 'lib/auth/authorize.ts', 'lib/auth/invitation-key.ts', 'types:auth'] as const),
    // A published list is kept as it came and read anew wherever it is asked, for store and read alike.
    'lib/ingest/publications/read-list.ts',
  ],
  auth: ['domain', 'contracts', 'base'],
  jobs: ['ingest', 'store', 'read', 'contracts', 'base', 'domain'],
  api: ['auth', 'contracts', 'store', 'read', 'ingest', 'base', 'domain'],
  components: ['domain', 'contracts', 'types:read'],
  // A page says in its own words that the database is away, so it must be able to tell.
  app: [
    'read',
    'auth',
    'components',
    'contracts',
    'domain',
    'actions',
    'lib/base/errors.ts',
    'lib/base/database-down.ts',
  ],
  actions: [
    'app',
    'read',
    'auth',
    'components',
    'contracts',
    'domain',
    'store',
    'ingest',
    'lib/base/errors.ts',
    'lib/base/database-down.ts',
  ],
  server: ['api', 'auth', 'jobs', 'base'],
  // Seeding is the one program that acts for the system itself, so it makes an actor.
  seeds: ['domain', 'contracts', 'base', 'ingest', 'store', 'lib/auth/actor.ts'],
  // A real identity provider, and a real registry with its pushes, are the same for other tests and for the browser.
  e2e: [
    ...(['domain', 'contracts', 'lib/auth/test-provider.ts'] as const),
    ...(['lib/ingest/registry/test-registry.ts', 'lib/ingest/registry/test-images.ts'] as const),
  ],
  bench: ['domain', 'contracts', 'base', 'scripts'],
  scripts: [
    ...(['domain', 'contracts', 'base', 'ingest', 'facts', 'store', 'read', 'auth', 'jobs', 'api'] as const),
    ...(['server', 'seeds', 'bench'] as const),
  ],
};

/** Rooms that may use the generated Prisma client. */
export const prismaRooms: readonly Room[] = ['base', 'facts', 'store', 'read', 'auth', 'jobs'];

/** Longest file, and longest page, in lines. */
export const longestFile = 400;
export const longestPage = 60;
