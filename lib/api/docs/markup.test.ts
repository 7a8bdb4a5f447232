import { expect, test } from 'vitest';
import { htmlOf } from './markup.ts';

test('what our documentation uses becomes HTML, and nothing of it is markup by accident', () => {
  const page = [
    '# A <title>\n\nSome `a|b <c>` and **bold**,\nsee [here](https://example.org/x) and [there](other.md).',
    '| one | two |\n|---|---|\n| `x|y` | a & b |',
    '```sh\ncurl "$A" <<REPORT\n\n# no title\nREPORT\n```\n\n## Last',
  ].join('\n\n');
  expect(htmlOf(page).split('\n')).toEqual([
    '<h1>A &lt;title&gt;</h1>',
    '<p>Some <code>a|b &lt;c&gt;</code> and <strong>bold</strong>, see <a href="https://example.org/x">here</a> and there.</p>',
    '<table><thead><tr><th>one</th><th>two</th></tr></thead><tbody><tr><td><code>x|y</code></td><td>a &amp; b</td></tr></tbody></table>',
    '<pre tabindex="0"><code>curl &quot;$A&quot; &lt;&lt;REPORT',
    '',
    '# no title',
    'REPORT',
    '</code></pre>',
    '<h2>Last</h2>',
  ]);
});
