import type { Actor, Application } from '../application';
import { startMaking, type MakingState } from '../reproduction/process/making';
import type { ReproducibleTarget } from '../reproduction/reproduction';
import { recordAuditEvent } from './record-audit-event';

/**
 * Has a table, a figure or a claim of the paper reproduced beside the server, one at a time; the result is kept in the data folder.
 *
 * @throws RiskcurveError `conflict` while another is under way
 */
export async function startReproduction(
  app: Application,
  { actor, target, quick }: { actor: Actor; target: ReproducibleTarget; quick: boolean },
): Promise<MakingState> {
  const making = startMaking(app.environment, { target, quick, closing: app.closing });
  await recordAuditEvent(app, { actor, action: 'reproduction.started', subject: target, details: { quick } });
  return making;
}
