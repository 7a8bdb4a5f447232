import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { piecesOf } from '../mention.ts';
import { hostBehind, safeHref } from './safe-link.ts';
import { tamed } from './tamed.ts';
import type { Block, Inline } from './tree.ts';
import { shown } from './unseen.ts';

/** Quotes, lists and emphasis inside each other; what lies deeper is shown as its words. */
const DEEPEST = 12;

const EXTENSIONS = [gfmAutolinkLiteral(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()];
const FROM_MARKDOWN = [
  gfmAutolinkLiteralFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
];

/** What a writer typed, as it is shown. GitHub's markdown without HTML, pictures and footnotes, which stay text. */
export function parseMarkdown(typed: string): Block[] {
  const { text, disable } = tamed(typed);
  const root = fromMarkdown(text, {
    extensions: [...EXTENSIONS, { disable: { null: [...NOT_OURS, ...disable] } }],
    mdastExtensions: FROM_MARKDOWN,
  });
  return blocks(root.children, text, 0);
}

/** Constructs whose text is shown as it was typed. Definitions are off, so that a link says where it leads where it stands. */
const NOT_OURS = ['htmlFlow', 'htmlText', 'definition', 'labelStartImage'];

function blocks(nodes: readonly RootContent[], source: string, depth: number): Block[] {
  return nodes.flatMap((node) => blockOf(node, source, depth));
}

function blockOf(node: RootContent, source: string, depth: number): Block[] {
  if (depth > DEEPEST) return words(node) === '' ? [] : [{ is: 'paragraph', of: shown(words(node)) }];
  const below = (children: readonly RootContent[]) => blocks(children, source, depth + 1);
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [{ is: node.type, of: inlines(node.children, source, depth) }];
    case 'blockquote':
      return [{ is: 'quote', of: below(node.children) }];
    case 'list':
      return [
        {
          is: 'list',
          start: node.ordered ? (node.start ?? 1) : null,
          of: node.children.map(({ checked, children }) => ({ done: checked ?? null, of: below(children) })),
        },
      ];
    case 'code':
      return [{ is: 'pre', of: shown(node.value) }];
    case 'table':
      return [
        {
          is: 'table',
          rows: node.children.map((row) => row.children.map((cell) => inlines(cell.children, source, depth))),
        },
      ];
    case 'thematicBreak':
      return [{ is: 'rule' }];
    default:
      return [{ is: 'paragraph', of: shown(asTyped(node, source)) }];
  }
}

const inlines = (nodes: readonly PhrasingContent[], source: string, depth: number): Inline[] =>
  nodes.flatMap((node) => inlineOf(node, source, depth));

function inlineOf(node: PhrasingContent, source: string, depth: number): Inline[] {
  if (depth > DEEPEST) return shown(words(node));
  const below = (children: readonly PhrasingContent[]) => inlines(children, source, depth + 1);
  switch (node.type) {
    case 'text':
      return piecesOf(node.value).flatMap((piece): Inline[] =>
        'handle' in piece ? [{ is: 'mention', handle: piece.handle }] : shown(piece.text),
      );
    case 'inlineCode':
      return [{ is: 'code', of: shown(node.value) }];
    case 'emphasis':
      return [{ is: 'em', of: below(node.children) }];
    case 'strong':
      return [{ is: 'strong', of: below(node.children) }];
    case 'delete':
      return [{ is: 'del', of: below(node.children) }];
    case 'break':
      return [{ is: 'break' }];
    case 'link': {
      const href = safeHref(node.url);
      // The words of a link that leads nowhere we would send anybody, and where it wanted to lead.
      if (href === null) return shown(asTyped(node, source));
      const of = below(node.children).map(unmentioned);
      return [{ is: 'link', href, host: hostBehind(href, words(node)), of }];
    }
    default:
      return shown(asTyped(node, source));
  }
}

/** The characters of a node as they were typed; of one that was made out of plain text, its words. */
function asTyped(node: Nodes, source: string): string {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined
    ? words(node)
    : source.slice(start.offset, end.offset);
}

/** Whom the words of a link name is not told of it. */
const unmentioned = (part: Inline): Inline => (part.is === 'mention' ? { is: 'text', text: `@${part.handle}` } : part);

/** The words of a node without any form. */
function words(node: Nodes): string {
  const found: string[] = [];
  const rest: Nodes[] = [node];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if ('value' in next) found.push(next.value);
    if ('children' in next) rest.push(...next.children.toReversed());
  }
  return found.join(' ');
}

/** Handles that a text mentions, whether or not anybody has them. */
export function handlesIn(tree: readonly Block[]): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('is' in value && value.is === 'mention' && 'handle' in value) found.add(String(value.handle));
      for (const part of Object.values(value)) visit(part);
    }
  };
  visit(tree);
  return [...found];
}
