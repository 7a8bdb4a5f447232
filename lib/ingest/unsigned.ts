import { authorizationHolds, type Presented } from './credential.ts';

/**
 * Whether a delivery of a provider that signs nothing may be taken: its address was not guessed, and where the source has
 * a secret, the address brought it along (`https://any:SECRET@…`).
 */
export const isTaken = (presented: Presented): boolean =>
  presented.secrets.length === 0 || authorizationHolds(presented);
