import type { Block, Inline, Plain } from '#lib/contracts/markdown/tree.ts';

/** Names of people by the handle they are mentioned by; a handle that is not here stays text. */
export type Mentioned = Readonly<Record<string, string>>;

/** What somebody wrote, as elements of ours: nothing of it is HTML of theirs. */
export function Markdown({ of, names }: { of: readonly Block[]; names: Mentioned }) {
  return (
    <div className="talk-text" dir="auto">
      <Blocks of={of} names={names} />
    </div>
  );
}

/** Parts have no name of their own and never change places. */
const numbered = <T,>(parts: readonly T[]): [number, T][] => [...parts.entries()];

function Blocks({ of, names }: { of: readonly Block[]; names: Mentioned }) {
  return numbered(of).map(([place, block]) => <BlockOf key={place} block={block} names={names} />);
}

function BlockOf({ block, names }: { block: Block; names: Mentioned }) {
  if (block.is === 'rule') return <hr />;
  if (block.is === 'pre') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      <pre tabIndex={0}>
        <code>
          <Inlines of={block.of} names={names} />
        </code>
      </pre>
    );
  }
  if (block.is === 'quote') {
    return (
      <blockquote>
        <Blocks of={block.of} names={names} />
      </blockquote>
    );
  }
  if (block.is === 'list') return <List block={block} names={names} />;
  if (block.is === 'table') return <Table rows={block.rows} names={names} />;
  // A comment's own title is a level below who wrote it, whichever it was given.
  const Tag = block.is === 'heading' ? 'h4' : 'p';
  return (
    <Tag>
      <Inlines of={block.of} names={names} />
    </Tag>
  );
}

function List({ block, names }: { block: Extract<Block, { is: 'list' }>; names: Mentioned }) {
  const items = numbered(block.of).map(([place, { done, of }]) => (
    <li key={place}>
      {done !== null && <span className="note">{done ? '[done] ' : '[open] '}</span>}
      <Blocks of={of} names={names} />
    </li>
  ));
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Table({ rows: [head, ...rows], names }: { rows: readonly Inline[][][]; names: Mentioned }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="talk-table" role="group" aria-label="Table in this comment" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {numbered(head ?? []).map(([place, cell]) =>
              cell.length === 0 ? (
                <td key={place} />
              ) : (
                <th key={place} scope="col">
                  <Inlines of={cell} names={names} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {numbered(rows).map(([row, cells]) => (
            <tr key={row}>
              {numbered(cells).map(([place, cell]) => (
                <td key={place}>
                  <Inlines of={cell} names={names} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inlines({ of, names }: { of: readonly (Inline | Plain)[]; names: Mentioned }) {
  return numbered(of).map(([place, part]) => <InlineOf key={place} part={part} names={names} />);
}

function InlineOf({ part, names }: { part: Inline; names: Mentioned }) {
  switch (part.is) {
    case 'text':
      return part.text;
    case 'unseen':
      return (
        <span className="talk-unseen" title="A character that cannot be seen">
          [{part.code}]
        </span>
      );
    case 'break':
      return <br />;
    case 'mention':
      return Object.hasOwn(names, part.handle) ? (
        <span className="talk-mention" title={`@${part.handle}`}>
          @{names[part.handle]}
        </span>
      ) : (
        `@${part.handle}`
      );
    case 'link':
      return (
        <>
          <a href={part.href} rel="nofollow noopener ugc">
            <Inlines of={part.of} names={names} />
          </a>
          {part.host !== null && <span className="note"> ({part.host})</span>}
        </>
      );
    default: {
      const Tag = part.is;
      return (
        <Tag>
          <Inlines of={part.of} names={names} />
        </Tag>
      );
    }
  }
}
