import { findNewestPublication, type Publication } from '@/db/queries/publications';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { shortVersion } from '../format';
import { reasonProblem, type PublicationDecision } from '../publication/decision';
import { changeLine, readLine, type LineRequest, type OpenLine } from './change-line';
import { judgeEnteredPatients } from './judge-entered-patients';
import { checkedDecision, startPublication } from './start-publication';

/**
 * Shows clinicians an earlier version again, in place of the one of its line that they see now. `modelId` is the earlier version; threshold
 * and intended use are its own from then unless others are given; `reason` goes to the audit trail. All of it happens or nothing.
 *
 * Throws `not-found` for an unknown model, `conflict` for a retired one, one that never was published, one that is published now, a line of which
 * nothing is published, or one that somebody else changed meanwhile, `bad-input` for a decision or a reason that cannot be.
 */
export async function rollBackModel(
  app: Application,
  options: LineRequest &
    Partial<PublicationDecision> & { readonly reason: string; readonly acknowledged?: readonly string[] },
): Promise<Publication> {
  const reason = options.reason.trim();
  const problem = reasonProblem(reason);
  if (problem !== null) throw new RiskcurveError('bad-input', problem);
  const line = await readLine(app, options);
  const earlier = await findNewestPublication(app.database, line.model.id);
  if (earlier === null) {
    const version = `${line.model.name} ${shortVersion(line.model.version)}`;
    throw new RiskcurveError('conflict', `${version} never was published: publish it instead`);
  }
  const { threshold = earlier.threshold, intendedUse = earlier.intendedUse } = options;
  const { thresholdBasis = options.threshold === undefined ? earlier.thresholdBasis : { kind: 'manual' } } = options;
  const decision = checkedDecision({ threshold, thresholdBasis, intendedUse });
  const judged = await judgeEnteredPatients(app, line);
  return changeLine(app, line, async (open) => {
    requireAnotherCurrent(open);
    const { acknowledged = [] } = options;
    const details = { reason, ...(acknowledged.length > 0 && { acknowledged }) };
    return startPublication(open, { decision, judged, reason: 'rolledBack', action: 'model.rolled-back', details });
  });
}

function requireAnotherCurrent({ model, current }: OpenLine): void {
  const version = shortVersion(model.version);
  if (current.length === 0) {
    throw new RiskcurveError('conflict', `no version of ${model.name} is published: publish ${version} instead`);
  }
  if (current.some(({ modelId }) => modelId === model.id)) {
    throw new RiskcurveError('conflict', `${model.name} ${version} is published now: there is nothing to roll back`);
  }
}
