import { listAuditEventsAfter, type AuditEvent } from '@/db/queries/audit-events';
import type { Application } from '../application';
import { auditHash } from './audit-hash';

export interface AuditVerdict {
  readonly intact: boolean;
  /** Events walked before the first fault, or all of them. */
  readonly nEvents: number;
  /** The first event that does not fit, and what is wrong with it. */
  readonly fault: { readonly id: number; readonly reason: string } | null;
  /** Hash of the newest event: written down elsewhere, it also shows a trail cut short. */
  readonly newestHash: string;
}

const stepSize = 1000;

/** Walks the whole trail and checks every event against its hash and against the event before it. */
export async function verifyAuditTrail(app: Application): Promise<AuditVerdict> {
  let [nEvents, lastId, newestHash] = [0, 0, ''];
  for (;;) {
    const events = await listAuditEventsAfter(app.database, lastId, stepSize);
    for (const event of events) {
      const reason = faultOf(event, newestHash);
      if (reason !== null) return { intact: false, nEvents, fault: { id: event.id, reason }, newestHash };
      [nEvents, lastId, newestHash] = [nEvents + 1, event.id, event.hash];
    }
    if (events.length < stepSize) return { intact: true, nEvents, fault: null, newestHash };
  }
}

function faultOf(event: AuditEvent, previousHash: string): string | null {
  if (event.previousHash !== previousHash) return 'an event before it was removed or moved';
  return auditHash(event) === event.hash ? null : 'it was changed after it was written';
}
