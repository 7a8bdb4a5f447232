/** Says of which state of the data an answer is; answers that do not say are taken as they come. */
export interface OfVersion {
  dataVersion?: number | undefined;
}

/** How often answers are asked for again when the data changes between them. */
const ATTEMPTS = 4;
/** Requests under way at once. */
const TOGETHER = 4;

/** Several windows of one thing, all of the same state of the data: if it changes between them, all are asked for again. */
export async function fetchAsOne<Answer extends OfVersion>(
  windows: readonly (() => Promise<Answer>)[],
  came?: (count: number) => void,
): Promise<Answer[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answers: Answer[] = [];
    let one = true;
    for (let at = 0; one && at < windows.length; at += TOGETHER) {
      answers.push(...(await Promise.all(windows.slice(at, at + TOGETHER).map((fetch) => fetch()))));
      came?.(answers.length);
      one = answers.every(({ dataVersion }) => dataVersion === answers[0]?.dataVersion);
    }
    if (one) return answers;
  }
  throw new Error('The data changes too fast at the moment to be shown as one state.');
}

/** JSON of the API; its own words when it refuses, and ours when it cannot be reached. */
export async function ask<Body>(href: string, signal?: AbortSignal): Promise<Body> {
  const response = await fetch(href, { headers: { Accept: 'application/json' }, ...(signal && { signal }) }).catch(
    (error) => {
      throw signal?.aborted ? error : new Error('The server cannot be reached.');
    },
  );
  if (response.ok) return response.json();
  const said: { detail?: string } = await response.json().catch(() => ({}));
  throw new Error(said.detail ?? `The server answered ${response.status}.`);
}
