import type { TaskActionDto } from '#lib/read/dto-task.ts';
import { sayRoute } from '../pair/say-route.ts';
import { Sign } from '../status/signs.tsx';
import { CheckWord } from '../status/words.tsx';
import { pairHref } from '../ui/hrefs.ts';

/** What a task would unblock, each with what the rules say of it now. `full` adds the reason. */
export function TaskActions({ actions, full = false }: { actions: readonly TaskActionDto[]; full?: boolean }) {
  // In the list, what nothing asks for now is only counted, unless there is nothing else.
  const asked = actions.filter(({ is }) => is === 'open' || is === 'passes');
  const shown = full || asked.length === 0 ? actions : asked;
  const left = actions.length - shown.length;
  return (
    <ul className={full ? 'lines' : 'space-y-1'}>
      {shown.map((action) => (
        <li key={action.key} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3">
          <ActionWord action={action} />
          <div>
            {action.text}
            <Route of={action} />
            {action.is === 'open' && (
              <span className="note">
                {' '}
                <Asking action={action} />
              </span>
            )}
            {full && (
              <>
                {action.reason !== '' && <p className="text-ink-2">{action.reason}</p>}
                <p className="key">{action.key}</p>
              </>
            )}
          </div>
        </li>
      ))}
      {left > 0 && <li className="note">{left} more that nothing asks for now</li>}
    </ul>
  );
}

/** The way to run that a test is about, which its words leave out. */
function Route({ of: { key } }: { of: TaskActionDto }) {
  const [verb = '', , , ...route] = key.split(':');
  if (!verb.endsWith('-tests') || route.length === 0) return null;
  return <span className="note"> {sayRoute(route.join(':'))}</span>;
}

/** How many pairs ask for it, and the way to one of them. */
function Asking({ action: { pairs, cut, example } }: { action: TaskActionDto }) {
  const words = `${cut ? 'at least ' : ''}${pairs} ${pairs === 1 ? 'pair asks' : 'pairs ask'} for it`;
  return example === null ? words : <a href={pairHref(example.package, example.site)}>{words}</a>;
}

function ActionWord({ action: { is, check } }: { action: TaskActionDto }) {
  if (is === 'open') return <CheckWord state={check ?? 'todo'} />;
  if (is === 'passes')
    return (
      <span className="term term-good whitespace-nowrap">
        <Sign name="yes" size={12} />
        fulfilled
      </span>
    );
  return (
    <span className="term term-quiet whitespace-nowrap" title="Something else comes first, or nothing asks for it.">
      <Sign name="na" size={12} />
      not asked
    </span>
  );
}

/** Said of a task that is marked as done while a check it serves is open. */
export function Contradicted() {
  return (
    <p className="caution">
      <Sign name="caution" size={12} /> Marked as done, but a check it serves is still open.
    </p>
  );
}
