import type { ApiMatrix } from '#lib/contracts/api/matrix.ts';
import { CODE_ALPHABET } from '#lib/domain/readiness/code-text.ts';
import type { MatrixWindowDto } from '#lib/read/dto-matrix.ts';

export const toApiMatrix = (window: MatrixWindowDto): ApiMatrix => ({
  total: window.total,
  totalSites: window.totalSites,
  start: window.start,
  siteStart: window.siteStart,
  dataVersion: window.dataVersion,
  alphabet: CODE_ALPHABET,
  levels: window.levels,
  sites: window.sites,
  packages: window.packages,
});
