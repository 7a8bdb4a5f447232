import { type Chunks, capped } from './bytes.ts';
import { Unusable } from './unusable.ts';

/** What a form may weigh beside its file. */
const AROUND_MAX = 64 * 1024;
const PARTS_MAX = 20;

/** A file as a form brings it. */
export interface OneFile {
  type: string;
  chunks: Chunks;
}

/** The file of a form sent as `multipart/form-data`: one part with the name `file`. */
export async function oneFile(chunks: Chunks, contentType: string, most: number): Promise<OneFile> {
  const parts: Uint8Array[] = [];
  for await (const chunk of capped(chunks, most + AROUND_MAX)) parts.push(chunk);
  const bytes = Buffer.concat(parts);
  mustHaveFewParts(bytes, contentType);
  const form = await formOf(bytes, contentType);
  const files = form.getAll('file').filter((value) => value instanceof File);
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new Unusable(422, 'Send one file in a part named “file”, as in curl -F file=@junit.xml.');
  }
  return { type: file.type, chunks: capped(file.stream(), most) };
}

/** Counted before anything is made of them. */
function mustHaveFewParts(bytes: Buffer, contentType: string): void {
  const boundary = /boundary=(?:"([^"]{1,100})"|([^;\s]{1,100}))/i.exec(contentType);
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  if (mark === '--') throw new Unusable(400, 'The form does not say what separates its parts (boundary).');
  let parts = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
    parts += 1;
    if (parts > PARTS_MAX) throw new Unusable(422, `The form has more than ${PARTS_MAX} parts.`);
  }
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw new Unusable(400, 'The form cannot be read: it is not multipart/form-data as it says, or it broke off.');
  }
}
