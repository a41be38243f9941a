import { z } from 'zod';
import { checkId, handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { listSimilarPatients } from '@/lib/services/list-similar-patients';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

const bodySchema = z.object({
  /** In the order of the model's features, null where missing. */
  values: z.array(z.number().nullable()).max(10_000),
  exceptPatientId: z.uuid('must be the id of a patient').optional(),
});

/** The patients of the model's cohort most like one with these values. */
export const POST = handle<Context>(async (request, { params }) => {
  const user = await requireApiUser(request, 'clinician');
  const patients = await listSimilarPatients(await getApplication(), {
    ...(await readBody(request, bodySchema)),
    modelId: checkId((await params).modelId),
    publishedOnly: user.role === 'clinician',
  });
  return Response.json({ patients });
});
