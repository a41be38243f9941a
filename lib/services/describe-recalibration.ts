import type { Model, ModelWithOrigin } from '@/db/queries/models';
import { listPairedRows } from '@/db/queries/predictions';
import { findRecalibratedModel } from '@/db/queries/recalibrated-models';
import type { Recalibration, TrainedModel } from '@/models/model';
import { lowersLogLoss, recalibrationAdvice, type RecalibrationAdvice } from '@/models/recalibration/advice';
import { previewRecalibration, type RecalibrationPreview } from '@/models/recalibration/preview';
import type { Evaluation } from '@/models/trainer/protocol';
import type { Application } from '../application';
import { getModel } from './get-model';

/** Where a model stands with regard to recalibration. */
export type RecalibrationState =
  | {
      readonly kind: 'recalibrated';
      readonly recalibration: Recalibration;
      readonly origin: ModelWithOrigin & { readonly evaluation: Evaluation };
    }
  | { readonly kind: 'made'; readonly made: Model }
  | { readonly kind: 'offered'; readonly advice: RecalibrationAdvice; readonly preview: RecalibrationPreview }
  | { readonly kind: 'impossible'; readonly advice: RecalibrationAdvice; readonly reason: string };

type Tried = { readonly preview: RecalibrationPreview } | { readonly reason: string };

/** Kept as long as the decoded model itself is: a model never changes, and neither does what a recalibration would make of it. */
const kept = new WeakMap<TrainedModel, Tried>();

/**
 * Whether a model is recalibrated, has been, should be or cannot be, with what that changes on the training patients. Throws `not-found` where
 * the model or the one it came from is gone.
 */
export async function describeRecalibration(
  app: Application,
  options: { model: ModelWithOrigin; evaluation: Evaluation; trained: TrainedModel },
): Promise<RecalibrationState> {
  const { model, evaluation, trained } = options;
  const { recalibration } = trained;
  if (recalibration && model.recalibratedFrom !== null) {
    return { kind: 'recalibrated', recalibration, origin: await getModel(app, { modelId: model.recalibratedFrom }) };
  }
  const made = await findRecalibratedModel(app.database, model.id);
  if (made !== null) return { kind: 'made', made };
  const tried = kept.get(trained) ?? (await tryPreview(app, model.id, trained));
  kept.set(trained, tried);
  const adviceWhere = (helps: boolean) => recalibrationAdvice(evaluation.outOfFold.metrics, helps);
  if ('reason' in tried) return { kind: 'impossible', advice: adviceWhere(false), ...tried };
  return { kind: 'offered', advice: adviceWhere(lowersLogLoss(tried.preview)), ...tried };
}

async function tryPreview(app: Application, modelId: string, trained: TrainedModel): Promise<Tried> {
  const judged = (await listPairedRows(app.database, modelId)).filter(({ part }) => part === 'outOfFold');
  try {
    const preview = previewRecalibration(trained, {
      rows: judged.map(({ rowIndex }) => rowIndex),
      risks: judged.map(({ risk }) => risk),
      labels: judged.map(({ outcome }) => Number(outcome)),
    });
    return { preview };
  } catch (error) {
    if (error instanceof RangeError) return { reason: error.message };
    throw error;
  }
}
