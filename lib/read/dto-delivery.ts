import type { DeliveryState } from '../contracts/ingest/delivery-state.ts';

/** A delivery as lists show it. */
export interface DeliveryDto {
  id: number;
  source: { id: number; name: string };
  event: string;
  state: DeliveryState;
  /** Why it is where it is; of a processed one what it did. */
  reason: string;
  attempts: number;
  receivedAt: string;
  processedAt: string | null;
}

/** One page of deliveries, newest first, with what the filters can be set to. */
export interface DeliveryListDto {
  items: DeliveryDto[];
  /** The number to ask from for the next page; null on the last. */
  before: number | null;
  /** How many there are of each state, of the chosen source and event. */
  counts: Record<DeliveryState, number>;
  sources: { id: number; name: string }[];
  events: string[];
}

/** One delivery, as it came. */
export interface DeliveryDetailDto extends DeliveryDto {
  dedupeKey: string;
  leasedAt: string | null;
  headers: [name: string, value: string][];
  /** When its headers and body were removed, and how long they are kept after it was dealt with; null while they are here. */
  removed: { at: string; afterDays: number } | null;
  /** The beginning of its body as text; bytes that are no text are written as they can be. */
  body: string;
  bodyBytes: number;
  /** Whether `body` is cut, or was no text. */
  isCut: boolean;
  isText: boolean;
}
