import { readFileSync } from 'node:fs';
import { publicUrl } from '#lib/auth/public-url.ts';
import { htmlOf } from './markup.ts';

const FILE = new URL('../../../docs/reporting.md', import.meta.url);
/** How the documentation calls the instance. */
const EXAMPLE = 'https://seaworthy.example.org';

/** The page of recipes for senders, with this instance's own address in what is to be copied. */
export function recipesPage(address: (file: string) => string): string {
  const body = htmlOf(readFileSync(FILE, 'utf8').replaceAll(EXAMPLE, publicUrl()));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Reporting · Seaworthy</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${address('page.css')}">
<script src="${address('theme.js')}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p><a href="/">Seaworthy</a></p>
<nav aria-label="Elsewhere"><a href="/help">Help</a> <a href="/api/docs">The API</a> <a href="/me/tokens">Tokens</a></nav>
</header>
<main id="main" tabindex="-1">
${body}
</main>
</body>
</html>
`;
}
