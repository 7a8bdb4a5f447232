export { parseSiteParams as parseSitesPage } from '#lib/contracts/list-params.ts';
