/** The page over the OpenAPI document: a frame of our own around Swagger UI, which is served from this machine too. */

/** `address` gives the address of a file of this page. */
export const docsPage = (address: (file: string) => string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API · Seaworthy</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${address('swagger-ui.css')}">
<link rel="stylesheet" href="${address('page.css')}">
<script src="${address('theme.js')}"></script>
<script src="${address('swagger-ui-bundle.js')}" defer></script>
<script src="${address('start.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p><a href="/">Seaworthy</a></p>
<nav aria-label="Elsewhere"><a href="/packages">Packages</a> <a href="/help">Help</a> <a href="/api/reporting">Reporting from CI</a> <a href="/api/v1/openapi.json">openapi.json</a></nav>
</header>
<main id="main" tabindex="-1">
<h1>The API</h1>
<p>Everything the pages show can be read by programs, without a login where this instance is public. Lists come in pages:
follow <code>Link: rel="next"</code>, or send <code>nextCursor</code> back as <code>cursor</code>. What has not changed
since its <code>ETag</code> is answered with 304. Faults are <code>application/problem+json</code>.</p>
<noscript><p>This list of addresses needs JavaScript. Without it, read the
<a href="/api/v1/openapi.json">OpenAPI document</a> itself.</p></noscript>
<h2>Addresses</h2>
<div id="swagger-ui"></div>
</main>
</body>
</html>
`;

/** Takes over the theme chosen on the other pages, before anything is painted. */
export const THEME_SCRIPT = `(function (root) {
  var chosen = null;
  try { chosen = localStorage.getItem('seaworthy-theme'); } catch (refused) { chosen = null; }
  var system = matchMedia('(prefers-color-scheme: dark)');
  function show() {
    var dark = chosen === 'dark' || (chosen !== 'light' && system.matches);
    root.classList.toggle('dark-mode', dark);
    root.style.colorScheme = dark ? 'dark' : 'light';
  }
  system.addEventListener('change', show);
  show();
})(document.documentElement);
`;

/**
 * Reading is all that can be tried out; no validator elsewhere is asked. The layout is the list of addresses alone: the
 * page around it has the title and the landmarks. Links to single addresses are left out, for they would stand inside
 * the buttons that open them.
 */
export const START_SCRIPT = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#swagger-ui',
  docExpansion: 'none',
  supportedSubmitMethods: ['get'],
  validatorUrl: null,
  layout: 'Addresses',
  plugins: [function (system) {
    var element = system.React.createElement;
    return { components: { Addresses: function (state) {
      var part = function (name) { return element(system.getComponent(name, true), { key: name }); };
      var status = state.specSelectors.loadingStatus();
      return element('div', { className: 'swagger-ui' }, part('SvgAssets'), part('errors'),
        status === 'success' ? part('operations') : null,
        status === 'loading' ? element('p', { key: 'wait' }, 'The addresses are being read.') : null);
    } } };
  }],
});
`;
