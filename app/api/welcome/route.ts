import { handle, readBody } from '@/lib/auth/handle';
import { checkSameOrigin } from '@/lib/auth/same-origin';
import { getApplication } from '@/lib/open-application';
import { redeemSignInLink } from '@/lib/services/redeem-sign-in-link';
import { welcomeSchema } from './schema';

/** Uses up a one-time link. Open to everybody: the token is what lets one in. */
export const POST = handle(async (request) => {
  checkSameOrigin(request);
  const given = await readBody(request, welcomeSchema);
  const user = await redeemSignInLink(await getApplication(), given);
  return Response.json({ email: user.email });
});
