import type { Actor, Application } from '../application';
import { cancelMaking, type MakingState } from '../reproduction/process/making';
import { recordAuditEvent } from './record-audit-event';

/** Ends the reproduction that is under way; nothing of it is kept. @throws RiskcurveError `conflict` where none is */
export async function cancelReproduction(app: Application, { actor }: { actor: Actor }): Promise<MakingState> {
  const making = cancelMaking();
  await recordAuditEvent(app, { actor, action: 'reproduction.cancelled', subject: making.target });
  return making;
}
