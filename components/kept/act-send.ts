import type { ActWhat } from '#lib/contracts/act-forms.ts';
import type { KeptSend } from './state.ts';

/** Binds a form to the act it asks for. */
export type ActSend = (what: ActWhat) => KeptSend;
