import type { CareSend } from '#components/care/send.ts';
import { care } from './actions.ts';

/** What sends the forms of care, bound to what each is about. */
export const sendCare: CareSend = (what) => care.bind(null, what);
