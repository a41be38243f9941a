import { readAtMost } from '@/app/read-at-most';
import type { Application } from '@/lib/application';
import { parseBody } from '@/lib/auth/handle';
import { cdsRequestSchema } from '@/lib/cds/request';
import type { CdsClient } from '@/lib/cds/settings';
import { spendToken } from '@/lib/cds/spend-token';
import { verifyToken } from '@/lib/cds/verify-token';
import { RiskcurveError } from '@/lib/errors';
import { answerCdsRequest } from '@/lib/services/answer-cds-request';
import { recordCdsRefusal } from '@/lib/services/record-cds-refusal';
import { cdsHandler, preflight } from '../cds-handler';

/** A request with one prefetched Patient is a few kilobytes. */
const maxBytes = 1_000_000;

/** A call of a service (CDS Hooks 2.0): the cards for the patient that the client has open. Each call needs a signed token of its own. */
export const POST = cdsHandler<{ serviceId: string }>(async ({ request, params, app, settings }) => {
  const service = settings?.services.find(({ id }) => id === params.serviceId);
  if (settings === null || service === undefined) {
    throw new RiskcurveError('not-found', 'there is no such CDS service: see /cds-services for those there are');
  }
  const address = addressOf(app);
  const audience = `${address}/cds-services/${service.id}`;
  const client = await authenticate(app, request, { clients: settings.clients, audience, service: service.id });
  const body = await readAtMost(request, maxBytes, 'the request is too large: send only what the service asks for');
  const asked = parseBody(body.toString('utf8'), cdsRequestSchema);
  return Response.json(await answerCdsRequest(app, { client, service, request: asked, address }));
});

export const OPTIONS = preflight;

async function authenticate(
  app: Application,
  request: Request,
  { clients, audience, service }: { clients: readonly CdsClient[]; audience: string; service: string },
): Promise<CdsClient> {
  try {
    const { client, jti } = await verifyToken(request.headers.get('authorization'), { clients, audience });
    await spendToken(app.environment.home, { issuer: client.issuer, jti });
    return client;
  } catch (error) {
    if (error instanceof RiskcurveError) await recordCdsRefusal(app, { service, reason: error.message });
    throw error;
  }
}

/** Where this server answers, without a slash at the end. */
function addressOf({ environment }: Application): string {
  return (environment.publicUrl ?? `http://localhost:${environment.port}`).replace(/\/+$/, '');
}
