import type { NodeState, Share, Support } from '../domain/vocabulary.ts';
import type { ClaimDto } from './dto.ts';
import type { TableDto } from './dto-table.ts';

/** An entry as a list of names shows it. */
export interface NamedDto {
  slug: string;
  name: string;
}

/** Packages of which the same is said about one platform; `packages` holds the first of them by name. */
export interface SupportGroupDto {
  support: Support;
  count: number;
  packages: NamedDto[];
}

/** A platform: its life, who builds and runs on it, where it is, and what would be left on it. */
export interface PlatformRowDto extends NamedDto {
  summary: string;
  family: string;
  generation: number;
  aliases: string[];
  releasedOn: string | null;
  maintenanceEnds: string | null;
  extendedEnds: string | null;
  baseImage: boolean;
  /** Whether maintenance is over on the day of the question. */
  ended: boolean;
  /** From surest to least sure; a support that nobody stated is left out. */
  builds: SupportGroupDto[];
  runs: SupportGroupDto[];
  sites: (NamedDto & { state: NodeState; share: Share; on: string | null; raw: string })[];
  /** Images based on it. */
  images: { count: number; first: NamedDto[] };
  /** Packages that surely run on nothing that is still maintained, and on nothing newer than this. */
  stranded: { count: number; packages: (NamedDto & { doubtfulOn: string[] })[] };
  claims: ClaimDto[];
  version: number;
  updatedAt: string;
}

export type PlatformListDto = TableDto<PlatformRowDto>;
