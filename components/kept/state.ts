/** What a form shows again when nothing was stored: everything that was sent, and what is wrong with it. */
export interface KeptState {
  /** By the name of the control. */
  values: Readonly<Record<string, string>>;
  /** What is wrong with a control, by its name. */
  faults: Readonly<Record<string, string>>;
  /** Why nothing was stored; null before anything was sent. */
  problem: string | null;
}

/** Sends a form; an answer comes only when nothing was stored, else the browser is led on. */
export type KeptSend = (before: KeptState, form: FormData) => Promise<KeptState>;

export const UNSENT: KeptState = { values: {}, faults: {}, problem: null };
