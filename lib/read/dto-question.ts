import type { DecisionState, QuestionStanding } from '../domain/vocabulary.ts';
import type { ClaimDto, RemarkDto, RevisionDto, TaskRowDto } from './dto.ts';
import type { CareDto } from './dto-care.ts';
import type { TableDto } from './dto-table.ts';
import type { EntryRefDto } from './dto-task.ts';

/** A question in the list: its options by name, and what was decided. Also an item of `GET /api/v1/questions`. */
export interface QuestionItemDto {
  slug: string;
  name: string;
  topic: string;
  state: QuestionStanding;
  options: { slug: string; name: string; pros: number; cons: number }[];
  /** Decisions that are not superseded. */
  decisions: { slug: string; state: DecisionState; option: string | null; text: string }[];
  remarks: number;
  version: number;
  updatedAt: string;
}

export type QuestionListDto = TableDto<QuestionItemDto>;

/** What speaks for an option, against it, or is said of it without taking a side. */
export interface PointDto {
  side: 'pro' | 'con' | 'remark';
  text: string;
  /** Who said it, as the source writes the name; empty when it does not. */
  by: string;
  useCase: { slug: string; name: string } | null;
  site: { slug: string; name: string } | null;
  source: string | null;
}

export interface OptionDto {
  slug: string;
  name: string;
  summary: string;
  points: PointDto[];
}

export interface DecisionDto {
  slug: string;
  state: DecisionState;
  text: string;
  by: string;
  on: string | null;
  option: { slug: string; name: string } | null;
  source: string | null;
  /** Slug of the decision it takes the place of. */
  supersedes: string | null;
  effects: { entity: string; slug: string; path: string; value: unknown }[];
}

export interface QuestionDto {
  slug: string;
  name: string;
  topic: string;
  state: QuestionStanding;
  body: string;
  options: OptionDto[];
  /** The one in force first, then what it superseded, and so on. */
  decisions: DecisionDto[];
  /** Entries it mentions or that mention it. */
  related: EntryRefDto[];
  tasks: TaskRowDto[];
  claims: ClaimDto[];
  care: CareDto;
  remarks: RemarkDto[];
  history: RevisionDto[];
  version: number;
  updatedAt: string;
}
