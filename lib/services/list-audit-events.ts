import { countAuditEvents, listAuditEvents as listRows, type AuditEvent } from '@/db/queries/audit-events';
import type { Page } from '@/db/queries/page';
import type { Application } from '../application';

/** A page of the audit trail, newest first, with the number of events there are. */
export async function listAuditEvents(
  app: Application,
  options: Page & { action?: string } = {},
): Promise<{ events: AuditEvent[]; total: number }> {
  const [events, total] = await Promise.all([listRows(app.database, options), countAuditEvents(app.database, options)]);
  return { events, total };
}
