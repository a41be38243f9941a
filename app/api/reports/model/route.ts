import { actorOf } from '@/lib/auth/actor';
import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { exportModelCard } from '@/lib/services/export-model-card';
import { fileResponse } from '../file-response';
import { modelCardQuerySchema } from '../schema';

/** A model's card as a file to keep: `?model=ID&format=pdf|html|markdown|json`. A clinician gets published models only. */
export const GET = handle(async (request) => {
  const user = await requireApiUser(request, 'clinician');
  const { model, format } = readQuery(request, modelCardQuerySchema);
  const publishedOnly = user.role === 'clinician';
  return fileResponse(
    await exportModelCard(await getApplication(), { modelId: model, format, publishedOnly, actor: actorOf(user) }),
  );
});
