import type { ParamProblem } from '../list-params.ts';
import { parseSerial } from '../serial.ts';
import { type DeliveryState, isDeliveryState } from './delivery-state.ts';

/** Deliveries on one page, and at most replayed by one press of a button. */
export const DELIVERIES_SHOWN = 50;

/** Which deliveries a page shows: all of them where nothing is asked. */
export interface DeliveryParams {
  /** Number of the source. */
  source: number | null;
  state: DeliveryState | null;
  /** What its provider calls it; whole. */
  event: string | null;
  /** Only older ones than the delivery of this number: where the next page begins. */
  before: number | null;
}

const KNOWN = ['source', 'state', 'event', 'before', 'said', 'count'];

/** Reads the address of the list of deliveries; what cannot be used is left out and told. */
export function parseDeliveryParams(search: URLSearchParams): { params: DeliveryParams; problems: ParamProblem[] } {
  const problems: ParamProblem[] = [];
  const read = <T>(parameter: string, parse: (text: string) => T | null, detail: string): T | null => {
    const text = search.get(parameter) ?? '';
    if (text === '') return null;
    const value = parse(text);
    if (value === null) problems.push({ parameter, detail });
    return value;
  };
  const params = {
    source: read('source', parseSerial, 'Not the number of a source.'),
    state: read('state', (text) => (isDeliveryState(text) ? text : null), 'Not a state of deliveries.'),
    event: read('event', (text) => (isEvent(text) ? text : null), 'Not the name of an event.'),
    before: read('before', parseSerial, 'Not the number of a delivery.'),
  };
  for (const parameter of new Set(search.keys())) {
    if (!KNOWN.includes(parameter))
      problems.push({ parameter: parameter.slice(0, 60), detail: 'Not a filter of this list.' });
  }
  return { params, problems };
}

const isEvent = (text: string): boolean => /^[^\p{Cc}]{1,200}$/u.test(text);

/** The address of the list with these filters. */
export function deliveriesHref(params: Partial<DeliveryParams>): string {
  const search = new URLSearchParams();
  for (const key of ['source', 'state', 'event', 'before'] as const) {
    const value = params[key];
    if (value !== null && value !== undefined) search.set(key, String(value));
  }
  return `/admin/deliveries${search.size > 0 ? `?${search}` : ''}`;
}
