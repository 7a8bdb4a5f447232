import type { z } from 'zod';
import type { FIELDS } from '#lib/contracts/fields.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { Refused } from '../context.ts';
import { type AnyWriter, date, type Target } from './writer.ts';

type Common = (typeof FIELDS)['package'];
type Value<P extends keyof Common> = z.output<Common[P]>;

/** The fields every kind has; their columns are those of `entries`. */
const columns = {
  name: (name: Value<'name'>) => ({ name }),
  summary: (summary: Value<'summary'>) => ({ summary }),
  review: ({ state, by, on }: Value<'review'>) => ({ review: state, reviewBy: by, reviewedOn: date(on) }),
  reviewEveryDays: (days: Value<'reviewEveryDays'>) => ({ reviewEveryDays: days }),
  links: {
    async replace({ tx, id }: Target, { items }: Value<'links'>) {
      await tx.entryLink.deleteMany({ where: { entryId: id } });
      await tx.entryLink.createMany({ data: items.map((item, position) => ({ ...item, position, entryId: id })) });
    },
  },
  owners: {
    async replace({ tx, id, refs }: Target, owners: Value<'owners'>) {
      await tx.entryOwner.deleteMany({ where: { entryId: id } });
      for (const { person, role } of owners) {
        await tx.entryOwner.create({ data: { entryId: id, personId: await refs.person(person), role } });
      }
    },
  },
};

const rows = {
  /** `relations.<kind>.<slug>` */
  'relations.*.*': async ({ tx, id, refs }: Target, value: Value<'relations.*.*'>, name: string) => {
    const [kind = '', slug = ''] = name.split('.');
    const known = ENTRY_KINDS.find((one) => one === kind);
    if (!known) throw new Refused({ kind: 'invalid', detail: `There is no kind of entry “${kind}”.` });
    const toId = await refs.entry(known, slug);
    await tx.entryRelation.deleteMany({ where: { fromId: id, toId } });
    if (value !== null) await tx.entryRelation.create({ data: { fromId: id, toId, ...value } });
  },
};

/** Writer of the fields in `entries` and its satellites; its values come parsed by the contract, see `untyped`. */
export const commonWriter = { columns, rows } as unknown as Pick<AnyWriter, 'columns' | 'rows'>;
