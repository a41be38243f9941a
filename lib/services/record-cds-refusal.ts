/** Refused calls in the audit trail: the first at once, then at most one event a minute with their number, so that nobody can flood it. */
import type { Application } from '../application';
import { recordAuditEvent } from './record-audit-event';

const quietMilliseconds = 60_000;

let lastEvent = -Infinity;
let nUnrecorded = 0;

/** Notes that a call to a service was refused, and why. */
export async function recordCdsRefusal(app: Application, options: { service: string; reason: string }): Promise<void> {
  nUnrecorded += 1;
  const now = Date.now();
  if (now - lastEvent < quietMilliseconds) return;
  lastEvent = now;
  const details = { ...options, refusedSinceLastEvent: nUnrecorded };
  nUnrecorded = 0;
  await recordAuditEvent(app, {
    actor: { userId: null, name: 'unknown CDS client' },
    action: 'cds-call.refused',
    subject: `cds-service ${options.service}`,
    details,
  });
}
