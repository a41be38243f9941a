import {
  endPublications,
  insertPublication,
  type EndReason,
  type Publication,
  type PublicationOfVersion,
} from '@/db/queries/publications';
import { RiskcurveError } from '../errors';
import { intendedUseProblem, thresholdProblem, type PublicationDecision } from '../publication/decision';
import type { OpenLine } from './change-line';
import { storeJudgedEntered, type judgeEnteredPatients } from './judge-entered-patients';
import { recordAuditEvent } from './record-audit-event';

/** The decision with blanks around its words removed. Throws `bad-input` with one sentence. */
export function checkedDecision({ threshold, thresholdBasis, intendedUse }: PublicationDecision): PublicationDecision {
  const decision = { threshold, thresholdBasis, intendedUse: intendedUse.trim() };
  const problem = thresholdProblem(decision) ?? intendedUseProblem(decision.intendedUse);
  if (problem !== null) throw new RiskcurveError('bad-input', problem);
  return decision;
}

interface Start {
  readonly decision: PublicationDecision;
  readonly judged: Awaited<ReturnType<typeof judgeEnteredPatients>>;
  /** Why what was shown before ends. */
  readonly reason: Extract<EndReason, 'replaced' | 'rolledBack'>;
  readonly action: 'model.published' | 'model.rolled-back';
  /** What the audit trail is told beside the decision. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Shows the line's model to clinicians in place of whatever they saw of the line, and says so in the trail. */
export async function startPublication(line: OpenLine, start: Start): Promise<Publication> {
  const { transaction, model, current, now, actor, byName } = line;
  const { decision, judged, reason, action } = start;
  await endPublications(transaction, current, { at: now, reason, byName });
  const publication = await insertPublication(transaction, {
    ...{ ...decision, modelId: model.id, replaces: current[0]?.id ?? null, rollback: reason === 'rolledBack' },
    ...{ publishedBy: actor.userId, publishedByName: byName, publishedAt: now },
  });
  const { threshold } = decision;
  const nAssessed = await storeJudgedEntered(transaction, { model, judged, threshold, byName });
  const details = {
    ...{ name: model.name, version: model.version, ...decision, publication: publication.id },
    ...(current.length > 0 && { replaced: current.map((ended: PublicationOfVersion) => ended.version) }),
    ...(nAssessed > 0 && { nAssessed }),
    ...start.details,
  };
  const subject = `model ${model.id}`;
  await recordAuditEvent({ database: transaction }, { actor, action, subject, details });
  return publication;
}
