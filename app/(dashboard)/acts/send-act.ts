import type { ActSend } from '#components/kept/act-send.ts';
import { act } from './actions.ts';

/** What sends a form whose text must not be lost, bound to what it is for. */
export const sendAct: ActSend = (what) => act.bind(null, what);
