import type { Publication } from '@/db/queries/publications';
import type { Application } from '@/lib/application';
import { publishModel } from '@/lib/services/publish-model';

export const testUse = 'For the tests: adults of the example cohort, at no decision at all.';

/** Publishes with a threshold chosen by hand and an intended use, where a test is about something else. */
export async function publishForTest(
  app: Application,
  options: Pick<Parameters<typeof publishModel>[1], 'modelId' | 'actor' | 'seen'> & {
    threshold?: number;
    intendedUse?: string;
  },
): Promise<Publication> {
  return publishModel(app, { threshold: 0.5, thresholdBasis: { kind: 'manual' }, intendedUse: testUse, ...options });
}
