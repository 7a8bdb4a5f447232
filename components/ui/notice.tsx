import type { ParamProblem } from '#lib/contracts/list-params.ts';

/** Says calmly which parts of an address could not be used, and that the rest was. */
export function ParamNotice({ problems }: { problems: ParamProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="note" className="mb-4 border-l-2 border-warn py-0.5 pl-3">
      <p>
        {problems.length === 1 ? 'One part of this address' : `${problems.length} parts of this address`} could not be
        used. The list shows the rest.
      </p>
      <ul className="note">
        {problems.map(({ parameter, detail }) => (
          <li key={parameter}>
            <span className="key">{parameter}</span>: {detail}
          </li>
        ))}
      </ul>
    </div>
  );
}
