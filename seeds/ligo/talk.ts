import type { ClaimInput, RemarkInput } from '#lib/contracts/changes.ts';

export const SPEAKER = 'thomas-p-downes';

type Line = string | Pick<RemarkInput, 'text' | 'role' | 'answersTo'>;

/** Statements of the talk word for word, in its order; keyed by the slide they stood on. */
export const remarks = (slides: Readonly<Record<string, readonly Line[]>>): RemarkInput[] =>
  Object.entries(slides)
    .flatMap(([topic, lines]) => lines.map((line) => ({ topic, line })))
    .map(({ topic, line }, position) => ({
      position,
      topic,
      by: SPEAKER,
      ...(typeof line === 'string' ? { text: line } : line),
    }));

/** What the speaker said about one field, in his words. */
export const said = (
  field: string,
  value: ClaimInput['value'],
  raw: string,
  certainty: ClaimInput['certainty'] = 'certain',
): ClaimInput => ({ field, value, raw, by: SPEAKER, certainty });

/** Titles of the slides, numbered as in the text. */
export const SLIDE = {
  network: 'Slide 2: LIGO-Virgo Advanced Detector Network',
  uwm: 'Slide 3: UW-Milwaukee and the CGCA',
  data: 'Slide 4',
  demand: 'Slide 5: Increasing demand for LIGO Computing',
  practices: 'Slide 6: LIGO Computing Environment and Practices',
  debt: 'Slide 7: Technical debt: it seemed like a good deal at the time...',
  tools: 'Slide 8: Contemporary tools are really good for moving fast',
  webhooks: 'Slide 9: Webhook Automation',
  publishing: 'Slide 10: Publishing of Docker images to CVMFS for use with Singularity',
  thanks: 'Slide 11: Thanks, CERN + Open Science Grid!',
  success: 'Slide 12: Success so far...',
  problems: 'Slide 13: Problems so far...',
  infrastructure: 'Slide 14: The infrastructure is freely available',
} as const;
