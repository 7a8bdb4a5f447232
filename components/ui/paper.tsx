/** What only paper needs to say: which part of a whole it has, and where the whole is. */
export function Paper({ children, path, query }: { children: React.ReactNode; path: string; query: string }) {
  return (
    <p className="paper note">
      {children} All of it: <span className="font-mono">{query === '' ? path : `${path}?${query}`}</span>
    </p>
  );
}
