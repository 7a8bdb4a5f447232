import type {
  BuildState,
  Channel,
  DependencyKind,
  OfferState,
  PublicationState,
  RuntimeState,
  Tristate,
} from '../vocabulary.ts';

/** What must be known to say how a build is started: of the build, and of one site with one runtime. */

export interface RecipeMount {
  /** Where it must be inside the container. */
  path: string;
  kind: 'mount' | 'config';
  /** What must be at the site; null when any folder will do. */
  needs: { slug: string; name: string; kind: DependencyKind } | null;
  createdInImage: boolean;
}

export interface RecipePublication {
  channel: Channel;
  path: string;
  /** Slug of the site where it is visible; null: everywhere. */
  site: string | null;
  state: PublicationState;
}

export interface RecipeBuild {
  digest: string;
  state: BuildState;
  /** The registry has it no more. */
  isGone: boolean;
  sizeBytes: number | null;
  /** Tags that point at it now. */
  tags: readonly string[];
  mounts: readonly RecipeMount[];
  publications: readonly RecipePublication[];
}

export interface RecipeRuntime {
  slug: string;
  name: string;
  state: RuntimeState;
}

export interface RecipeSite {
  slug: string;
  name: string;
  userBinds: Tristate;
  bindable: readonly string[];
  /** Of what images need, as far as somebody said. */
  offers: readonly { slug: string; state: OfferState }[];
  runtimes: readonly RecipeRuntime[];
  /** Runtimes that a run of this build passed with there. */
  passedWith: readonly string[];
  batch: { value: string; raw: string };
  imageLimitBytes: number | null;
}

/** How a build is started, and what is not known of it. */
export interface Recipe {
  channel: Channel;
  /** What fetches it beforehand; null where starting it does. */
  fetch: string | null;
  run: string;
  /** The same as a job; null where the batch system is not known. */
  batch: { system: string; command: string } | null;
  notes: string[];
}

/** Or why there is no command to show. */
export type RecipeAnswer = { is: 'recipe'; recipe: Recipe } | { is: 'none'; why: string };
