import type { Check, Route, Verdict } from '../domain/readiness/verdict.ts';
import type {
  Certainty,
  ClaimState,
  DependencyKind,
  EntryKind,
  Existence,
  Flavour,
  Level,
  NodeState,
  OfferState,
  Phase,
  ReviewState,
  RuntimeState,
  Share,
  Strategy,
  Support,
  TaskState,
  Tristate,
  Upgradable,
  VmOffer,
} from '../domain/vocabulary.ts';

/** What pages and routes get. Dates are ISO strings, sizes bytes, everything plain JSON. */

export interface CellDto<V extends string> {
  value: V;
  raw: string;
}

export interface SupportDto {
  platform: string;
  name: string;
  support: Support;
  note: string;
}

/** One pair as a table or matrix cell shows it. */
export interface PairCellDto {
  site: string;
  level: Level;
  runsToday: Tristate;
  targeted: boolean;
  cautions: boolean;
  /** Key and words of the next action, or null when nothing is left to do. */
  nextAction: { key: string; text: string } | null;
}

export interface DependencyDto {
  slug: string;
  name: string;
  kind: DependencyKind;
  phase: Phase;
  constraint: string;
  couldDrop: boolean;
  note: string;
}

/** A row of the status table; also an item of `GET /api/v1/packages` and the head of `GET /api/v1/packages/{slug}`. */
export interface PackageRowDto {
  slug: string;
  name: string;
  summary: string;
  strategy: Strategy;
  buildPlatforms: SupportDto[];
  buildPlatformsRaw: string;
  runPlatforms: SupportDto[];
  runPlatformsRaw: string;
  dependencies: DependencyDto[];
  dependenciesRaw: string;
  upgradable: CellDto<Upgradable> & { waitingOn: string | null };
  existingVm: CellDto<Existence>;
  existingContainer: CellDto<Existence>;
  links: { label: string; url: string }[];
  comments: string;
  date: string;
  review: { state: ReviewState; by: string; on: string | null };
  owners: { name: string; role: string }[];
  version: number;
  updatedAt: string;
  /** Ready pairs of targeted pairs, worst level among the targeted (or all, when none is targeted). */
  rollUp: { ready: number; targeted: number; worst: Level | null; unblocks: number };
  readiness: PairCellDto[];
}

/** A facet value with how many rows it would leave. */
export interface FacetDto {
  value: string;
  label: string;
  count: number;
}

export interface PackageListDto {
  items: PackageRowDto[];
  total: number;
  /** Opaque; null on the last page. */
  nextCursor: string | null;
  previousCursor: string | null;
  /** The columns of readiness, in order. */
  sites: { slug: string; name: string }[];
  facets: Record<
    'platform' | 'level' | 'strategy' | 'upgradable' | 'existingContainer' | 'existingVm' | 'review' | 'site',
    FacetDto[]
  >;
}

export interface ClaimDto {
  field: string;
  value: unknown;
  raw: string;
  by: string | null;
  certainty: Certainty;
  state: ClaimState;
  on: string | null;
  source: { slug: string; title: string } | null;
}

export interface RemarkDto {
  position: number;
  topic: string;
  text: string;
  by: string | null;
  role: string;
  answersTo: number | null;
  source: string | null;
}

export interface RevisionDto {
  id: number;
  version: number;
  action: string;
  at: string;
  actor: string;
  why: string;
  source: { slug: string; title: string } | null;
  changes: { path: string; from: unknown; to: unknown }[];
}

export interface ImageRowDto {
  slug: string;
  name: string;
  repository: string;
  flavour: Flavour;
  base: string;
  version: string;
}

export interface StepUseDto {
  useCase: { slug: string; name: string };
  step: { slug: string; name: string };
  parallelRaw: string;
  doubtful: boolean;
}

export interface TaskRowDto {
  slug: string;
  number: number;
  name: string;
  state: TaskState;
}

export interface PackageDto extends PackageRowDto {
  claims: ClaimDto[];
  remarks: RemarkDto[];
  history: RevisionDto[];
  images: ImageRowDto[];
  steps: StepUseDto[];
  neededBy: { slug: string; name: string }[];
  waitedForBy: { slug: string; name: string }[];
  tasks: TaskRowDto[];
  questions: { slug: string; name: string; answered: boolean }[];
  /** Per site the whole verdict, best route first. */
  verdicts: Verdict[];
}

export interface SiteRowDto {
  slug: string;
  name: string;
  summary: string;
  location: string;
  nodeOsRaw: string;
  nodes: { platform: string; name: string; state: NodeState; share: Share; on: string | null; raw: string }[];
  networkFsRaw: string;
  offers: { slug: string; name: string; kind: DependencyKind; state: OfferState; on: string | null; raw: string }[];
  vmOffer: CellDto<VmOffer>;
  containerRaw: string;
  runtimes: {
    slug: string;
    name: string;
    state: RuntimeState;
    raw: string;
    on: string | null;
    mayAsk: boolean;
    inConflict: boolean;
  }[];
  batchSystem: { value: string; raw: string };
  userBinds: Tristate;
  bindable: string[];
  imageLimitBytes: number | null;
  nodeCacheBytes: number | null;
  proxyCacheBytes: number | null;
  vsyscall: Tristate;
  cores: number | null;
  storageBytes: number | null;
  version: number;
  updatedAt: string;
  rollUp: { ready: number; targeted: number; worst: Level | null; levels: Record<Level, number> };
}

export interface SiteListDto {
  items: SiteRowDto[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
}

export interface SiteDto extends SiteRowDto {
  claims: ClaimDto[];
  remarks: RemarkDto[];
  history: RevisionDto[];
  /** Packages with their readiness here, targeted first, then by name; at most one page. */
  packages: { slug: string; name: string; cell: PairCellDto }[];
  packageTotal: number;
  steps: { useCase: { slug: string; name: string }; step: string; packages: string[]; parallelRaw: string }[];
  tasks: TaskRowDto[];
}

export interface PairDto extends Verdict {
  packageName: string;
  siteName: string;
  summary: string;
  /** Claims on the fields that any check cites. */
  claims: (ClaimDto & { entry: { kind: EntryKind; slug: string } })[];
  steps: StepUseDto[];
  waitingOn: { package: string; name: string; level: Level }[];
  neighbours: { sites: { slug: string; name: string; level: Level }[] };
}
export type { Check, Route };

export interface MatrixDto {
  sites: { slug: string; name: string; ready: number; targeted: number }[];
  rows: { slug: string; name: string; ready: number; targeted: number; cells: PairCellDto[] }[];
  totalPackages: number;
  totalSites: number;
}

export interface OverviewDto {
  title: string;
  pairs: {
    ready: number;
    targeted: number;
    all: number;
    levels: Record<Level, number>;
    targetedLevels: Record<Level, number>;
  };
  counts: { packages: number; sites: number; images: number; builds: number; questions: number; openQuestions: number };
  matrix: MatrixDto;
  tasks: { state: TaskState; count: number }[];
  blockers: { key: string; text: string; owner: string; unlocks: number; example: { package: string; site: string } }[];
  changes: { at: string; kind: EntryKind; slug: string; name: string; action: string; why: string; paths: string[] }[];
  platforms: {
    slug: string;
    name: string;
    maintenanceEnds: string | null;
    extendedEnds: string | null;
    runs: number;
    nodes: number;
  }[];
}

export interface ReadinessListDto {
  items: (PairCellDto & { package: string; packageName: string; siteName: string })[];
  total: number;
  nextCursor: string | null;
}
