import { apiPackageList } from '#lib/contracts/api/package.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A plain HTML table of a list's rows with what our table shows of them, without style, script or links to them. */
export function staticTable(answer: unknown): string {
  const { items } = apiPackageList.parse(answer);
  const rows = items.map((item) => {
    const named = [...item.buildPlatforms, ...item.runPlatforms].map(
      ({ platform, support }) => `${platform} ${support}`,
    );
    const cells = [
      ...[item.name, item.summary, item.strategy, named.join(', ')],
      ...[item.dependencies.map(({ slug }) => slug).join(', '), item.upgradable.raw, item.existingVm.raw],
      ...[item.existingContainer.raw, item.review.state, item.comments],
      ...item.readiness.slice(0, 12).map(({ level }) => level),
    ];
    return `<tr>${cells.map((cell) => `<td>${escaped(String(cell))}`).join('')}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Packages</title><table><tbody>${rows.join('\n')}</table></html>`;
}
