const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** Code, bold words and links of a line. A link to another file of the documentation is its words alone: it is not served. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`')
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part)
            .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
            .replaceAll(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
            .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1'),
    )
    .join('');
}

/** Cells of a line of a table; a pipe within code does not end one. */
const cellsOf = (line: string): string[] =>
  line
    .split(/(?<=\|)((?:[^|`]|`[^`]*`)*)(?=\|)/)
    .filter((part) => part !== '|' && part !== '')
    .map((cell) => inline(cell.trim()));

function table(lines: readonly string[]): string {
  const [head = '', , ...rows] = lines;
  const row = (line: string, tag: 'th' | 'td') =>
    `<tr>${cellsOf(line)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join('')}</tr>`;
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((line) => row(line, 'td')).join('')}</tbody></table>`;
}

function block(text: string): string {
  const [, marks = '', title = ''] = /^(#{1,3}) (.+)$/.exec(text) ?? [];
  if (marks !== '') return `<h${marks.length}>${inline(title)}</h${marks.length}>`;
  const lines = text.split('\n');
  if (text.startsWith('|')) return table(lines);
  return `<p>${inline(lines.join(' '))}</p>`;
}

/** HTML of a page of our documentation: titles, paragraphs, tables and fenced blocks, which is all that is used there. */
export function htmlOf(markdown: string): string {
  return markdown
    .split(/^(```\w*\n[\s\S]*?^```)$/m)
    .flatMap((part) => {
      const [, code] = /^```\w*\n([\s\S]*?)^```$/m.exec(part) ?? [];
      if (code !== undefined) return [`<pre tabindex="0"><code>${escaped(code)}</code></pre>`];
      return part
        .split(/\n{2,}/)
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .map(block);
    })
    .join('\n');
}
