import type {
  BuildState,
  Channel,
  DependencyKind,
  Flavour,
  OfferState,
  Phase,
  PublicationState,
} from '../domain/vocabulary.ts';
import type { TableDto } from './dto-table.ts';

/** Something packages need: by whom, and where it is offered. */
export interface DependencyRowDto {
  slug: string;
  name: string;
  summary: string;
  kind: DependencyKind;
  package: string | null;
  couldDrop: boolean;
  raw: string;
  neededBy: {
    count: number;
    first: { package: string; phase: Phase; constraint: string; couldDrop: boolean; note: string }[];
  };
  sites: { site: string; state: OfferState; on: string | null; raw: string }[];
  version: number;
  updatedAt: string;
}

/** An image as its recipe and its registry describe it. */
export interface ImageEntryDto {
  slug: string;
  name: string;
  summary: string;
  repository: string;
  flavour: { value: Flavour; raw: string };
  base: { platform: string | null; name: string | null; raw: string };
  contents: { count: number; first: { package: string; name: string; version: string; mounted: boolean }[] };
  contentsRaw: string;
  mounts: {
    path: string;
    kind: 'mount' | 'config';
    needs: string | null;
    createdInImage: boolean;
    on: string | null;
    note: string;
  }[];
  mountsRaw: string;
  evidenceRaw: string;
  recipeUrl: string;
  tagPolicy: string;
  tags: { count: number; newest: { name: string; digest: string | null; movedAt: string }[] };
  builds: { count: number; succeeded: number; newest: string | null };
  /** The build that counts for readiness: of the tag policy's tag, else the newest that succeeded. */
  current: CurrentBuildDto | null;
  version: number;
  updatedAt: string;
}

export type ImageListDto = TableDto<ImageEntryDto>;

/** The build of an image that counts. */
export interface CurrentBuildDto {
  digest: string;
  createdAt: string;
  pushedAt: string | null;
  sizeBytes: number | null;
  channels: Channel[];
  outcomes: SiteOutcomesDto[];
}

/** Of the newest run of each suite with each runtime at a site: how many passed, and how many did not. */
export interface SiteOutcomesDto {
  site: string;
  name: string;
  passed: number;
  failed: number;
}

export interface TagAtDto {
  image: string;
  tag: string;
  at: string;
  digest: string | null;
  since: string;
  via: string;
}

/** One manifest of an image, or the attempt at one. */
export interface BuildRowDto {
  id: number;
  digest: string | null;
  image: string;
  imageName: string;
  status: BuildState;
  basePlatform: string | null;
  architecture: string;
  mediaType: string;
  sizeBytes: number | null;
  revision: string;
  ciUrl: string;
  tags: string[];
  /** One architecture of another build, an index, which stands for it. */
  member: boolean;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  pushedAt: string | null;
  /** When the registry no longer had it. */
  goneAt: string | null;
  outcomes: SiteOutcomesDto[];
}

export interface PublicationDto {
  channel: Channel;
  path: string;
  site: string | null;
  state: PublicationState;
  at: string;
  via: string;
}

export interface BuildDto extends BuildRowDto {
  layers: { digest: string; sizeBytes: number; mediaType: string }[];
  members: string[];
  memberOf: string[];
  os: string;
  configDigest: string;
  reportedTag: string;
  labels: Record<string, string>;
  receivedAt: string | null;
  resolvedAt: string | null;
  referrers: { digest: string; artifactType: string; sizeBytes: number; annotations: Record<string, string> }[];
  publications: PublicationDto[];
  tests: { runs: number; passed: number };
}
