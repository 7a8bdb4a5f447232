import { expect, test } from 'vitest';
import { xmlText } from './atom.ts';

test.each([
  [`a & b < c > d "e" 'f'`, 'a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;'],
  ['</content><script>', '&lt;/content&gt;&lt;script&gt;'],
  ['tab\tand\nline', 'tab\tand\nline'],
  ['nul\u0000 bell\u0007 \ufffe', 'nul\ufffd bell\ufffd \ufffd'],
  ['half \ud83d of a sign', 'half \ufffd of a sign'],
  ['ünï😀', 'ünï😀'],
])('%j in XML', (text, xml) => expect(xmlText(text)).toBe(xml));
