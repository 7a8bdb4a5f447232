import type {
  BuildState,
  Channel,
  DependencyKind,
  Flavour,
  OfferState,
  Phase,
  PublicationState,
} from '../domain/vocabulary.ts';

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
  base: { platform: string | null; raw: string };
  contents: { count: number; first: { package: string; version: string; mounted: boolean }[] };
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
  version: number;
  updatedAt: string;
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
  digest: string | null;
  image: string;
  status: BuildState;
  basePlatform: string | null;
  architecture: string;
  mediaType: string;
  sizeBytes: number | null;
  revision: string;
  ciUrl: string;
  tags: string[];
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  pushedAt: string | null;
}

export interface BuildDto extends BuildRowDto {
  layers: { digest: string; sizeBytes: number; mediaType: string }[];
  members: string[];
  memberOf: string[];
  publications: { channel: Channel; path: string; site: string | null; state: PublicationState; at: string }[];
  tests: { runs: number; passed: number };
}
