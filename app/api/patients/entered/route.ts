import { handle, readBody } from '@/lib/auth/handle';
import { personOf } from '@/lib/auth/actor';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { saveEnteredPatient } from '@/lib/services/save-entered-patient';
import { enteredPatientSchema } from '../schema';

/** Stores a new patient with the model's assessment; answers with the id. */
export const POST = handle(async (request) => {
  const user = await requireApiUser(request, 'clinician');
  const given = await readBody(request, enteredPatientSchema);
  const publishedOnly = user.role === 'clinician';
  const { id } = await saveEnteredPatient(await getApplication(), { ...given, publishedOnly, person: personOf(user) });
  return Response.json({ id }, { status: 201 });
});
