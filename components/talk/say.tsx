'use client';

import { useActionState, useEffect, useRef } from 'react';
import { COMMENT_MAX } from '#lib/domain/talk.ts';
import { LongText } from '../edit/long-text.tsx';
import { useRound } from '../kept/use-round.ts';
import { Markdown } from './markdown.tsx';
import type { SayState } from './state.ts';

/** Id of the list of people that the forms of a page share. */
export const PEOPLE = 'talk-people';

interface Props {
  /** Unique on the page. */
  id: string;
  label: string;
  initial: SayState;
  say: (before: SayState, form: FormData) => Promise<SayState>;
  /** The word that opens the form; without one it is open. */
  opener?: string;
  submit: string;
}

/** A form for a comment. Works without a script: it comes back with the text, the preview or what stands in the way. */
export function Say({ fresh, ...rest }: Props & { fresh: number | undefined }) {
  const { round, tell } = useRound(fresh);
  return <SayOnce key={round} {...rest} onSend={(act) => tell(act === 'save')} />;
}

function SayOnce({ opener, onSend, ...rest }: Props & { onSend: (act: string) => void }) {
  const [state, send, busy] = useActionState(rest.say, rest.initial);
  const form = <SayForm {...rest} state={state} send={send} busy={busy} onSend={onSend} />;
  if (opener === undefined) return form;
  const touched = state.preview !== null || state.problem !== null;
  return (
    <details className="talk-opener" open={touched}>
      <summary>{opener}</summary>
      {form}
    </details>
  );
}

interface FormProps extends Omit<Props, 'initial' | 'say' | 'opener'> {
  state: SayState;
  send: (form: FormData) => void;
  busy: boolean;
  onSend: (act: string) => void;
}

function SayForm({ id, label, submit, state, send, busy, onSend }: FormProps) {
  const told = useRef<HTMLDivElement>(null);
  // What came back stands above the text, where nobody looks who has just pressed the button below.
  useEffect(() => {
    if (state.problem !== null || state.preview !== null) told.current?.focus();
  }, [state]);
  return (
    <form action={send} className="talk-form" onSubmit={({ nativeEvent }) => onSend(submitterOf(nativeEvent))}>
      <input type="hidden" name="version" value={state.version} />
      <div ref={told} tabIndex={-1}>
        {state.problem !== null && (
          <div className="notice mt-2" role="alert">
            <p>{state.problem}</p>
            {state.theirs !== null && <pre className="talk-theirs">{state.theirs}</pre>}
          </div>
        )}
        {state.preview !== null && (
          <section className="talk-preview" aria-label="Preview">
            <p className="note">Preview. Nothing is stored yet.</p>
            <Markdown of={state.preview.says} names={state.preview.names} />
          </section>
        )}
      </div>
      <label htmlFor={`${id}-text`} className="mt-2 block font-[550]">
        {label}
      </label>
      <LongText
        id={`${id}-text`}
        name="body"
        className="field mt-1 w-full"
        rows={5}
        maxLength={COMMENT_MAX}
        defaultValue={state.body}
        required
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className="note mt-1">
        Markdown: **bold**, *italic*, `code`, lists, &gt; quotes, tables, links. HTML and pictures stay text.
      </p>
      <p className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <label className="block">
          <span className="note block">Mention somebody (optional)</span>
          <input
            name="mention"
            list={PEOPLE}
            className="field"
            maxLength={80}
            autoComplete="off"
            placeholder="name"
            defaultValue={state.mention}
          />
        </label>
        <button type="submit" name="act" value="preview" className="button" disabled={busy}>
          Preview
        </button>
        <button type="submit" name="act" value="save" className="button button-main" disabled={busy}>
          {busy ? 'One moment' : submit}
        </button>
      </p>
    </form>
  );
}

/** What the button that sent a form stands for. */
const submitterOf = (event: Event): string =>
  event instanceof SubmitEvent && event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
