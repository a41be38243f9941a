import { notFound } from 'next/navigation';
import { RiskcurveError } from '@/lib/errors';

/** The value; or, where it does not exist for this person, the page that says there is nothing here. */
export async function orNotFound<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof RiskcurveError && error.kind === 'not-found') notFound();
    throw error;
  }
}
