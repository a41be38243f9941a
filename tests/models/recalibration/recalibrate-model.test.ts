/** From a trained model to a recalibrated one: who is judged by which map, what the file holds, what is refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { recalibrateRisk } from '@/models/inference/recalibrate';
import { membersThatNeverSaw, modelForPatient } from '@/models/inference/unseen-members';
import { calibrationSlope } from '@/models/metrics/calibration';
import { decodeModel, encodeModel } from '@/models/model-file';
import { crossFitRecalibration } from '@/models/recalibration/cross-fit';
import { fitRecalibration, fitRiskMap } from '@/models/recalibration/fit';
import { previewRecalibration } from '@/models/recalibration/preview';
import { outOfFoldRows, recalibrateModel } from '@/models/recalibration/recalibrate-model';
import type { AssembledModel } from '@/models/training/assemble';
import { smallCohort, smallConfig } from '../training/small-cohort';
import { trainModel } from '../training/train-model';

const cohort = smallCohort(160);
const options = { version: 'a'.repeat(64), codeVersion: 'test', labels: cohort.labels };

describe.each([smallConfig(), smallConfig({ riskEstimator: 'levelMean' }), smallConfig({ loss: 'bce', taus: [0.5] })])(
  'a recalibrated model ($loss, $riskEstimator)',
  (config) => {
    let origin: AssembledModel;
    let made: AssembledModel;
    beforeAll(async () => {
      origin = await trainModel(cohort, config);
      made = recalibrateModel({ ...options, ...origin });
    });
    const part = (of: AssembledModel, name: string) => {
      const judged = of.predictions.filter((prediction) => prediction.part === name);
      return {
        rows: judged.map(({ rowIndex }) => rowIndex),
        risks: judged.map(({ assessment }) => assessment.risk),
        labels: judged.map(({ rowIndex }) => cohort.labels[rowIndex]!),
      };
    };

    it('has the map of all training patients, and one for each fold that those of the fold had no part in', () => {
      const { rows, risks, labels } = part(origin, 'outOfFold');
      const { recalibration } = made.model;
      expect(recalibration).toMatchObject({ ...fitRecalibration(risks, labels), from: options.version });
      expect(recalibration!.folds).toHaveLength(config.folds);
      for (let fold = 0; fold < config.folds; fold++) {
        const others = rows.flatMap((row, at) => (origin.model.foldOf[row] === fold ? [] : [at]));
        expect(others.length).toBeLessThan(rows.length);
        const map = fitRiskMap(
          others.map((at) => risks[at]!),
          others.map((at) => labels[at]!),
        );
        expect(recalibration!.folds[fold]).toEqual(map);
      }
    });

    it('judges every patient by the map that the patient had no part in, the holdout by that of all', () => {
      const { recalibration } = made.model;
      made.predictions.forEach(({ rowIndex, assessment }, at) => {
        const fold = made.model.foldOf[rowIndex]!;
        const map = fold === -1 ? recalibration! : recalibration!.folds[fold]!;
        expect(assessment.risk).toBe(recalibrateRisk(map, origin.predictions[at]!.assessment.risk));
      });
    });

    it('stores what a patient’s page computes anew, to the last bit', () => {
      for (const { rowIndex, assessment } of made.predictions.slice(0, 40)) {
        const values = Float64Array.from(cohort.table.columns, (column) => column[rowIndex]!);
        const unseen = membersThatNeverSaw(made.model, rowIndex);
        expect(assessPatient(modelForPatient(made.model, rowIndex), values, unseen)).toEqual(assessment);
      }
    });

    it('is evaluated on those judgements', () => {
      for (const name of ['outOfFold', 'holdout'] as const) {
        const { risks, labels } = part(made, name);
        expect(made.evaluation[name]!.metrics.calibrationSlope!.estimate).toBeCloseTo(
          calibrationSlope(risks, labels).estimate!,
          10,
        );
      }
      expect(part(made, 'holdout').risks).not.toEqual(part(origin, 'holdout').risks);
      const { holdout, outOfFold } = made.evaluation;
      // one map for the whole holdout: its order stays
      expect(holdout!.metrics.auroc).toEqual(origin.evaluation.holdout!.metrics.auroc);
      expect(outOfFold.metrics.crossingRate).toEqual(origin.evaluation.outOfFold.metrics.crossingRate);
      expect(outOfFold.nPatients).toBe(origin.evaluation.outOfFold.nPatients);
    });

    it('has what was previewed', () => {
      const { before, after, fit } = previewRecalibration(
        origin.model,
        outOfFoldRows(origin.predictions, cohort.labels),
      );
      expect(made.model.recalibration).toMatchObject(fit);
      for (const [reading, { metrics }] of [
        [before, origin.evaluation.outOfFold],
        [after, made.evaluation.outOfFold],
      ] as const) {
        for (const [name, { estimate }] of Object.entries(reading.metrics))
          expect(estimate).toBeCloseTo(metrics[name]!.estimate!, 10);
      }
    });

    it('keeps networks, folds and origin’s bytes, and comes back from its file', () => {
      const { recalibration, ...rest } = made.model;
      expect(rest).toEqual(origin.model);
      expect(encodeModel(rest)).toEqual(encodeModel(origin.model));
      expect(decodeModel(encodeModel(made.model)).recalibration).toEqual(recalibration);
      expect(encodeModel(recalibrateModel({ ...options, ...origin }).model)).toEqual(encodeModel(made.model));
    });

    it('is not recalibrated once more', () => {
      expect(() => recalibrateModel({ ...options, ...made })).toThrow('the model is recalibrated already');
    });
  },
);

it('no patient has a part in the map that judges them: a turned outcome moves the others’ maps alone', async () => {
  const { model, predictions } = await trainModel(cohort, smallConfig());
  const judged = outOfFoldRows(predictions, cohort.labels);
  const labels = Array.from(judged.labels);
  const before = crossFitRecalibration(model, judged);
  const after = crossFitRecalibration(model, { ...judged, labels: labels.with(0, 1 - labels[0]!) });
  const own = model.foldOf[judged.rows[0]!];
  after.folds.forEach((map, fold) => {
    if (fold === own) expect(map).toEqual(before.folds[fold]);
    else expect(map).not.toEqual(before.folds[fold]);
  });
  expect(after.fit.slope).not.toBe(before.fit.slope);
});
