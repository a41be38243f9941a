/** What every CDS Hooks handler is wrapped in: the settings of the moment, and the headers that a browser's pages need. */
import type { Application } from '@/lib/application';
import { handle } from '@/lib/auth/handle';
import { readCdsSettings, type CdsSettings } from '@/lib/cds/settings';
import { getApplication } from '@/lib/open-application';

interface CdsCall<Params> {
  readonly request: Request;
  readonly params: Params;
  readonly app: Application;
  readonly settings: CdsSettings | null;
}

interface Context<Params> {
  readonly params: Promise<Params>;
}

/** Wraps a handler; its errors too carry the headers, so that a page may read the sentence. */
export function cdsHandler<Params>(work: (call: CdsCall<Params>) => Promise<Response>) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    let settings: CdsSettings | null = null;
    const answer = await handle<Context<Params>>(async (_, { params }) => {
      const app = await getApplication();
      settings = await readCdsSettings(app.environment.home);
      return work({ request, params: await params, app, settings });
    })(request, context);
    if (answer.status === 401) answer.headers.set('www-authenticate', 'Bearer');
    return withOrigin(request, settings, answer);
  };
}

/** The answer to a browser that asks beforehand whether a page may call. */
export const preflight = cdsHandler(() =>
  Promise.resolve(
    new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': '600',
      },
    }),
  ),
);

/** Names the asking origin where the administrator listed it; no other page may read the answer. */
function withOrigin(request: Request, settings: CdsSettings | null, answer: Response): Response {
  const origin = request.headers.get('origin');
  answer.headers.append('vary', 'origin');
  const known = settings?.origins.some((listed) => new URL(listed).origin === origin) ?? false;
  if (origin !== null && known) answer.headers.set('access-control-allow-origin', origin);
  return answer;
}
