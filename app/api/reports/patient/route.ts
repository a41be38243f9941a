import { actorOf } from '@/lib/auth/actor';
import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { exportReport } from '@/lib/services/export-report';
import { patientReportQuerySchema } from '../schema';

/** A patient's report as a file to keep: `?model=ID&patient=ID&format=pdf|html|json`. A clinician gets published models only. */
export const GET = handle(async (request) => {
  const user = await requireApiUser(request, 'clinician');
  const { model, patient, format } = readQuery(request, patientReportQuerySchema);
  const { bytes, fileName, contentType } = await exportReport(await getApplication(), {
    modelId: model,
    patientId: patient,
    publishedOnly: user.role === 'clinician',
    format,
    actor: actorOf(user),
  });
  return new Response(bytes, {
    headers: {
      'content-type': contentType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
});
