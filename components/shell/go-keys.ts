/** Where `g` and a letter lead. None of them moves in a grid; go-keys.test.ts holds that. */
export const GO_KEYS: Readonly<Record<string, readonly [href: string, label: string]>> = {
  o: ['/', 'Overview'],
  p: ['/packages', 'Packages'],
  s: ['/sites', 'Sites'],
  i: ['/images', 'Images'],
  u: ['/use-cases', 'Use cases'],
  t: ['/tasks', 'Tasks'],
  q: ['/questions', 'Questions'],
  e: ['/tests', 'Tests'],
  l: ['/platforms', 'Platforms'],
  r: ['/runtimes', 'Runtimes'],
  m: ['/matrix', 'Matrix'],
  b: ['/blockers', 'What unlocks most'],
  a: ['/activity', 'Activity'],
  h: ['/help', 'Help'],
};

interface Target {
  isContentEditable: boolean;
  matches(selector: string): boolean;
}

/** Whether a press is text for somebody who writes, and so not a key of the page. */
export const isWriting = (target: Target): boolean =>
  target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
