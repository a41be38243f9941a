import { z } from 'zod';
import { checkId, handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getJudges } from '@/lib/services/get-judges';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

const querySchema = z.object({ patient: z.uuid('must be the id of a patient').optional() });

/** The networks that judge a patient, `?patient=ID`, or a new one: a model file for the page's what-if. */
export const GET = handle<Context>(async (request, { params }) => {
  const user = await requireApiUser(request, 'clinician');
  const { patient } = readQuery(request, querySchema);
  const bytes = await getJudges(await getApplication(), {
    modelId: checkId((await params).modelId),
    patientId: patient,
    publishedOnly: user.role === 'clinician',
  });
  return new Response(Uint8Array.from(bytes), { headers: { 'content-type': 'application/octet-stream' } });
});
