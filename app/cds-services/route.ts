import { listCdsServices } from '@/lib/services/list-cds-services';
import { cdsHandler, preflight } from './cds-handler';

/** Discovery (CDS Hooks 2.0): which services there are. It names models, never patients, so it asks for no token. */
export const GET = cdsHandler(async ({ app, settings }) => {
  return Response.json({ services: await listCdsServices(app, { settings }) });
});

export const OPTIONS = preflight;
