import type { TaskDto } from '#lib/read/dto-task.ts';
import { Claims } from '../claims/claims.tsx';
import type { Sources } from '../claims/sources.tsx';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { Fact } from '../package/head.tsx';
import { TaskWord } from '../status/words.tsx';
import { Day } from '../ui/day.tsx';
import { Contradicted } from './actions.tsx';
import { Said } from './said.tsx';
import { statements } from './statements.ts';
import { AskAboutParts, BlockedBy } from './work.tsx';

/** The head of a task's page: what the form before it did, how it stands, what holds it up, and what is to be done. */
export function TaskHead({
  task,
  search,
  sources,
  edited,
}: {
  task: TaskDto;
  search: URLSearchParams;
  sources: Sources;
  /** Null for whoever may not edit it. */
  edited: EditedEntry | null;
}) {
  const { state, owner, dueOn, closedOn, body } = task;
  const facts: [cell: string, label: string, value: React.ReactNode][] = [
    ['state', 'State', <TaskWord key="s" state={state} />],
    ['owner', 'Owner', owner ?? <Quiet key="o" words="nobody" />],
    ['due', 'Due', dueOn === null ? <Quiet key="d" words="no day set" /> : <Day key="d" on={dueOn} />],
    ['closed', 'Closed', closedOn === null ? <Quiet key="c" words="no day said" /> : <Day key="c" on={closedOn} />],
  ];
  const inWords = body !== '' && body !== task.name;
  return (
    <>
      <Said said={search.get('said')} />
      <AskAboutParts task={task} search={search} />
      <dl className="mt-5 grid grid-cols-2 gap-x-8 gap-y-3 border-t border-ink pt-3 md:grid-cols-4">
        {facts.map(([cell, label, value]) => (
          <Fact key={cell} label={label}>
            <InPlace entry={edited} cell={cell} label={label}>
              {value}
            </InPlace>
          </Fact>
        ))}
      </dl>
      <BlockedBy task={task} />
      {task.contradicted && <Contradicted />}
      {(inWords || edited !== null) && (
        <div className="mt-3 max-w-prose">
          <InPlace entry={edited} cell="body" label="What is to be done">
            {inWords ? (
              <span className="raw">{body}</span>
            ) : (
              <Quiet words="Nothing more is said of what is to be done." />
            )}
          </InPlace>
        </div>
      )}
      <Claims claims={statements(task)} sources={sources} />
    </>
  );
}

const Quiet = ({ words }: { words: string }) => <span className="text-ink-3">{words}</span>;
