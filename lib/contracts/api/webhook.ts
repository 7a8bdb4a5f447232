import { z } from 'zod';

/** A delivery that is kept, and will be worked on. */
export const apiKeptDelivery = z.object({ id: z.int() });

/** A delivery that was kept before. */
export const apiRepeatedDelivery = z.object({ id: z.int(), duplicate: z.literal(true) });
