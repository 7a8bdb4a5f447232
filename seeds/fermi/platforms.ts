import type { EntrySeed } from '#lib/contracts/changes.ts';
import { entry } from './entry.ts';

const rhel = (
  generation: number,
  aliases: string[],
  releasedOn: string,
  maintenanceEnds: string,
  extendedEnds: string,
): EntrySeed =>
  entry('platform', `rhel${generation}`, {
    name: `RHEL${generation}`,
    summary: `Red Hat Enterprise Linux ${generation} and what is rebuilt from it.`,
    family: 'RHEL',
    generation,
    aliases,
    releasedOn,
    maintenanceEnds,
    extendedEnds,
    baseImage: true,
  });

export const platforms: EntrySeed[] = [
  rhel(5, ['CentOS5', 'SL5', 'el5'], '2007-03-15', '2017-03-31', '2020-11-30'),
  rhel(6, ['CentOS6', 'SL6', 'el6'], '2010-11-10', '2020-11-30', '2024-06-30'),
  rhel(7, ['CentOS7', 'SL7', 'el7'], '2014-06-10', '2024-06-30', '2028-06-30'),
  rhel(8, ['CentOS8', 'Rocky8', 'Alma8', 'el8'], '2019-05-07', '2029-05-31', '2032-05-31'),
  rhel(9, ['CentOS9', 'Rocky9', 'Alma9', 'el9'], '2022-05-18', '2032-05-31', '2035-05-31'),
];
