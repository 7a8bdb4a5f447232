/** What the probe saw on one node; null where it could not tell. */
export interface NodeReport {
  site: string;
  /** What the node is called. */
  node: string;
  at: string;
  os: { id: string; version: string; name: string; redhatRelease: string };
  kernel: string;
  architecture: string;
  vsyscall: boolean | null;
  /** Whether somebody without privileges may make a user namespace. */
  userNamespaces: boolean | null;
  /** Those that are installed. `starts`: whether one starts a container for whoever ran the probe. */
  runtimes: { name: string; version: string; starts: boolean | null }[];
  /** What the configuration of Singularity or Apptainer says; null without one. */
  binds: {
    file: string;
    userBinds: boolean | null;
    overlay: boolean | null;
    underlay: boolean | null;
    paths: string[];
  } | null;
  mounts: { path: string; type: string }[];
  cvmfs: { repository: string; revision: number | null }[];
  cache: { path: string; quotaBytes: number | null; sizeBytes: number | null; freeBytes: number | null } | null;
  /** Whether each expected image is there; null when the probe could not ask which are expected. */
  images: { channel: string; path: string; present: boolean; digest: string | null; link: string | null }[] | null;
}
