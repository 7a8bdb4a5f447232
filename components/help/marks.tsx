import { CHECK_STATES, TRISTATES } from '#lib/domain/vocabulary.ts';
import { CELL_LOOKS } from '../status/cell-value.tsx';
import { Sign } from '../status/signs.tsx';
import { TODAY } from '../status/today.tsx';
import { CheckWord } from '../status/words.tsx';

/** Marks beside the levels: today, cautions, checks, and the values of a wiki cell. */
export function Marks() {
  return (
    <dl className="facts">
      <div>
        <dt>Today</dt>
        <dd>
          <Inline
            items={TRISTATES.map((answer) => [
              answer,
              <Sign key="s" name={TODAY[answer].sign} size={12} />,
              TODAY[answer].words,
            ])}
          />
          <p className="note">
            Whether it runs there now, on nodes that may be retiring. It never changes the level, which speaks of the
            nodes that stay or come.
          </p>
        </dd>
      </div>
      <div>
        <dt>Caution</dt>
        <dd>
          <span className="caution">
            <Sign name="caution" size={12} />
          </span>{' '}
          Something that does not change the level but must be said: a platform past its end of life, a runtime in
          testing, statements that contradict each other.
        </dd>
      </div>
      <div>
        <dt>Dimmed</dt>
        <dd>No use case step needs the package at that site. The pair is judged but not counted.</dd>
      </div>
      <div>
        <dt>Checks</dt>
        <dd className="flex flex-wrap gap-x-5">
          {CHECK_STATES.map((state) => (
            <CheckWord key={state} state={state} />
          ))}
        </dd>
      </div>
      <div>
        <dt>Cells of the wiki</dt>
        <dd>
          <Inline
            items={Object.entries(CELL_LOOKS).map(([value, look]) => [
              value,
              <span key="s" className={look.tone}>
                <Sign name={look.sign} size={12} />
              </span>,
              look.words,
            ])}
          />
          <p className="note">
            The text as its source had it stands below in <span className="raw">“italics and quotation marks”</span>. A
            blank cell is unknown, which is not the same as no.
          </p>
        </dd>
      </div>
    </dl>
  );
}

function Inline({ items }: { items: [key: string, sign: React.ReactNode, words: string][] }) {
  return (
    <ul className="flex flex-wrap gap-x-5">
      {items.map(([key, sign, words]) => (
        <li key={key}>
          {sign} {words}
        </li>
      ))}
    </ul>
  );
}
