import { useEffect, useState } from 'react';
import type { ApiName } from '#lib/contracts/api/names.ts';
import type { ShellFacts } from '../shell/facts.ts';
import { NEWS, VIEWS } from './acts.ts';
import { actsFor, type Choice, fitOf, fitting, ofEntry, ofView, pagesFor } from './choices.ts';
import { recent } from './recent.ts';

/** Choices under one heading. */
export interface Group {
  label: string;
  choices: Choice[];
}

/** Typing rests this long before the server is asked. */
const REST_MS = 60;
type View = Parameters<typeof ofView>[0];

/** JSON of the API, or the reason why there is none. */
async function ask<Body>(href: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(href, { signal });
  if (!response.ok) throw new Error('The server does not find names at the moment.');
  return response.json();
}

/** What fits what was typed: from the page at once, from the server a moment later. */
export function useFound(q: string, facts: ShellFacts): { groups: Group[]; problem: string | null } {
  const [acts] = useState(() =>
    actsFor(facts, {
      hasNews: document.querySelector(NEWS) !== null,
      hasViews: document.querySelector(VIEWS) !== null,
    }),
  );
  const [last] = useState(recent);
  const [views, setViews] = useState<Choice[]>([]);
  const [entries, setEntries] = useState<{ q: string; choices: Choice[] }>({ q: '', choices: [] });
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const control = new AbortController();
    ask<{ items: View[] }>('/api/v1/views', control.signal).then(
      ({ items }) => setViews(items.map(ofView)),
      // Then there are none to go to.
      () => undefined,
    );
    return () => control.abort();
  }, []);
  useEffect(() => {
    if (q === '') return setProblem(null);
    const control = new AbortController();
    const timer = setTimeout(() => {
      ask<{ items: ApiName[] }>(`/api/v1/names?limit=12&q=${encodeURIComponent(q.slice(0, 200))}`, control.signal).then(
        ({ items }) => {
          setEntries({ q, choices: items.flatMap(ofEntry) });
          setProblem(null);
        },
        (error: Error) => {
          if (!control.signal.aborted)
            setProblem(error instanceof TypeError ? 'The server cannot be reached.' : error.message);
        },
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [q]);
  if (q === '') {
    return {
      problem,
      groups: filled([
        { label: 'Where you were', choices: last },
        { label: 'Saved views', choices: views.slice(0, 6) },
        { label: 'Pages', choices: pagesFor(facts) },
        { label: 'Do', choices: acts },
      ]),
    };
  }
  // What was found for the letters before stays until the next answer, as far as it still fits.
  const found = entries.q === q ? entries.choices : fitting(entries.choices, q, 12);
  const groups = filled([
    { label: 'Entries', choices: found },
    { label: 'Saved views', choices: fitting(views, q, 6) },
    { label: 'Pages', choices: fitting(pagesFor(facts), q, 6) },
    { label: 'Do', choices: fitting(acts, q, 6) },
  ]);
  // What fits best comes first, so that entries that come a moment later do not push it away under a finger.
  const best = ({ choices: [first] }: Group) => (first === undefined ? 0 : fitOf(first, q));
  return { problem, groups: groups.sort((a, b) => best(a) - best(b)) };
}

const filled = (groups: Group[]): Group[] => groups.filter(({ choices }) => choices.length > 0);
