import { deleteCohortRow } from '@/db/queries/delete-cohort';
import type { Actor, Application } from '../application';
import { getCohort } from './get-cohort';
import { recordAuditEvent } from './record-audit-event';

/** Deletes a cohort and everything made from it. @throws RiskcurveError `not-found` */
export async function deleteCohort(app: Application, options: { cohortId: string; actor: Actor }): Promise<void> {
  const { cohort } = await getCohort(app, options);
  await app.database.transaction(async (database) => {
    await deleteCohortRow(database, cohort.id);
    await recordAuditEvent(
      { database },
      {
        actor: options.actor,
        action: 'cohort.deleted',
        subject: `cohort ${cohort.id}`,
        details: { name: cohort.name, dataHash: cohort.dataHash },
      },
    );
  });
}
