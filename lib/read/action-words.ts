import { actionText } from '#lib/domain/readiness/action-text.ts';
import type { Level } from '#lib/domain/vocabulary.ts';
import type { Names } from './names-of.ts';
import { insideJson, type Octets } from './octets.ts';
import type { Template } from './package-readiness.ts';

/** A next action as JSON has it, its text cut where it names the package itself. */
export interface Words {
  key: readonly string[];
  text: readonly Octets[];
}

/** Stands for the package itself; no name the database can store contains it. */
const OWN = '\u0000';

/**
 * The JSON of a next action. Thousands of packages share what it is made of, so its words are found once and only the
 * package's own slug and name are put in. Keys whose words need a name that is not known yet are added to `missing`.
 */
export function actionJson(
  names: Names,
  action: Template | null,
  level: Level,
  own: { slug: string; name: Octets },
  missing: Set<string>,
): Octets {
  if (action === null) return 'null';
  // The words depend on whether the pair is unknown, and on nothing else of it.
  const which = level === 'unknown' ? 1 : 0;
  const words = names.said.get(action)?.[which] ?? found(names, action, level, own.slug, missing);
  return `{"key":"${words.key.join(own.slug)}","text":"${words.text.join(own.name)}"}`;
}

function found(names: Names, action: Template, level: Level, slug: string, missing: Set<string>): Words {
  const key = action.join(slug);
  let [isWhole, isShared] = [true, true];
  const text = actionText(key, level, (kind, of) => {
    if (action.length > 1 && of === slug) {
      if (kind === 'package') return OWN;
      // Something of another kind has the same slug, and a name of its own.
      isShared = false;
    }
    const name = names.known.get(`${kind} ${of}`);
    if (name === undefined) isWhole = false;
    return name ?? of;
  });
  const words = { key: action, text: text.split(OWN).map(insideJson) };
  if (!isWhole) missing.add(key);
  else if (isShared) {
    const said = names.said.get(action) ?? [];
    names.said.set(action, said);
    said[level === 'unknown' ? 1 : 0] = words;
  }
  return words;
}
