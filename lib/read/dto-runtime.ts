import type { Channel, RuntimeState, Tristate } from '../domain/vocabulary.ts';
import type { ClaimDto, RemarkDto } from './dto.ts';
import type { NamedDto } from './dto-platform.ts';

/** A cell of the comparison: what is said of one runtime under one criterion. */
export interface CriterionCellDto {
  criterion: string;
  value: Tristate;
  raw: string;
  /** What is not sure about it, in words; empty when sure. */
  doubt: string;
  /** Statements behind it, those in conflict too. */
  claims: ClaimDto[];
}

/** A container runtime at one site. */
export interface RuntimeAtSiteDto {
  site: NamedDto;
  state: RuntimeState;
  raw: string;
  on: string | null;
  /** A refusal that can be discussed. */
  mayAsk: boolean;
  version: string;
  inConflict: boolean;
  claims: ClaimDto[];
}

/** A container runtime with its column of the comparison and what the sites say of it. */
export interface RuntimeRowDto extends NamedDto {
  summary: string;
  position: number;
  aliases: string[];
  /** From where it can start an image. */
  channels: Channel[];
  criteria: CriterionCellDto[];
  /** Sites that say something of it. */
  sites: RuntimeAtSiteDto[];
  remarks: RemarkDto[];
  version: number;
  updatedAt: string;
}

export interface RuntimeListDto {
  items: RuntimeRowDto[];
  /** The rows of the comparison, in order. */
  criteria: NamedDto[];
  /** Every site with its own words on containers. */
  sites: (NamedDto & { raw: string; claims: ClaimDto[] })[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
}
