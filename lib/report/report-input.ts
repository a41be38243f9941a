/** What a patient report is made from: no rows, no services. */
import type { Publication } from '@/db/queries/publications';
import type { CohortData, PatientValues } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';

export interface ReportCohort {
  readonly name: string;
  readonly nPatients: number;
  readonly nEvents: number;
  readonly simulatedFrom: string | null;
  /** Out-of-fold and holdout risks of the cohort's patients under this model, one per row. */
  readonly risks: readonly number[];
  /** The patients' values and outcomes, row by row; the report names no patient but its own. */
  readonly table: CohortData['table'];
  readonly labels: CohortData['labels'];
}

export interface ReportPatient {
  readonly label: string;
  /** 0-based row of the cohort; null for a patient who is not in it. */
  readonly rowIndex: number | null;
  readonly values: PatientValues;
  /** The patient's own values where `values` are a what-if; null where they are the own ones. */
  readonly own: PatientValues | null;
}

export type ReportPublication = Pick<Publication, 'intendedUse' | 'threshold' | 'thresholdBasis' | 'publishedAt'>;

export interface ReportModel {
  readonly name: string;
  /** sha256 of the model file. */
  readonly version: string;
  readonly threshold: number;
  /** What it is published for; null where clinicians do not see it. */
  readonly publication: ReportPublication | null;
  readonly trainedAt: Date;
  readonly trained: TrainedModel;
  readonly evaluation: Evaluation;
}

export interface ReportInput {
  readonly identifier: string;
  readonly createdAt: Date;
  readonly cohort: ReportCohort;
  readonly patient: ReportPatient;
  readonly model: ReportModel;
}
