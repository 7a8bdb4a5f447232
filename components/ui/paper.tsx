/** What only paper needs to say: which part of a whole it has, and where the whole is. */
export function Paper({ children, href }: { children: React.ReactNode; href: string }) {
  return (
    <p className="paper note">
      {children} All of it: <span className="font-mono">{href}</span>
    </p>
  );
}
