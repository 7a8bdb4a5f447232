/** The headings of a plain table. Those of numbers stand on the right, like the numbers; `children` come last. */
export function Heads({ of, children }: { of: readonly (string | { number: string })[]; children?: React.ReactNode }) {
  return (
    <thead>
      <tr>
        {of.map((head) =>
          typeof head === 'string' ? (
            <th key={head} scope="col">
              {head}
            </th>
          ) : (
            <th key={head.number} scope="col" className="num">
              {head.number}
            </th>
          ),
        )}
        {children}
      </tr>
    </thead>
  );
}
