import type { CheckOwner, Level } from '../domain/vocabulary.ts';
import type { TaskRowDto } from './dto.ts';
import type { TableDto } from './dto-table.ts';

/** A needed pair that a step would let rise; `to` is null where that was not tried out. */
export interface UnlockedPairDto {
  package: string;
  packageName: string;
  site: string;
  siteName: string;
  from: Level;
  to: Level | null;
}

/** A next step, by what it unlocks. */
export interface BlockerDto {
  /** Place in the list, from 1. */
  rank: number;
  key: string;
  text: string;
  owner: CheckOwner;
  unlocks: number;
  triedOut: boolean;
  /** The first of them by name; `unlocks` counts all. */
  pairs: UnlockedPairDto[];
  tasks: TaskRowDto[];
}

export interface BlockerListDto extends TableDto<BlockerDto> {
  triedOut: boolean;
  /** Needed pairs, and how many of them are ready. */
  pairs: { targeted: number; ready: number };
}
