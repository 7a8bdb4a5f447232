/**
 * How Node runs the web process. The heap grows by a third of what is in use before the collector looks at all of it,
 * instead of several times that: under a mixture of pages and lists 280 to 430 MB where it was 480 to 600, for the same
 * processor time within what could be measured (docs/performance.md).
 */
export const WEB_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=30'];
