import type { Level } from '#lib/domain/vocabulary.ts';
import type { PackageListDto } from './dto.ts';

/** A package or a site of the matrix with its needed pairs and those of them that are ready. */
export interface MatrixEntryDto {
  slug: string;
  name: string;
  ready: number;
  targeted: number;
}

/** A row of the matrix: its cells as text, see lib/domain/readiness/code-text.ts. */
export interface MatrixRowDto extends MatrixEntryDto {
  cells: string;
}

/** A window into the matrix of the packages that a question selects. */
export interface MatrixWindowDto {
  total: number;
  totalSites: number;
  start: number;
  siteStart: number;
  /** State of the data that the window was cut from. */
  dataVersion: number;
  /** Pairs of all selected packages and sites at each level: the needed ones, and all. */
  levels: { targeted: Record<Level, number>; all: Record<Level, number> };
  sites: MatrixEntryDto[];
  packages: MatrixRowDto[];
}

/** A window with what the page's filters count. */
export interface MatrixPageDto extends MatrixWindowDto {
  facets: PackageListDto['facets'];
}
