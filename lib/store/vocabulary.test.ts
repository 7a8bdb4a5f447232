import { expect, it } from 'vitest';
import * as enums from '#lib/base/generated/prisma/enums.ts';
import * as words from '#lib/domain/vocabulary.ts';

it.each([
  [enums.EntryKind, words.ENTRY_KINDS],
  [enums.ReviewState, words.REVIEW_STATES],
  [enums.Certainty, words.CERTAINTIES],
  [enums.ClaimState, words.CLAIM_STATES],
  [enums.Phase, words.PHASES],
  [enums.Support, words.SUPPORTS],
  [enums.Upgradable, words.UPGRADABLES],
  [enums.Existence, words.EXISTENCES],
  [enums.Strategy, words.STRATEGIES],
  [enums.DependencyKind, words.DEPENDENCY_KINDS],
  [enums.NodeState, words.NODE_STATES],
  [enums.Share, words.SHARES],
  [enums.OfferState, words.OFFER_STATES],
  [enums.VmOffer, words.VM_OFFERS],
  [enums.RuntimeState, words.RUNTIME_STATES],
  [enums.Tristate, words.TRISTATES],
  [enums.Flavour, words.FLAVOURS],
  [enums.BuildState, words.BUILD_STATES],
  [enums.Channel, words.CHANNELS],
  [enums.PublicationState, words.PUBLICATION_STATES],
  [enums.SuiteKind, words.SUITE_KINDS],
  [enums.RunOutcome, words.RUN_OUTCOMES],
  [enums.TaskState, words.TASK_STATES],
  [enums.DecisionState, words.DECISION_STATES],
])('the database enum holds exactly the words of the vocabulary, in their order: %o', (inDatabase, vocabulary) => {
  expect(Object.values(inDatabase)).toEqual([...vocabulary]);
});
