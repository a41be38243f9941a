import { checkId, handle, readBody } from '@/lib/auth/handle';
import { personOf } from '@/lib/auth/actor';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { deleteEnteredPatient } from '@/lib/services/delete-entered-patient';
import { correctEnteredPatient } from '@/lib/services/save-entered-patient';
import { enteredPatientSchema } from '../../schema';

interface Context {
  readonly params: Promise<{ enteredPatientId: string }>;
}

/** Corrects an entered patient; the earlier assessments stay. */
export const PATCH = handle<Context>(async (request, { params }) => {
  const user = await requireApiUser(request, 'clinician');
  const enteredPatientId = checkId((await params).enteredPatientId);
  const given = await readBody(request, enteredPatientSchema);
  const publishedOnly = user.role === 'clinician';
  const person = personOf(user);
  await correctEnteredPatient(await getApplication(), { ...given, enteredPatientId, publishedOnly, person });
  return Response.json({ id: enteredPatientId });
});

/** Removes an entered patient with everything stored of them. */
export const DELETE = handle<Context>(async (request, { params }) => {
  const user = await requireApiUser(request, 'clinician');
  const enteredPatientId = checkId((await params).enteredPatientId);
  await deleteEnteredPatient(await getApplication(), { enteredPatientId, person: personOf(user) });
  return Response.json({ id: enteredPatientId });
});
