import type { Check } from '../domain/readiness/verdict.ts';
import type { DependencyKind, Level } from '../domain/vocabulary.ts';
import type { ClaimDto, RemarkDto } from './dto.ts';
import type { NamedDto } from './dto-platform.ts';

/** How the number of parallel jobs bounds; empty when nobody said. */
export type ParallelBound = '' | 'less_than' | 'more_than' | 'exactly' | 'up_to';

export interface UseCaseStepDto extends NamedDto {
  position: number;
  description: string;
  parallelJobs: number | null;
  parallelBound: ParallelBound;
  /** The source's own words on its parallel jobs. */
  parallelRaw: string;
  /** What it works on ("chunk", "crumb"). */
  unit: string;
  image: (NamedDto & { sizeBytes: number | null }) | null;
  /** A doubtful one is shown and not counted. */
  packages: (NamedDto & { doubtful: boolean; note: string })[];
  sites: (NamedDto & { note: string })[];
  needs: (NamedDto & { kind: DependencyKind; couldDrop: boolean; note: string })[];
  claims: ClaimDto[];
}

/** The use case at a site that one of its steps targets. */
export interface UseCaseAtSiteDto {
  site: NamedDto;
  level: Level;
  /** What decides, in a sentence. */
  because: string;
  /** The packages its steps need there, worst first. */
  packages: (NamedDto & { level: Level; nextAction: string | null })[];
  /** Its own checks, step by step. */
  checks: Check[];
}

export interface UseCaseRowDto extends NamedDto {
  summary: string;
  position: number;
  peak: { cores: number | null; raw: string; claims: ClaimDto[] };
  owners: { name: string; role: string }[];
  steps: UseCaseStepDto[];
  readiness: UseCaseAtSiteDto[];
  remarks: RemarkDto[];
  version: number;
  updatedAt: string;
}

export interface UseCaseListDto {
  items: UseCaseRowDto[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
}
