/** What became of a delivery, in the order in which somebody has to do something about it. */
export const DELIVERY_STATES = ['failed', 'quarantined', 'received', 'processed', 'ignored'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Each state as people know it, and what it means. */
export const DELIVERY_TERMS: Readonly<Record<DeliveryState, { label: string; says: string }>> = {
  failed: { label: 'Dead', says: 'Its runs are used up. Nothing happens until somebody replays it.' },
  quarantined: { label: 'Quarantined', says: 'Its content cannot be used as it is. Replay it once that has changed.' },
  received: { label: 'Waiting', says: 'It waits for the worker, or is being worked on.' },
  processed: { label: 'Processed', says: 'Done, with the effect that stands beside it.' },
  ignored: { label: 'Ignored', says: 'It means nothing here: a ping, a pull, a tag that is not followed.' },
};

/** Whether a word of an address is a state. */
export const isDeliveryState = (word: string): word is DeliveryState =>
  (DELIVERY_STATES as readonly string[]).includes(word);
