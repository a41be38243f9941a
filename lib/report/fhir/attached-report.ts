import { z } from 'zod';

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.looseObject({ resourceType: z.string() }) })),
});

const documentReference = z.object({
  resourceType: z.literal('DocumentReference'),
  content: z.tuple([
    z.object({ attachment: z.object({ contentType: z.literal('application/json'), data: z.base64() }) }),
  ]),
});

/** The JSON report that a bundle of ours carries whole; null where `file` is no such bundle. What it holds is not checked. */
export function attachedReport(file: unknown): unknown {
  const parsed = bundle.safeParse(file);
  if (!parsed.success) return null;
  for (const { resource } of parsed.data.entry) {
    const found = documentReference.safeParse(resource);
    if (found.success) return decode(found.data.content[0].attachment.data);
  }
  return null;
}

function decode(data: string): unknown {
  try {
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as unknown;
  } catch {
    return null; // an attachment of another kind
  }
}
