import { gridHref } from '../test/grid-href.ts';

/** The ways from an image to all of its builds, and to what every test said of them. */
export function BuildWays({ image, total }: { image: string; total: number }) {
  return (
    <>
      <a href={`/builds?image=${image}&part=whole`}>All {total}</a>
      {', '}
      <a href={gridHref({ image: [image], builds: ['all'] })}>all test outcomes</a>
    </>
  );
}
