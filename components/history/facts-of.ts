/** Which fields each fact that pages show is made of, so that its history can be asked for. */
export type FactFields = readonly (readonly [label: string, fields: readonly string[]])[];

export const PACKAGE_FACTS: FactFields = [
  ['Build platform', ['buildPlatforms', 'platforms.*.build']],
  ['Running platform', ['runPlatforms', 'platforms.*.run']],
  ['Special dependencies', ['dependencies', 'needs.*']],
  ['Upgradable?', ['upgradable']],
  ['Existing VM', ['existingVm']],
  ['Existing container', ['existingContainer']],
  ['Links', ['links']],
  ['Comments', ['comments']],
  ['Date', ['date']],
  ['Strategy', ['strategy']],
  ['Review', ['review']],
  ['Owners', ['owners']],
];

export const SITE_FACTS: FactFields = [
  ['Node OS', ['nodeOs', 'nodes.*']],
  ['Network FS', ['networkFs', 'offers.*']],
  ['Services', ['offers.*']],
  ['VMs', ['vmOffer']],
  ['Container', ['container', 'runtimes.*']],
  ['Batch system', ['batchSystem']],
  ['Caches and limits', ['nodeCacheBytes', 'proxyCacheBytes', 'imageLimitBytes']],
  ['May users bind folders?', ['userBinds']],
  ['Mount points', ['bindable']],
  ['vsyscall', ['vsyscall']],
  ['Size', ['cores', 'storageBytes']],
];

export const TASK_FACTS: FactFields = [
  ['State', ['state', 'closedOn']],
  ['Priority', ['position']],
  ['Owner', ['owner']],
  ['Due', ['dueOn']],
  ['About', ['about']],
  ['Actions', ['actions']],
  ['Waits for', ['waitsFor', 'parent']],
];

export const QUESTION_FACTS: FactFields = [
  ['Decisions', ['decisions.*', 'answered']],
  ['Options', ['options.*']],
  ['Text', ['name', 'body', 'topic']],
];

export const IMAGE_FACTS: FactFields = [
  ['Flavour', ['flavour']],
  ['Base', ['base']],
  ['Contents', ['contents.*', 'contentsRaw']],
  ['Mounts', ['mounts.*', 'mountsRaw']],
  ['Repository', ['repository']],
  ['Recipe', ['recipeUrl']],
  ['Tag that counts', ['tagPolicy']],
  ['Evidence', ['evidenceRaw']],
];

/** The fields of one fact; its label stands for itself where there is none. */
export const fieldsOf = (facts: FactFields, label: string): readonly string[] =>
  facts.find(([name]) => name === label)?.[1] ?? [label];

const BY_KIND: Readonly<Record<string, FactFields>> = {
  package: PACKAGE_FACTS,
  site: SITE_FACTS,
  task: TASK_FACTS,
  question: QUESTION_FACTS,
  image: IMAGE_FACTS,
};

/** What a page calls the fact that these fields make up, if they are one. */
export const factCalled = (kind: string, fields: readonly string[]): string | undefined =>
  BY_KIND[kind]?.find(([, own]) => own.length === fields.length && own.every((path) => fields.includes(path)))?.[0];
