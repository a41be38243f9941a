import { insertCohort, type Cohort } from '@/db/queries/cohorts';
import { uniqueViolation } from '@/db/unique-violation';
import type { CohortData } from '@/models/features';
import type { Actor, Application } from '../application';
import type { BuiltCohort } from '../cohort/build-cohort';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

export interface CohortOrigin {
  readonly sourceName: string;
  readonly sourceSha256: string;
  /** Formula in words and each patient's true risk; only for a simulated cohort. */
  readonly simulated?: { readonly formula: string; readonly trueRisks: Float64Array };
}

/**
 * Stores a built cohort and its audit event: all of it or nothing.
 *
 * @throws RiskcurveError `conflict` where the name is taken
 */
export async function storeCohort(
  app: Application,
  options: { name: string; built: BuiltCohort; origin: CohortOrigin; actor: Actor },
): Promise<Cohort> {
  const { name, built, origin, actor } = options;
  const { table, outcome, dataHash } = built.data;
  const cohort = {
    name,
    outcome,
    nPatients: table.nRows,
    nEvents: built.nEvents,
    sourceName: origin.sourceName,
    sourceSha256: origin.sourceSha256,
    dataHash,
    simulatedFrom: origin.simulated?.formula ?? null,
    leftOut: [...built.leftOut],
    createdBy: actor.userId,
  };
  try {
    return await app.database.transaction(async (database) => {
      const stored = await insertCohort(
        database,
        cohort,
        table.features,
        patientRows(built.data, origin.simulated?.trueRisks ?? null),
      );
      await recordAuditEvent(
        { database },
        {
          actor,
          action: 'cohort.imported',
          subject: `cohort ${stored.id}`,
          details: {
            name,
            nPatients: table.nRows,
            nEvents: built.nEvents,
            sourceSha256: origin.sourceSha256,
            dataHash,
          },
        },
      );
      return stored;
    });
  } catch (error) {
    throw uniqueViolation(error) === 'cohorts_name_unique' ? nameTaken(name) : error;
  }
}

/** The refusal for a name that another cohort has. */
export function nameTaken(name: string): RiskcurveError {
  return new RiskcurveError('conflict', `there is a cohort called "${name}" already; choose another name`);
}

function patientRows({ table, labels }: CohortData, trueRisks: Float64Array | null) {
  const digits = Math.max(4, String(table.nRows).length);
  return Array.from({ length: table.nRows }, (_, rowIndex) => ({
    rowIndex,
    label: `P-${String(rowIndex + 1).padStart(digits, '0')}`,
    values: table.columns.map((column) => (Number.isNaN(column[rowIndex]!) ? null : column[rowIndex]!)),
    outcome: labels[rowIndex] === 1,
    trueRisk: trueRisks === null ? null : trueRisks[rowIndex]!,
  }));
}
