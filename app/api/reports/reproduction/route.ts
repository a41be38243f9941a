import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { exportReproduction } from '@/lib/services/export-reproduction';
import { fileResponse } from '../file-response';
import { reproductionQuerySchema } from '../schema';

/** The newest reproduction as a file to keep: `?target=table3|figure3|figure4&format=markdown|csv|svg|json`. */
export const GET = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  return fileResponse(await exportReproduction(await getApplication(), readQuery(request, reproductionQuerySchema)));
});
