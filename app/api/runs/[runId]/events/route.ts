import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getRun } from '@/lib/services/get-run';
import { eventStream } from '../../../event-stream';
import { runEvents } from './run-events';

interface Context {
  readonly params: Promise<{ runId: string }>;
}

/** A run as it goes on: server-sent events named `run`, the last one when the run is at its end. */
export const GET = handle<Context>(async (request, { params }) => {
  await requireApiUser(request, 'analyst');
  const runId = checkId((await params).runId);
  const app = await getApplication();
  // Asked once before the stream begins, so that an unknown run is a plain 404.
  await getRun(app, { runId });
  return eventStream(request.signal, (signal) => runEvents(app, { runId, signal }));
});
