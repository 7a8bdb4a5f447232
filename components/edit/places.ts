import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { Crumb } from '../ui/breadcrumbs.tsx';
import type { SectionKey } from '../ui/header.tsx';

/** Under which section of the site the entries of each kind are; those without one are listed for editing only. */
const PLACES: Readonly<Record<EntryKind, readonly [section: SectionKey | null, label: string, href: string]>> = {
  package: ['packages', 'Packages', '/packages'],
  site: ['sites', 'Sites', '/sites'],
  use_case: ['use-cases', 'Use cases', '/use-cases'],
  task: ['tasks', 'Tasks', '/tasks'],
  question: ['questions', 'Questions', '/questions'],
  platform: ['platforms', 'Platforms', '/platforms'],
  runtime: ['runtimes', 'Runtimes', '/runtimes'],
  dependency: [null, 'Dependencies', '/edit#dependency'],
  image: ['images', 'Images', '/images'],
  note: [null, 'Notes', '/edit#note'],
};

export const sectionOf = (kind: EntryKind): SectionKey | null => PLACES[kind][0];

/** The way back from an entry. */
export const listOf = (kind: EntryKind): Crumb => ({ label: PLACES[kind][1], href: PLACES[kind][2] });
