import { LEVELS } from '#lib/domain/vocabulary.ts';
import { IdSet } from './id-set.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import { RANK } from './packed-codes.ts';

/** What packages are told apart by; a list means that a package can have several. */
const VALUES = {
  strategy: (row: IndexedPackage) => row.strategy,
  upgradable: (row: IndexedPackage) => row.upgradable,
  existingContainer: (row: IndexedPackage) => row.existingContainer,
  existingVm: (row: IndexedPackage) => row.existingVm,
  review: (row: IndexedPackage) => row.review,
  conflict: (row: IndexedPackage) => row.conflict,
  platform: (row: IndexedPackage) => row.platforms,
  builtOn: (row: IndexedPackage) => row.builtOn,
  runsOn: (row: IndexedPackage) => row.runsOn,
  owner: (row: IndexedPackage) => row.owners,
} as const;
export type Named = keyof typeof VALUES;

/** Words whose sets are kept: people type the same ones, and longer and longer beginnings of them. */
const WORDS_KEPT = 256;

/**
 * The packages of one index by what they have, a set for each value, made when it is first asked for. A question is
 * answered by combining sets, so that what it costs does not depend on the fields of 30,000 rows.
 */
export class PackageSets {
  readonly #rows: readonly IndexedPackage[];
  readonly #named = new Map<Named, Map<string, IdSet>>();
  readonly #words = new Map<string, IdSet>();
  readonly all = new IdSet();
  #targeted: IdSet[] | null = null;

  constructor(rows: readonly IndexedPackage[]) {
    this.#rows = rows;
    for (const { id } of rows) this.all.add(id);
  }

  /** The packages that have each value. */
  having(name: Named): ReadonlyMap<string, IdSet> {
    const known = this.#named.get(name);
    if (known) return known;
    const sets = new Map<string, IdSet>();
    const add = (value: string, id: number) => {
      const set = sets.get(value) ?? new IdSet();
      sets.set(value, set);
      set.add(id);
    };
    const valuesOf = VALUES[name];
    for (const row of this.#rows) {
      const values = valuesOf(row);
      if (typeof values === 'string') add(values, row.id);
      else for (const value of values) add(value, row.id);
    }
    this.#named.set(name, sets);
    return sets;
  }

  /** By rank, the packages that have the level at one of these places; without places, at a targeted one. */
  levels(places: readonly number[] | null): readonly IdSet[] {
    if (places === null) {
      this.#targeted ??= this.#byLevel((row) => row.targetedLevels);
      return this.#targeted;
    }
    return this.#byLevel(({ codes }) => {
      let bits = 0;
      for (const place of places) {
        const rank = RANK[codes[place] ?? 0xff] ?? -1;
        if (rank >= 0) bits |= 1 << rank;
      }
      return bits;
    });
  }

  #byLevel(bitsOf: (row: IndexedPackage) => number): IdSet[] {
    const sets = LEVELS.map(() => new IdSet());
    for (const row of this.#rows) {
      const bits = bitsOf(row);
      for (let rank = 0; bits >>> rank !== 0; rank++) if (bits & (1 << rank)) sets[rank]?.add(row.id);
    }
    return sets;
  }

  /** The packages whose text contains a word; of a longer word only those are looked at that contain its beginning. */
  containing(word: string): IdSet {
    const known = this.#words.get(word);
    const set = known ?? this.#search(word);
    this.#words.delete(word);
    this.#words.set(word, set);
    for (const oldest of this.#words.keys()) {
      if (this.#words.size <= WORDS_KEPT) break;
      this.#words.delete(oldest);
    }
    return set;
  }

  #search(word: string): IdSet {
    const wider = this.#words.get(word.slice(0, -1));
    const set = new IdSet();
    for (const { id, search } of this.#rows) {
      if ((wider === undefined || wider.has(id)) && search.includes(word)) set.add(id);
    }
    return set;
  }
}

const made = new WeakMap<PackageIndex, PackageSets>();

/** The sets of an index, which live as long as it does. */
export function setsOf(index: PackageIndex): PackageSets {
  const known = made.get(index);
  if (known) return known;
  const sets = new PackageSets(index.rows);
  made.set(index, sets);
  return sets;
}
