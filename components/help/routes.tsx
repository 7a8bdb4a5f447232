/** How a level comes about: ways, checks, the best way counts. */
export function RouteHelp() {
  return (
    <div className="max-w-prose space-y-3">
      <p>
        A package can run at a site natively on its nodes, in a virtual machine, or in a container with one of the
        site’s runtimes. Each way is a list of checks. A check that fails blocks its way; one that nobody can answer
        leaves it unknown; otherwise the way is at least possible.
      </p>
      <p>
        From there it climbs: an image is built, it can be started at the site, the required tests pass there, an expert
        signs off the output. The best way gives the pair its level, and the others stay visible.
      </p>
      <p>
        A pair counts only when some step of a use case needs the package at that site. It is ready when it is tested or
        validated; work in progress never counts as done.
      </p>
    </div>
  );
}
