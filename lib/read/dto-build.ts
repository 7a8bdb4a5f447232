import type { MovedSince } from '../domain/builds/tested-before.ts';
import type { RecipeBuild, RecipeSite } from '../domain/recipes/recipe-facts.ts';
import type { RunOutcome, SuiteKind } from '../domain/vocabulary.ts';
import type { RemarkDto, RevisionDto, TaskRowDto } from './dto.ts';
import type { CareDto, StatementDto } from './dto-care.ts';
import type { BuildDto, BuildRowDto, ImageEntryDto } from './dto-image.ts';
import type { TableDto } from './dto-table.ts';
import type { TimelineDto } from './dto-timeline.ts';

/** A tag went to another build (null: it was deleted), and what told us. */
export interface TagMoveDto {
  digest: string | null;
  at: string;
  via: string;
}

/** A tag with all its moves, oldest first. */
export interface TagHistoryDto {
  name: string;
  moves: TagMoveDto[];
  /** That it points at a build nobody has tested, though one before was. */
  movedSince: MovedSince | null;
}

/** How large a build of an image is. */
export interface SizePointDto {
  digest: string;
  at: string;
  sizeBytes: number;
}

/** A repository that an image's builds come from. */
export interface RepositoryDto {
  repository: string;
  tagPolicy: string;
  /** When its tags were last read. */
  sweptAt: string | null;
  /** Whether the source that maps it is retired, so that nothing comes from it. */
  retired: boolean;
}

export type BuildListDto = TableDto<BuildRowDto>;

/** An image with everything its page shows. */
export interface ImageDto extends ImageEntryDto {
  needs: { slug: string; name: string }[];
  tagHistory: TagHistoryDto[];
  /** Oldest first. */
  sizes: SizePointDto[];
  /** Builds that are no members of an index, newest first. */
  newestBuilds: BuildListDto;
  repositories: RepositoryDto[];
  tasks: TaskRowDto[];
  claims: StatementDto[];
  remarks: RemarkDto[];
  history: RevisionDto[];
  care: CareDto;
}

/** What a tag pointed at, at a moment, and around it. */
export interface TagPageDto {
  image: { slug: string; name: string };
  tag: string;
  /** The moment asked about. */
  at: string;
  moves: TagMoveDto[];
  builds: BuildRowDto[];
}

/** Newest run of a suite at a site with a runtime. */
export interface MatrixRunDto {
  id: number;
  site: string;
  suite: string;
  runtime: string | null;
  outcome: RunOutcome;
  at: string;
  total: number;
  passed: number;
  ciUrl: string;
  /** It ran on an earlier build of the image. */
  isEarlier: boolean;
}

/** Sites and suites with the runs of a build, and where one is expected. */
export interface TestMatrixDto {
  sites: { slug: string; name: string }[];
  suites: { slug: string; name: string; kind: SuiteKind }[];
  runs: MatrixRunDto[];
  expected: { site: string; suite: string }[];
}

/** A build with everything its page shows. */
export interface BuildPageDto {
  build: BuildDto;
  image: { slug: string; name: string };
  /** Name of the platform it is based on. */
  baseName: string | null;
  siteNames: Record<string, string>;
  /** When it passed each station on its way to a test at each site. */
  timeline: TimelineDto;
  members: BuildRowDto[];
  memberOf: BuildRowDto[];
  matrix: TestMatrixDto;
  recipe: RecipeBuild | null;
  /** Sites that offer a container runtime or tested this build, needed ones first. */
  sites: RecipeSite[];
}
