import type { Provider } from '../contracts/ingest/provider.ts';

/** A source of webhooks as lists show it; its secrets are told once, when they are made, and by no reader. */
export interface SourceDto {
  id: number;
  name: string;
  provider: Provider;
  state: 'in use' | 'retired';
  registryHosts: string[];
  /** Repositories that are mapped to an image. */
  rules: number;
  /** Repositories that it spoke of and that are mapped to none. */
  unmapped: number;
  /** Secrets that are good now. */
  secrets: number;
  lastEvent: string | null;
  /** When one of its repositories was last read whole. */
  lastSweep: string | null;
  /** Repositories whose last reading failed. */
  sweepFaults: number;
  /** Deliveries that wait, were set aside or failed. */
  deliveries: Record<'received' | 'quarantined' | 'failed', number>;
}

/** One source with all that an admin sets and sees of it. */
export interface SourceDetailDto extends SourceDto {
  /** Where deliveries are sent to; for those who keep sources only. */
  path: string;
  trustedHosts: string[];
  allowPrivate: boolean;
  registryUser: string;
  hasRegistryPassword: boolean;
  createdAt: string;
  mapped: {
    id: number;
    repository: string;
    image: { slug: string; name: string };
    tagPolicy: string;
    sweptAt: string | null;
    sweepFault: string;
  }[];
  /** Spoken of most, first. */
  unmappedRepositories: { repository: string; count: number; firstAt: string; lastAt: string }[];
  /** Good or no longer, newest first. */
  secretsMade: { createdAt: string; retiredAt: string | null }[];
  /** What was done to it, newest first. */
  history: { at: string; actor: string; what: string }[];
}
