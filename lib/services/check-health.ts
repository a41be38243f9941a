import { pingDatabase } from '@/db/queries/ping';
import { RiskcurveError } from '../errors';
import { getApplication } from '../open-application';

/** Answers once the server is open and its database replies. Throws `busy` otherwise. */
export async function checkHealth(): Promise<{ status: 'ok' }> {
  try {
    await pingDatabase((await getApplication()).database);
  } catch (cause) {
    throw new RiskcurveError('busy', 'the database does not answer', { cause });
  }
  return { status: 'ok' };
}
