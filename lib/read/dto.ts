import type { ApiPackage } from '../contracts/api/package.ts';
import type { ApiSite } from '../contracts/api/site.ts';
import type { Check, Route, Verdict } from '../domain/readiness/verdict.ts';
import type { Certainty, ClaimState, EntryKind, Flavour, Level, TaskState } from '../domain/vocabulary.ts';
import type { CareDto, StatementDto } from './dto-care.ts';
import type { SiteOutcomesDto } from './dto-image.ts';
import type { ProbeDto } from './dto-probe.ts';
import type { TableDto } from './dto-table.ts';

/** What pages and routes get. Dates are ISO strings, sizes bytes, everything plain JSON. */

export interface CellDto<V extends string> {
  value: V;
  raw: string;
}

export type SupportDto = ApiPackage['runPlatforms'][number];

/** One pair as a table or matrix cell shows it. */
export type PairCellDto = ApiPackage['readiness'][number];

export type DependencyDto = ApiPackage['dependencies'][number];

/** A row of the status table; also an item of `GET /api/v1/packages` and the head of `GET /api/v1/packages/{slug}`. */
export type PackageRowDto = ApiPackage;

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
  /** Position of the first row among those that are not folded away. */
  start: number;
  /** Rows that are not folded away. */
  shown: number;
  /** State of the data in which rows have these places. */
  dataVersion: number;
  /** All matching rows by group, in the order of the list; null without a group. */
  groups: { value: string; label: string; count: number; closed: boolean }[] | null;
  /** The columns of readiness, in order. */
  sites: { slug: string; name: string }[];
  /** Every site a reader can choose as a column. */
  allSites: { slug: string; name: string }[];
  facets: Record<
    | 'platform'
    | 'level'
    | 'strategy'
    | 'upgradable'
    | 'existingContainer'
    | 'existingVm'
    | 'review'
    | 'conflict'
    | 'site',
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
  /** The name of who did it; null for a program, or a source that was loaded. */
  by: string | null;
  why: string;
  source: { slug: string; title: string } | null;
  changes: { path: string; from: unknown; to: unknown }[];
  /** Names of what the changes speak of, by "kind slug" and by slug. */
  names: ReadonlyMap<string, string>;
}

export interface ImageRowDto {
  slug: string;
  name: string;
  repository: string;
  flavour: Flavour;
  base: string;
  version: string;
  builds: number;
  /** The build that counts; null when none has succeeded. */
  current: { digest: string; tags: string[]; outcomes: SiteOutcomesDto[] } | null;
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
  claims: StatementDto[];
  care: CareDto;
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

/** A row of the farms table; also an item of `GET /api/v1/sites`. */
export type SiteRowDto = ApiSite;

export type SiteListDto = TableDto<SiteRowDto>;

export interface SiteDto extends SiteRowDto {
  claims: StatementDto[];
  care: CareDto;
  remarks: RemarkDto[];
  history: RevisionDto[];
  /** Packages with their readiness here, targeted first, then by name; at most one page. */
  packages: { slug: string; name: string; cell: PairCellDto }[];
  packageTotal: number;
  steps: { useCase: { slug: string; name: string }; step: string; packages: string[]; parallelRaw: string }[];
  tasks: TaskRowDto[];
  probe: ProbeDto;
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
  /** Packages and sites of which statements contradict each other. */
  conflicts: { packages: number; sites: number };
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
