import { withHeaders } from '@/app/api/v1/serve';
import { RiskcurveError } from '@/lib/errors';

/** What is no address of the API answers as the API does, not with a page. */
const nothingHere = withHeaders({ scope: null }, () =>
  Promise.reject(new RiskcurveError('not-found', 'there is nothing at this address: see /api/v1/openapi.json')),
);

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
