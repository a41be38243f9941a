import { actorOf } from '@/lib/auth/actor';
import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { exportReport } from '@/lib/services/export-report';
import { fileResponse } from '../file-response';
import { patientReportQuerySchema } from '../schema';

/**
 * A patient's report as a file to keep: `?model=ID&patient=ID&format=pdf|html|json|csv|fhir`, and `changes={"feature": value}` for a
 * what-if. A clinician gets published models only.
 */
export const GET = handle(async (request) => {
  const user = await requireApiUser(request, 'clinician');
  const { model, patient, format, changes } = readQuery(request, patientReportQuerySchema);
  return fileResponse(
    await exportReport(await getApplication(), {
      modelId: model,
      patientId: patient,
      changes,
      publishedOnly: user.role === 'clinician',
      format,
      actor: actorOf(user),
    }),
  );
});
