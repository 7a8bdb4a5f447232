import type { RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';

/** A manifest as it was read, its dates as texts. */
export type RecordedManifest = Jsoned<RegistryManifest>;
type Jsoned<T> = T extends Date
  ? string
  : T extends (infer I)[]
    ? Jsoned<I>[]
    : T extends object
      ? { [K in keyof T]: Jsoned<T[K]> }
      : T;

/** A delivery as the registry sent it, and what the registry said when it was asked then. */
export interface RecordedDelivery {
  at: string;
  contentType: string;
  body: string;
  manifests: RecordedManifest[];
  /** Where tags of the repository were seen to point afterwards, those that had moved. */
  moves: { tag: string; digest: string | null }[];
  gone: string[];
}

/** A report as the test program wrote it. */
export interface RecordedReport {
  at: string;
  digest: string;
  suite: string;
  site: string;
  runtime: string;
  ciUrl: string;
  body: string;
}

/** What the probe printed on a node. */
export interface RecordedProbe {
  at: string;
  report: NodeReport;
}

/** Where the publisher of the demonstration puts a build into CVMFS. */
export const cvmfsPath = (of: { registry: string; repository: string; digest: string }): string =>
  `/cvmfs/unpacked.example.org/${of.registry}/${of.repository}@${of.digest}`;

/** What `npm run record-demo` wrote: made by real pushes to a real registry, its hosts and days changed as told there. */
export interface Recording {
  provider: 'distribution';
  registry: string;
  deliveries: RecordedDelivery[];
  reports: RecordedReport[];
  probes: RecordedProbe[];
}
