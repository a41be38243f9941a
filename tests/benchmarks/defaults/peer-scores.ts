/** scikit-learn on the same folds as a run of ours: the same training parts, holdout left out, with the product's own preprocessing. */
import { findPythonPeer, usualPythons } from '@/lib/bench/python';
import { peerArray } from '@/lib/bench/reference-workload';
import type { CohortData } from '@/models/features';
import { applyPreprocessing } from '@/models/preprocessing/apply';
import { fitPreprocessing } from '@/models/preprocessing/fit';
import type { TrainingConfig } from '@/models/training/config';
import { planRun } from '@/models/training/plan';
import { meanScores, scoresOf, type Scores } from './scores';

export const peerNames = ['logistic', 'mlp', 'mlp50'] as const;
export type PeerName = (typeof peerNames)[number];

/**
 * Each peer's scores: the mean over the repeats of a whole cross-validation each, as a single model is judged.
 *
 * @throws Error with the peer's own sentence where there is no scikit-learn
 */
export async function scorePeers(cohort: CohortData, config: TrainingConfig): Promise<Record<PeerName, Scores>> {
  const found = await findPythonPeer('sklearn_defaults', taskOf(cohort, config), usualPythons);
  if ('absent' in found) throw new Error(`the peers cannot be run: ${found.absent}`);
  const scores: Partial<Record<PeerName, Scores>> = {};
  try {
    for (const name of peerNames) {
      const { facts } = await found.peer.run(name);
      scores[name] = meanScores(
        byRepeat(String(facts?.risks), config.repeats).map((risks) => scoresOf(risks, cohort.labels)),
      );
    }
  } finally {
    found.peer.end();
  }
  return scores as Record<PeerName, Scores>;
}

function taskOf({ table, labels }: CohortData, config: TrainingConfig): object {
  const plan = planRun(config, labels);
  const { nRows } = table;
  const fits = Array.from({ length: plan.nMembers }, (_, member) => {
    const fold = plan.foldOf.subarray(Math.floor(member / config.folds) * nRows).subarray(0, nRows);
    const judged = Int32Array.from(fold.keys()).filter((row) => fold[row] === member % config.folds);
    const trained = plan.rowsOf(member);
    const preprocessing = fitPreprocessing(table, trained);
    const inputsOf = (rows: Int32Array): object =>
      peerArray([rows.length, preprocessing.nInputs], [applyPreprocessing(preprocessing, table, rows)]);
    return {
      inputs: inputsOf(trained),
      labels: peerArray([trained.length], [Int32Array.from(trained, (row) => labels[row]!)]),
      rows: peerArray([judged.length], [judged]),
      foldInputs: inputsOf(judged),
    };
  });
  return { nRows, repeats: config.repeats, folds: config.folds, fits };
}

function byRepeat(encoded: string, repeats: number): Float64Array[] {
  const bytes = Uint8Array.from(Buffer.from(encoded, 'base64'));
  const risks = new Float64Array(bytes.buffer);
  const nRows = risks.length / repeats;
  return Array.from({ length: repeats }, (_, repeat) => risks.slice(repeat * nRows, (repeat + 1) * nRows));
}
