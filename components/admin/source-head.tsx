import { deliveriesHref } from '#lib/contracts/ingest/delivery-params.ts';
import { DELIVERY_TERMS } from '#lib/contracts/ingest/delivery-state.ts';
import { PROVIDER_NAMES } from '#lib/contracts/ingest/provider.ts';
import { PROVIDER_STEPS } from '#lib/contracts/ingest/provider-steps.ts';
import type { SourceDetailDto } from '#lib/read/dto-source.ts';
import { Copy } from '../ui/copy.tsx';
import { When } from './when.tsx';

/** What somebody may still have to look at. */
const OPEN_STATES = ['received', 'quarantined', 'failed'] as const;

/** What a source is, where it sends to, and what came of that. */
export function SourceFacts({ source, address, now }: { source: SourceDetailDto; address: string; now: string }) {
  const { id, provider, state, lastEvent, lastSweep, deliveries, createdAt } = source;
  const open = OPEN_STATES.filter((one) => deliveries[one] > 0);
  return (
    <dl className="facts mt-4">
      <div>
        <dt>Sends</dt>
        <dd>
          {PROVIDER_NAMES[provider]}
          {state === 'retired' && <strong>, retired: what it sends is refused</strong>}
        </dd>
      </div>
      <div>
        <dt>Address to paste</dt>
        <dd>
          <span className="key break-all">{address}</span>
          <Copy text={address} what="the address" />
        </dd>
      </div>
      <div>
        <dt>Last event</dt>
        <dd>
          <When at={lastEvent} now={now} />
        </dd>
      </div>
      <div>
        <dt>Last sweep</dt>
        <dd>
          <When at={lastSweep} now={now} />
        </dd>
      </div>
      <div>
        <dt>Deliveries</dt>
        <dd className="flex flex-wrap gap-x-4">
          <a href={deliveriesHref({ source: id })}>all</a>
          {open.map((one) => (
            <a key={one} href={deliveriesHref({ source: id, state: one })}>
              {deliveries[one]} {DELIVERY_TERMS[one].label.toLowerCase()}
            </a>
          ))}
        </dd>
      </div>
      <div>
        <dt>Made</dt>
        <dd>
          <When at={createdAt} />
        </dd>
      </div>
    </dl>
  );
}

/** What is clicked at the sender, with this source's own address in it. */
export function WhatToClick({ source, address }: { source: SourceDetailDto; address: string }) {
  const { steps, sample, notes } = PROVIDER_STEPS[source.provider];
  return (
    <>
      <ol className="max-w-prose list-decimal pl-6">
        {steps.map((step) => (
          <li key={step} className="mt-1">
            {step.split('ADDRESS').flatMap((part, at) => [
              at > 0 && (
                <span key={part} className="key break-all">
                  {address}
                </span>
              ),
              part,
            ])}
          </li>
        ))}
      </ol>
      {sample !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre className="key mt-3 overflow-x-auto border-l-2 border-rule-strong pl-3" tabIndex={0}>
          {sample.replaceAll('ADDRESS', address)}
        </pre>
      )}
      <ul className="note mt-3 max-w-prose">
        {notes.map((note) => (
          <li key={note} className="mt-1">
            {note}
          </li>
        ))}
        {steps.some((step) => step.includes('SECRET')) || sample?.includes('SECRET') ? (
          <li className="mt-1">SECRET stands for the secret, which was shown when it was made.</li>
        ) : null}
      </ul>
    </>
  );
}
