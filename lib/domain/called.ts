/** Somebody whom the sources name. */
export interface Called {
  slug: string;
  name: string;
}

/** How sources write one person, in lower case: the name and the slug, with and without the dots of initials. */
export function spellings({ slug, name }: Called): string[] {
  const plain = name.trim().toLowerCase();
  return [...new Set([plain, plain.replaceAll('.', ''), slug.toLowerCase()])].filter((text) => text !== '');
}

/** The parts of "Sam, Fred and Matt", in lower case. */
export const namesIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s*(?:[,;/&]|\band\b|\bor\b)\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whom a text like "Steve T." or "Fred and Matt" names of the people there are; nobody for "experts". */
export function peopleNamed<P extends Called>(text: string, people: readonly P[]): P[] {
  const parts = new Set(namesIn(text));
  return people.filter((person) => spellings(person).some((spelling) => parts.has(spelling)));
}

/** Who is to be asked by a sentence ("should be similar to ScienceTools, ask Jim"). */
export function peopleToAsk<P extends Called>(text: string, people: readonly P[]): P[] {
  const said = text.toLowerCase();
  return people.filter((person) =>
    spellings(person).some((spelling) => {
      for (let at = said.indexOf(`ask ${spelling}`); at !== -1; at = said.indexOf(`ask ${spelling}`, at + 1)) {
        const [before = '', after = ''] = [said[at - 1], said[at + 4 + spelling.length]];
        if (!LETTER.test(before) && !LETTER.test(after)) return true;
      }
      return false;
    }),
  );
}
const LETTER = /[\p{L}\p{N}-]/u;
