/** A word that a POSIX shell reads as itself. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word of a command line, quoted where a shell would read it otherwise. */
export const word = (text: string): string => (PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** Words as one command line; what is short stays on one line, the rest goes on below each other. */
export function commandLine(parts: readonly (readonly string[])[]): string {
  const lines = parts.filter((part) => part.length > 0).map((part) => part.map(word).join(' '));
  const one = lines.join(' ');
  return one.length <= 76 ? one : lines.join(' \\\n  ');
}

/** The same on one line. */
export const onOneLine = (command: string): string => command.replaceAll(' \\\n  ', ' ');
