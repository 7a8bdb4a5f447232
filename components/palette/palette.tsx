import { useEffect, useRef, useState } from 'react';
import { count } from '../overview/say.ts';
import type { ShellFacts } from '../shell/facts.ts';
import { CloseButton } from '../shell/modal.tsx';
import { ACTS, copyLink } from './acts.ts';
import type { Choice } from './choices.ts';
import { remember } from './recent.ts';
import { useFound } from './use-found.ts';

const LIST = 'palette-list';

/** A field and what fits it: a combobox with a list, as the WAI-ARIA pattern has it. The focus stays in the field. */
export function Palette({ facts }: { facts: ShellFacts }) {
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const { groups, problem } = useFound(q.trim(), facts);
  const choices = groups.flatMap((group) => group.choices);
  const active = Math.min(at, choices.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (choice: Choice, elsewhere: boolean) => {
    if (choice.href !== undefined) {
      remember(choice);
      if (elsewhere) window.open(choice.href, '_blank', 'noopener');
      else location.assign(choice.href);
      if (elsewhere) return;
    }
    // A copy only succeeds within the press itself; for all else the focus is the page's again before it is done.
    if (choice.act === 'copy-link') return void copyLink().then(setSaid);
    const act = choice.href === undefined && choice.act !== undefined ? ACTS[choice.act] : undefined;
    const dialog = list.current?.closest('dialog');
    dialog?.addEventListener('close', () => setTimeout(() => act?.()), { once: true });
    dialog?.close();
  };
  const press = (event: React.KeyboardEvent) => {
    const to = moveOf(event.key, active, choices.length);
    const chosen = choices[active];
    if (to !== null) setAt(to);
    else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      choose(chosen, event.ctrlKey || event.metaKey);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="palette-head">
        <input
          type="text"
          role="combobox"
          className="field"
          placeholder="Package, site, task, page, or what to do"
          aria-label="Go to anything"
          aria-expanded={choices.length > 0}
          aria-controls={LIST}
          aria-activedescendant={choices.length > 0 ? `palette-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={q}
          onChange={({ target }) => {
            setQ(target.value);
            setAt(0);
            setSaid('');
          }}
          onKeyDown={press}
        />
        <CloseButton />
      </div>
      {problem !== null && <p className="px-3 py-2 text-warn">{problem} Pages and acts are here all the same.</p>}
      <div ref={list} id={LIST} role="listbox" aria-label="What fits" className="palette-list">
        {groups.map(({ label, choices: inGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role
          <div key={label} role="group" aria-label={label}>
            <p className="note" aria-hidden="true">
              {label}
            </p>
            {inGroup.map((choice) => {
              const index = choices.indexOf(choice);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which has the focus
                // biome-ignore lint/a11y/useFocusableInteractive: the field points at the option; the focus stays there
                <div
                  key={choice.id}
                  id={`palette-${index}`}
                  role="option"
                  aria-selected={index === active}
                  onClick={(event) => choose(choice, event.ctrlKey || event.metaKey)}
                  onMouseMove={() => setAt(index)}
                >
                  <span>{choice.text}</span> <span className="note">{choice.note === 'act' ? '' : choice.note}</span>
                  {choice.keys !== undefined && (
                    <span className="palette-keys" aria-hidden="true">
                      {choice.keys.split(' ').map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="px-3 py-4 text-ink-2">Nothing has a name like this.</p>}
      <p className="sr-only" role="status">
        {said === '' ? (q === '' ? '' : count(choices.length, 'result')) : said}
      </p>
      {said !== '' && (
        <p className="px-3 py-2" aria-hidden="true">
          {said}
        </p>
      )}
    </>
  );
}

/** Where a key leads in a list of so many; null for every other key. */
function moveOf(key: string, at: number, many: number): number | null {
  if (many === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % many;
  if (key === 'ArrowUp') return (at + many - 1) % many;
  if (key === 'PageDown') return Math.min(many - 1, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return null;
}
