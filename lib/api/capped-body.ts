import { fail, invalid, ok, type Result } from '#lib/base/errors.ts';

/** The body's bytes, and why there are none: `invalid` when it broke off, `conflict` when it is too large, `unavailable` when it was too slow. */
export async function cappedBody(
  request: Request,
  { atMost, withinMs }: { atMost: number; withinMs?: number },
): Promise<Result<Uint8Array>> {
  const tooLarge = fail('conflict', `The body is larger than ${atMost / 1024 / 1024} MB.`);
  // Counted as they come as well: a length that was declared may be a lie or missing.
  if (Number(request.headers.get('content-length') ?? 0) > atMost) return tooLarge;
  const reader = request.body?.getReader();
  if (!reader) return ok(new Uint8Array());
  let tooSlow = false;
  const cut = () => {
    tooSlow = true;
    reader.cancel().catch(() => undefined);
  };
  const timer = withinMs === undefined ? undefined : setTimeout(cut, withinMs);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > atMost) {
        await reader.cancel();
        return tooLarge;
      }
      parts.push(part.value);
    }
  } catch {
    return invalid('The body broke off.');
  } finally {
    clearTimeout(timer);
  }
  if (tooSlow) return fail('unavailable', 'The body did not come in time.');
  return ok(Buffer.concat(parts));
}
