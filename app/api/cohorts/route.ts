import { actorOf } from '@/lib/auth/actor';
import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { sayWarning } from '@/lib/cohort/polarity/polarity-warning';
import { getApplication } from '@/lib/open-application';
import { importUpload } from '@/lib/services/import-upload';
import { listCohorts } from '@/lib/services/list-cohorts';
import { importSchema } from './schema';

export const GET = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  return Response.json({ cohorts: await listCohorts(await getApplication()) });
});

/** Imports an uploaded file as a cohort: all of it or nothing. */
export const POST = handle(async (request) => {
  const analyst = await requireApiUser(request, 'analyst');
  const given = await readBody(request, importSchema);
  const { cohort, notices, polarity } = await importUpload(await getApplication(), {
    ...given,
    actor: actorOf(analyst),
  });
  return Response.json(
    { cohortId: cohort.id, notices: polarity === null ? notices : [sayWarning(polarity), ...notices] },
    { status: 201 },
  );
});
