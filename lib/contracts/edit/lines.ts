import { type Named, slugNamed } from './named.ts';

/**
 * What one line of a list stands for. `link`: label | address. `owner`: person | role. `address`: kind/slug. `noted`: an
 * entry | note. `doubted`: the same, with a question mark behind the entry when it is doubtful.
 */
export type LineKind = 'text' | 'slug' | 'word' | 'address' | 'owner' | 'link' | 'noted' | 'doubted';

const BAR = ' | ';

/** How a line of each kind is written. */
export const LINE_FAULTS: Readonly<Record<LineKind, string>> = {
  text: 'One text a line.',
  slug: 'One name or slug a line.',
  word: 'One of its words a line.',
  address: 'One entry a line: kind/slug, such as package/gleam.',
  owner: 'One person a line: person | role, such as steve-t | expert.',
  link: 'One link a line: label | address.',
  noted: 'One entry a line: slug | note.',
  doubted: 'One entry a line: slug | note, or slug? | note when it is doubtful.',
};

type Item = Readonly<Record<string, unknown>>;
const member = (item: unknown, key: string): string => {
  const value = typeof item === 'object' && item !== null ? (item as Item)[key] : '';
  return typeof value === 'string' ? value : '';
};
const withRest = (first: string, rest: string): string =>
  rest === '' && !first.includes(BAR.trim()) ? first : `${first}${BAR}${rest}`;

/** A stored item as a line. */
export function lineOf(kind: LineKind, item: unknown): string {
  switch (kind) {
    case 'address':
      return `${member(item, 'kind')}/${member(item, 'slug')}`;
    case 'owner':
      return `${member(item, 'person')}${BAR}${member(item, 'role')}`;
    case 'link':
      return withRest(member(item, 'label'), member(item, 'url'));
    case 'noted':
      return withRest(member(item, 'slug'), member(item, 'note'));
    case 'doubted': {
      const doubtful = typeof item === 'object' && item !== null && (item as Item).doubtful === true;
      return withRest(`${member(item, 'slug')}${doubtful ? '?' : ''}`, member(item, 'note'));
    }
    default:
      return typeof item === 'string' ? item : '';
  }
}

/** What stands before the bar and behind it; an address has no bar in it, a label may. */
function parted(line: string, where: 'first' | 'last'): [string, string] {
  const at = where === 'first' ? line.indexOf('|') : line.lastIndexOf('|');
  return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** The item that a line stands for; null when it stands for none. */
export function fromLine(kind: LineKind, line: string, options: readonly Named[]): unknown {
  switch (kind) {
    case 'text':
      return line;
    case 'word':
      return options.find((option) => option.slug === line.toLowerCase())?.slug ?? null;
    case 'slug':
      return slugNamed(options, line);
    case 'address': {
      const [, entry = '', slug = ''] = /^([a-z]+(?:[ _-][a-z]+)?)\/([a-z0-9-]+)$/i.exec(line) ?? [];
      return slug === '' ? null : { kind: entry.toLowerCase().replace(/[ -]/, '_'), slug: slug.toLowerCase() };
    }
    case 'owner': {
      const [person, role] = parted(line, 'first');
      return person === '' ? null : { person: slugNamed(options, person), role: role.toLowerCase() || 'expert' };
    }
    case 'link': {
      const [label, url] = parted(line, 'last');
      // A bare address is a link too, and what only looks like one is refused where addresses are judged.
      if (!line.includes('|') && /^[a-z][a-z0-9+.-]*:\S+$/i.test(line)) return { label: line, url: line };
      return { label, url };
    }
    default: {
      const [first, note] = parted(line, 'first');
      const doubtful = kind === 'doubted' && first.endsWith('?');
      const slug = slugNamed(options, doubtful ? first.slice(0, -1).trim() : first);
      if (slug === '') return null;
      return kind === 'doubted' ? { slug, doubtful, note } : { slug, note };
    }
  }
}
