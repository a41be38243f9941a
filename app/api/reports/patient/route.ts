import { addressOf } from '@/app/components/read-parameter';
import { actorOf, personOf } from '@/lib/auth/actor';
import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { WithdrawnError } from '@/lib/publication/withdrawn';
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
  try {
    return fileResponse(
      entered === undefined
        ? await exportReport(app, { ...shared, patientId: patient, changes, actor: actorOf(user) })
        : await exportEnteredReport(app, { ...shared, enteredPatientId: entered, person: personOf(user) }),
    );
  } catch (error) {
    const page = entered === undefined ? `/patients/${patient}` : `/patients/entered/${entered}`;
    if (error instanceof WithdrawnError && isNavigation(request)) return seeOther(addressOf(page, { model }));
    throw error;
  }
});

/** A person who followed a link from a page, not a program. */
function isNavigation(request: Request): boolean {
  return request.headers.get('sec-fetch-mode') === 'navigate';
}

/** To the page that says what is in use now. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
