/** Something that was sent and cannot be stored: where it stood, and what is wrong with it. */
export interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** The first fault of each control, by its name; a stated value is typed into the control `chosen`. */
export function faultsByControl(issues: readonly Issue[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { path, message } of issues) {
    const [part = ''] = path;
    faults[part === 'value' ? 'chosen' : String(part)] ??= message;
  }
  return faults;
}

/** A page of this site, which says what a form did; `as` is the name under which the page looks for it. */
export function saidAt(path: string, said: string, as: 'said' | 'saved' = 'said'): string {
  const url = new URL(path, 'http://here.invalid');
  url.searchParams.set(as, said);
  return `${url.pathname}${url.search}${url.hash}`;
}
