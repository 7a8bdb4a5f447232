import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#lib/contracts/markdown/parse.ts';
import { HOSTILE, HUGE } from './hostile-texts.ts';
import { Markdown } from './markdown.tsx';
import { markupOf } from './test-markup.ts';

/** Elements that a comment can be made of, each with the attributes it may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  span: ['class', 'title'],
  div: ['class', 'dir', 'role', 'aria-label', 'tabindex'],
  pre: ['tabindex'],
  ol: ['start'],
  th: ['scope'],
  ...Object.fromEntries(
    [
      'p',
      'h4',
      'em',
      'strong',
      'del',
      'code',
      'blockquote',
      'ul',
      'li',
      'hr',
      'br',
      'table',
      'thead',
      'tbody',
      'tr',
      'td',
    ].map((name) => [name, []]),
  ),
};

type Node = DefaultTreeAdapterTypes.ChildNode;
interface Seen {
  elements: { name: string; attributes: Record<string, string> }[];
  text: string;
}

const NAMES = { 'ann-expert-1': 'Ann <b>Expert</b>' };
const elementOf = (text: string) => createElement(Markdown, { of: parseMarkdown(text), names: NAMES });
const htmlOf = (text: string): string => markupOf([elementOf(text)])[0] ?? '';

/** What a browser makes of it. */
function seenIn(html: string): Seen {
  const seen: Seen = { elements: [], text: '' };
  const rest: Node[] = [...parseFragment(html).childNodes];
  for (let node = rest.shift(); node !== undefined; node = rest.shift()) {
    if ('value' in node) seen.text += node.value;
    if ('tagName' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      seen.elements.push({ name: node.tagName, attributes });
    }
    if ('childNodes' in node) rest.unshift(...node.childNodes);
    if (!('value' in node) && !('tagName' in node)) throw new Error(`A ${node.nodeName} in a comment.`);
  }
  return seen;
}

/** Fails unless every element, attribute and address is one that is let through. */
function mustBeInert({ elements, text }: Seen): void {
  for (const { name, attributes } of elements) {
    expect(ALLOWED).toHaveProperty(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(ALLOWED[name]).toContain(attribute);
      if (attribute === 'class') expect(value).toMatch(/^(?:note|talk-(?:text|table|unseen|mention))$/);
      if (attribute === 'href') {
        expect(value).toMatch(/^(?:https?:\/\/[^\s/@\\]+(?:[/?#][^\s\\]*)?|mailto:[^\s?&]+)$/);
        expect(attributes.rel).toBe('nofollow noopener ugc');
      }
    }
  }
  // Nothing turns the line around and nothing hides in it.
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff\u{e0000}-\u{e007f}]/u);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is asserted
  expect(text).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/);
}

describe('what is hostile is inert', () => {
  test('the corpus is as large as it says', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  });

  const markups = markupOf(HOSTILE.map(elementOf));
  test.each(HOSTILE.map((text, place) => [JSON.stringify(text).slice(0, 90), markups[place] ?? '']))(
    '%s',
    (_, html) => {
      const seen = seenIn(html);
      mustBeInert(seen);
      // It is shown, not swallowed: whoever reads sees that something is there.
      expect(seen.text.trim()).not.toBe('');
    },
  );

  test.each(Object.entries(HUGE))('twenty thousand characters of %s', (_, text) => {
    expect(text.length).toBeGreaterThan(9000);
    mustBeInert(seenIn(htmlOf(text.slice(0, 20_000))));
  });
});

describe('what is meant is shown', () => {
  const linksOf = (text: string) => seenIn(htmlOf(text)).elements.flatMap(({ attributes }) => attributes.href ?? []);

  test.each([
    ['*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
    ['# Title\n\n### Lower', '<h4>Title</h4><h4>Lower</h4>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['- a\n- [x] b', '<ul><li><p>a</p></li><li><span class="note">[done] </span><p>b</p></li></ul>'],
    ['3. c', '<ol start="3"><li><p>c</p></li></ol>'],
    ['```sh\nls <dir>\n```', '<pre tabindex="0"><code>ls &lt;dir&gt;</code></pre>'],
    ['one\\\ntwo', '<p>one<br/>two</p>'],
  ])('%s', (text, html) => {
    expect(htmlOf(text)).toBe(`<div class="talk-text" dir="auto">${html}</div>`);
  });

  test('a table', () => {
    const { elements, text } = seenIn(htmlOf('| a | b |\n|---|---|\n| 1 | 2 |'));
    expect(elements.filter(({ name }) => name === 'td')).toHaveLength(2);
    expect(text).toBe('ab12');
  });

  test('links, written out or not, and mail', () => {
    expect(linksOf('[ROOT](https://root.cern/x?a=1#b) https://example.org www.example.org ann@example.org')).toEqual([
      'https://root.cern/x?a=1#b',
      'https://example.org/',
      'http://www.example.org/',
      'mailto:ann@example.org',
    ]);
  });

  test('a link whose words name another host says where it leads', () => {
    expect(seenIn(htmlOf('[https://bank.example](https://evil.example/x)')).text).toBe(
      'https://bank.example (evil.example)',
    );
    expect(seenIn(htmlOf('[https://bank.example](https://bank.example/x)')).text).toBe('https://bank.example');
    expect(seenIn(htmlOf('https://аррӏе.example/')).text).toContain('(xn--');
  });

  test('a mention of somebody is the name as text, of nobody what was typed', () => {
    const seen = seenIn(htmlOf('@ann-expert-1, and @nobody-2, x@ann-expert-1 `@ann-expert-1`'));
    expect(seen.elements.filter(({ attributes }) => attributes.class === 'talk-mention')).toHaveLength(1);
    expect(seen.text).toBe('@Ann <b>Expert</b>, and @nobody-2, x@ann-expert-1 @ann-expert-1');
    mustBeInert(seen);
  });

  test('joiners stay where writing needs them', () => {
    expect(seenIn(htmlOf('👩‍🔬 می‌خواهم')).text).toBe('👩‍🔬 می‌خواهم');
    expect(seenIn(htmlOf('ad‍min')).text).toBe('ad[U+200D]min');
  });
});
