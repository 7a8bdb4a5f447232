import type { CareWhat } from '#lib/contracts/care-forms.ts';
import type { KeptSend } from '../kept/state.ts';

/** Binds a form of care to what it is about. */
export type CareSend = (what: CareWhat) => KeptSend;
