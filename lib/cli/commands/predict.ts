import { z } from 'zod';
import { limits } from '@/lib/cohort/limits';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { recalibrationWords } from '@/lib/recalibration-words';
import { getTrainedModel } from '@/lib/services/get-trained-model';
import { predictFile } from '@/lib/services/predict-file';
import { applicationCommand } from '../define-command';
import { predictionHeader, predictionLine, predictionRow, type PredictionRow } from '../prediction-csv';

export const predictCommand = applicationCommand({
  name: 'predict',
  where: 'application',
  summary: 'Judge every patient of a CSV file; one row per patient, as CSV or with --json as JSON.',
  arguments: [
    { name: 'model', description: 'id, name (its newest version) or first digits of a version' },
    { name: 'file', description: "CSV file with the model's features by name; an outcome is not needed" },
  ],
  flags: [{ flags: '--out <file>', description: 'write the CSV there instead of to standard output' }],
  fileOptions: ['file', 'out'],
  options: z.object({ model: z.string(), file: z.string(), out: z.string().optional(), json: z.boolean().optional() }),
  async run({ app, output, progress, notice }, { model, file, out, json }) {
    const found = await getModelByReference(app, { reference: model });
    const asDocument = json === true && out === undefined;
    const rows: PredictionRow[] = [];
    const { nPatients, notices } = await predictFile(app, {
      modelId: found.id,
      source: file,
      maxPatients: asDocument ? limits.maxRows : undefined, // a document is held whole, a CSV goes out as it comes
      onBatch(batch, share) {
        const lines = batch.map(predictionRow);
        if (asDocument) rows.push(...lines);
        else {
          const header = lines[0]?.row === 1 ? predictionHeader('id' in lines[0]) : '';
          output(header + lines.map(predictionLine).join(''));
        }
        progress(`${Math.round(100 * share)} % of the patients judged`);
      },
    });
    notices.forEach(notice);
    const { recalibration } = (await getTrainedModel(app, { modelId: found.id })).trained;
    if (recalibration) notice(`the risks are ${recalibrationWords(recalibration)}`);
    const recalibrated = recalibration && { recalibrated: recalibrationWords(recalibration) };
    const answer = { model: found.id, version: found.version, ...recalibrated, patients: nPatients, notices };
    return asDocument ? { ...answer, predictions: rows } : { ...answer, out: out ?? null };
  },
  render: () => '',
});
