import type {
  BuildState,
  Channel,
  DependencyKind,
  Existence,
  Flavour,
  NodeState,
  OfferState,
  Phase,
  PublicationState,
  RunOutcome,
  RuntimeState,
  Share,
  Strategy,
  SuiteKind,
  Support,
  Tristate,
  Upgradable,
  VmOffer,
} from '../vocabulary.ts';

/**
 * What `assess` may know. Plain data: dates are ISO strings (`2017-07-24` or a full instant in UTC), sizes are bytes.
 * Every list may be empty; nothing here is optional, so that "unknown" is always said in words.
 */

/** A cell of the wiki: the vocabulary's word and the text as its source had it. */
export interface Cell<V extends string> {
  value: V;
  raw: string;
  /** True when open claims state different values. */
  inConflict: boolean;
}

export interface PlatformRef {
  slug: string;
  name: string;
  /** Major generation within its family, for ordering (RHEL6 → 6). */
  generation: number;
  /** `RHEL` for Red Hat Enterprise Linux and everything rebuilt from it (CentOS, Scientific Linux). */
  family: string;
  /** Last day of ordinary maintenance, or null when not announced. */
  maintenanceEnds: string | null;
  /** Last day of extended support, or null. */
  extendedEnds: string | null;
  /** True when an image can be based on it (RHEL5 and later: a centos:N image exists). */
  baseImage: boolean;
}

export interface PlatformSupportFact {
  platform: PlatformRef;
  phase: Phase;
  support: Support;
}

export interface NeedFact {
  slug: string;
  name: string;
  kind: DependencyKind;
  phase: Phase;
  couldDrop: boolean;
}

export interface SuiteFact {
  slug: string;
  name: string;
  kind: SuiteKind;
}

export interface PublicationFact {
  channel: Channel;
  /** Site slug where it is visible, or null when it is visible to every site. */
  site: string | null;
  state: PublicationState;
  path: string;
  at: string;
}

export interface BuildFact {
  digest: string;
  state: BuildState;
  /** Platform slug of the base, or null when not known. */
  basePlatform: string | null;
  sizeBytes: number | null;
  createdAt: string;
  publications: PublicationFact[];
}

export interface MountFact {
  /** Absolute path inside the image, such as `/afs`, or a configuration file. */
  path: string;
  kind: 'mount' | 'config';
  /** Slug of the file system or configuration that must exist at the site, or null when any folder will do. */
  needs: string | null;
  /** True when the mount point was created while building the image. */
  createdInImage: boolean;
}

export interface ImageFact {
  slug: string;
  name: string;
  flavour: Flavour;
  /** The package is not in the image but mounted into it where it runs. */
  mounted: boolean;
  /** Platform slug of its base as defined, or null when not known. */
  basePlatform: string | null;
  mounts: MountFact[];
  /** Succeeded and other builds, any order. */
  builds: BuildFact[];
  /** Digest that the tag policy points at now, or null: then the newest succeeded build counts. */
  currentDigest: string | null;
  /** When the tag last moved, or null. */
  tagMovedAt: string | null;
}

export interface RunFact {
  id: string;
  suite: string;
  site: string;
  /** Runtime slug, or null for a native run. */
  runtime: string | null;
  /** `vm`, `native` or `container`. */
  how: 'native' | 'vm' | 'container';
  /** Platform slug of the node it ran on, or null when the report did not say. */
  platform: string | null;
  digest: string | null;
  outcome: RunOutcome;
  at: string;
  failedCases: string[];
}

export interface SignOffFact {
  /** Digest signed off, or null for a native installation. */
  digest: string | null;
  site: string | null;
  by: string;
  at: string;
}

/** A use-case step that needs the package; `sites` are its targets. */
export interface StepFact {
  useCase: string;
  step: string;
  name: string;
  parallelJobs: number | null;
  sites: string[];
}

export interface PackageFacts {
  slug: string;
  name: string;
  strategy: Strategy;
  platforms: PlatformSupportFact[];
  upgradable: Cell<Upgradable> & { waitingOn: { slug: string; name: string } | null };
  existingVm: Cell<Existence>;
  existingContainer: Cell<Existence>;
  needs: NeedFact[];
  images: ImageFact[];
  requiredSuites: SuiteFact[];
  runs: RunFact[];
  signOffs: SignOffFact[];
  steps: StepFact[];
  /** Day of the last review by an expert, or null. */
  reviewedOn: string | null;
  /** Days after which a review of it is old; null: as the settings say. */
  reviewEveryDays: number | null;
}

export interface NodePlatformFact {
  platform: PlatformRef;
  state: NodeState;
  share: Share;
  /** Day from which it is planned or by which it retires, or null when nobody said. */
  on: string | null;
  raw: string;
}

export interface OfferFact {
  slug: string;
  name: string;
  kind: 'filesystem' | 'service';
  state: OfferState;
  on: string | null;
  raw: string;
}

export interface SiteRuntimeFact {
  runtime: string;
  name: string;
  state: RuntimeState;
  raw: string;
  on: string | null;
  /** Whether the site says that a refusal can be discussed. */
  mayAsk: boolean;
  inConflict: boolean;
}

export interface SiteFacts {
  slug: string;
  name: string;
  nodes: NodePlatformFact[];
  offers: OfferFact[];
  vmOffer: Cell<VmOffer>;
  runtimes: SiteRuntimeFact[];
  /** May a user bind arbitrary folders into a container? */
  userBinds: Tristate;
  /** Paths that may be bound there, whatever `userBinds` says. */
  bindable: string[];
  imageLimitBytes: number | null;
  nodeCacheBytes: number | null;
  proxyCacheBytes: number | null;
  /** Is vsyscall emulation on in the host kernel? EL6 and older user space needs it. */
  vsyscall: Tristate;
}

/** The rule set's own settings, stored with each verdict. */
export interface RuleSettings {
  /** Jobs from which an `uber` image is refused (gist: "small scale jobs (n < 50)"). */
  uberJobLimit: number;
  /** Image size that deserves a caution, bytes (wiki: "File size of ~1 GB is best"). */
  sizeCautionBytes: number;
  /** Days after which a review is called old. */
  reviewDays: number;
}

export interface AssessInput {
  package: PackageFacts;
  site: SiteFacts;
  settings: RuleSettings;
  /** The clock: an ISO instant. */
  asOf: string;
}
