import { actorOf, personOf } from '@/lib/auth/actor';
import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { exportEnteredReport } from '@/lib/services/export-entered-report';
import { exportReport } from '@/lib/services/export-report';
import { fileResponse } from '../file-response';
import { patientReportQuerySchema } from '../schema';

/**
 * A patient's report as a file to keep: `?model=ID&patient=ID&format=pdf|html|json|csv|fhir`, and `changes={"feature": value}` for a
 * what-if; or `entered=ID` for a patient whom a person entered. A clinician gets published models only.
 */
export const GET = handle(async (request) => {
  const user = await requireApiUser(request, 'clinician');
  const { model, patient, entered, format, changes } = readQuery(request, patientReportQuerySchema);
  const app = await getApplication();
  const shared = { modelId: model, publishedOnly: user.role === 'clinician', format };
  return fileResponse(
    entered === undefined
      ? await exportReport(app, { ...shared, patientId: patient, changes, actor: actorOf(user) })
      : await exportEnteredReport(app, { ...shared, enteredPatientId: entered, person: personOf(user) }),
  );
});
