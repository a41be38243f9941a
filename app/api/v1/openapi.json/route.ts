import { openApiDocument } from '@/app/api/v1/document';
import { withHeaders } from '@/app/api/v1/serve';
import { describeSystem } from '@/lib/services/describe-system';
import { getApplication } from '@/lib/open-application';

/** The document of the API (OpenAPI 3.1). Open to everybody: it says how to ask, and nothing of what is stored. */
export const GET = withHeaders({ scope: null }, async () => {
  const { version } = await describeSystem(await getApplication());
  return Response.json(openApiDocument(version));
});
