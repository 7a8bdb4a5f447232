import type { NodeReport } from '../domain/probe/node-report.ts';

/** The last report of one node. */
export interface NodeDto {
  node: string;
  at: string;
  /** Who sent it, as in the history: `token:ci`. */
  by: string;
  seen: NodeReport;
}

/** What probes said of a site. */
export interface ProbeDto {
  /** The last report of each node, the newest first. */
  nodes: NodeDto[];
  /** Nodes that reported at all, also those that are not shown. */
  nodeTotal: number;
  /** Fields of the site of which a probe says otherwise, and its words; not settled yet. */
  contradictions: { field: string; words: string }[];
}
