import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { profileUpload } from '@/lib/services/profile-upload';
import { profileSchema } from '../../schema';

/** How the columns of an uploaded file are spread and go with the outcome; stores nothing. */
export const POST = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  const given = await readBody(request, profileSchema);
  return Response.json(await profileUpload(await getApplication(), given));
});
