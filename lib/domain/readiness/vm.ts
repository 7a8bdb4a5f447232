import type { Existence, VmOffer } from '../vocabulary.ts';
import type { RunFact } from './facts.ts';
import { type Finding, NO_NOTES, type Note, type OpenTold, open, type Pair, passing } from './finding.ts';
import { cite, citeRun } from './refs.ts';
import type { Evidence } from './verdict.ts';
import { day, inBrackets, quoted, whether } from './words.ts';

const offerSubject = (pair: Pair): string => `Virtual machines at ${pair.site.name}`;

/** May a VM run at the site? Source: readiness rules, vm 1. */
export function checkVmOffer(pair: Pair, proven: RunFact | null): Finding {
  const { value, inConflict } = pair.site.vmOffer;
  const evidence = () => [citeOffer(pair)];
  const notes = inConflict
    ? [conflict(`Statements about VMs at ${pair.site.name} contradict each other`, pair.site.vmOffer.raw, evidence)]
    : NO_NOTES;
  if (proven) {
    const reason = () => `A test passed in a VM at ${pair.site.name} on ${day(proven.at)}.`;
    return passing(
      'vm-offer',
      () => ({ subject: offerSubject(pair), reason: reason(), evidence: [citeRun(proven), ...evidence()] }),
      notes,
    );
  }
  if (value === 'production') {
    const reason = () => `VMs are in production at ${pair.site.name}.`;
    return passing('vm-offer', () => ({ subject: offerSubject(pair), reason: reason(), evidence: evidence() }), notes);
  }
  return open(
    pair,
    'vm-offer',
    value === 'unknown' ? 'unknown' : 'fail',
    `offer-vm:${pair.site.slug}`,
    () => noOffer(pair, value),
    notes,
  );
}

function noOffer(pair: Pair, value: Exclude<VmOffer, 'production'>): OpenTold {
  const { name } = pair.site;
  const words = inBrackets(pair.site.vmOffer.raw);
  const told = { subject: offerSubject(pair), evidence: [citeOffer(pair)], owner: 'site contact' as const };
  switch (value) {
    case 'not_for_production':
      return {
        ...told,
        reason: `VMs run at ${name}, but not for production${words}.`,
        kind: 'temporary',
        fix: `Ask ${name} to run VMs for production.`,
      };
    case 'never':
      return {
        ...told,
        reason: `VMs will not be offered at ${name}${words}.`,
        kind: 'permanent',
        fix: `Run it at ${name} natively or in a container.`,
      };
    case 'unknown':
      return {
        ...told,
        reason: `Nobody has said ${whether(pair.site.vmOffer.raw)} VMs are offered at ${name}${words}.`,
        kind: `waiting_on an answer from ${name}`,
        fix: `Say whether VMs are offered at ${name}.`,
      };
  }
}

const imageSubject = (pair: Pair): string => `VM image of ${pair.pkg.name}`;

/** Is there a VM image that holds the package? Source: readiness rules, vm 2. */
export function checkVmImage(pair: Pair, proven: RunFact | null): Finding {
  const { value, raw, inConflict } = pair.pkg.existingVm;
  const evidence = () => [citeVm(pair)];
  const notes = inConflict
    ? [conflict(`Statements about a VM of ${pair.pkg.name} contradict each other`, raw, evidence)]
    : NO_NOTES;
  if (proven) {
    const reason = () => `A VM of ${pair.pkg.name} passed a test at ${pair.site.name} on ${day(proven.at)}.`;
    return passing(
      'vm-image',
      () => ({ subject: imageSubject(pair), reason: reason(), evidence: [citeRun(proven), ...evidence()] }),
      notes,
    );
  }
  if (value === 'yes') {
    const reason = () => `A VM image of ${pair.pkg.name} exists${inBrackets(raw)}.`;
    return passing('vm-image', () => ({ subject: imageSubject(pair), reason: reason(), evidence: evidence() }), notes);
  }
  const isUnknown = value === 'unknown' || value === 'doubtful';
  return open(
    pair,
    'vm-image',
    isUnknown ? 'unknown' : 'todo',
    `make-vm:${pair.pkg.slug}`,
    () => noImage(pair, value),
    notes,
  );
}

function noImage(pair: Pair, value: Exclude<Existence, 'yes'>): OpenTold {
  const { name } = pair.pkg;
  const words = inBrackets(pair.pkg.existingVm.raw);
  const told = { subject: imageSubject(pair), evidence: [citeVm(pair)] };
  switch (value) {
    case 'attributed':
      return {
        ...told,
        reason: `A VM is claimed${words} but no image is registered.`,
        kind: 'temporary',
        fix: `Find the VM image of ${name} and register it.`,
        owner: 'package expert',
      };
    case 'no':
    case 'na':
      return {
        ...told,
        reason: `There is no VM image of ${name}${words}.`,
        kind: 'temporary',
        fix: `Make a VM image of ${name}.`,
        owner: 'release manager',
      };
    case 'doubtful':
    case 'unknown':
      return {
        ...told,
        reason: `Nobody has said ${whether(pair.pkg.existingVm.raw)} there is a VM image of ${name}${words}.`,
        kind: 'waiting_on an answer from the package expert',
        fix: `Say whether there is a VM image of ${name}.`,
        owner: 'package expert',
      };
  }
}

/** Caution: open claims about a cell contradict each other. */
export const conflict = (text: string, raw: string, evidence: () => Evidence[]): Note => ({
  id: 'conflict',
  tell: () => ({ text: `${text}${inBrackets(raw)}.`, evidence: evidence() }),
});

const citeOffer = ({ site }: Pair): Evidence =>
  cite(`site:${site.slug}/vm-offer`, quoted(site.vmOffer.raw) || `VMs at ${site.name}: ${site.vmOffer.value}`);
const citeVm = ({ pkg }: Pair): Evidence =>
  cite(`package:${pkg.slug}/existing-vm`, quoted(pkg.existingVm.raw) || `Existing VM: ${pkg.existingVm.value}`);
