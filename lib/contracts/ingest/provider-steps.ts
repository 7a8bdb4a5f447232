import type { Provider } from './provider.ts';

/** What the sender sets up, in its own words. `ADDRESS` and `SECRET` stand for those of the source. */
export interface ProviderSteps {
  /** What is clicked, in order. */
  steps: readonly string[];
  /** A file that is written instead, or what a request is like. */
  sample?: string;
  /** What to know of it. */
  notes: readonly string[];
}

/** The same words stand in docs/providers, which a test holds to it. */
export const PROVIDER_STEPS: Readonly<Record<Provider, ProviderSteps>> = {
  dockerhub: {
    steps: [
      'Open the repository on Docker Hub and choose Webhooks.',
      'Give the webhook a name, put ADDRESS into Webhook URL, and press the plus.',
      'Do the same for every repository that is to be followed.',
    ],
    notes: [
      'Docker Hub signs nothing and sends no secret: whoever knows the address can send. Keep it to yourself; a new source has a new address.',
      'Nothing is believed that the registry does not say itself, so a forged message at most makes it be asked.',
    ],
  },
  ghcr: {
    steps: [
      'Open the organisation or the repository on GitHub, then Settings, Webhooks, Add webhook.',
      'Put ADDRESS into Payload URL, choose application/json as Content type, and put SECRET into Secret.',
      'Choose “Let me select individual events” and tick Registry packages, Packages and Workflow runs.',
      'Leave Active ticked and press Add webhook. GitHub sends a ping, which is listed here as ignored.',
    ],
    notes: [
      'Workflow runs tell how a build is going before there is an image. Without them, builds are seen when they are pushed.',
      'Packages that are not public are read with a user and a classic token with read:packages: put both into the settings of this source.',
    ],
  },
  gitlab: {
    steps: [
      'Open the project or the group in GitLab, then Settings, Webhooks, Add new webhook.',
      'Put ADDRESS into URL.',
      'Put SECRET into Signing token where GitLab has that field, else into Secret token.',
      'Tick Pipeline events and Job events, and leave SSL verification enabled.',
      'Press Add webhook, then Test, Pipeline events: it is listed here within seconds.',
    ],
    notes: [
      'GitLab’s registry sends no webhook of its own. A pipeline that ends makes its project’s repository be read; what is pushed otherwise is found by the sweep.',
      'That registry gives its tokens at the address of GitLab itself, also for public projects. Name that host in the settings of this source, under “Other hosts it may send us to”; for gitlab.com name gitlab.com and cdn.registry.gitlab-static.net.',
      'A signature that is there must fit. The plain secret token is taken only where there is none.',
    ],
  },
  harbor: {
    steps: [
      'Open the project in Harbor, then Webhooks, New Webhook.',
      'Choose http as Notify Type, and either Payload Format: Default or CloudEvents.',
      'Tick Artifact pushed and Artifact deleted.',
      'Put ADDRESS into Endpoint URL and SECRET into Auth Header.',
      'Leave Verify Remote Certificate ticked and press Add.',
    ],
    notes: [
      'A project that is not public is read with a robot account that may pull: put its name and its secret into the settings of this source.',
    ],
  },
  quay: {
    steps: [
      'Open the repository on Quay, then Settings, Events and Notifications, Create Notification.',
      'Choose Push to Repository as the event and Webhook POST as the method.',
      'Put ADDRESS into Webhook URL and press Create Notification.',
      'Do the same for every repository that is to be followed.',
    ],
    notes: [
      'Quay signs nothing and sends no secret: whoever knows the address can send. Keep it to yourself; a new source has a new address.',
    ],
  },
  distribution: {
    steps: [
      'Add this endpoint to the registry’s configuration file.',
      'Restart the registry. It sends again what could not be delivered.',
    ],
    sample: `notifications:
  endpoints:
    - name: seaworthy
      url: ADDRESS
      headers:
        Authorization: [Bearer SECRET]
      timeout: 5s
      threshold: 5
      backoff: 10s`,
    notes: ['Its events are kept in memory: what is pushed while both are down is found by the sweep.'],
  },
  generic: {
    steps: [
      'Send a POST to ADDRESS with Content-Type: application/json.',
      'Sign it after Standard Webhooks (standardwebhooks.com) with SECRET: the headers webhook-id, webhook-timestamp and webhook-signature.',
      'Send one of these bodies.',
    ],
    sample: `{ "type": "image.pushed", "timestamp": "2026-02-03T04:05:06Z",
  "data": { "repository": "registry.example.org/fermi/gleam", "tag": "v1", "digest": "sha256:…" } }

{ "type": "image.deleted", "timestamp": "2026-02-03T04:05:06Z",
  "data": { "repository": "registry.example.org/fermi/gleam", "tag": "v1" } }

{ "type": "ci.changed", "timestamp": "2026-02-03T04:05:06Z",
  "data": { "project": "fermi/gleam", "state": "building", "revision": "1a2b3c",
            "url": "https://ci.example.org/jobs/7", "ref": "main" } }`,
    notes: ['tag and digest may each be left out. state is one of queued, building, succeeded and failed.'],
  },
};
