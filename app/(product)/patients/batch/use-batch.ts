'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { loadInferenceKernel } from '@/app/load-inference-kernel';
import { asSentence } from '@/app/forms/request';
import { loadJudges } from '@/app/components/what-if/load-judges';
import { decodeBatch, readBatch, type Batch } from '@/lib/cohort/read-batch';
import { predictPatients, type PatientPrediction } from '@/lib/services/predict-patients';
import { createTableJudge } from '@/models/inference/judge-table';

export interface BatchResult {
  readonly fileName: string;
  readonly batch: Batch;
  /** In the order of the file. */
  readonly predictions: readonly PatientPrediction[];
}

type State =
  | { readonly at: 'start'; readonly problem: string | null }
  | { readonly at: 'work'; readonly fileName: string; readonly share: number | null }
  | { readonly at: 'done'; readonly result: BatchResult };

/** Judged at a stretch: a few hundredths of a second, so that the page goes on answering. */
const patientsAtOnce = 64;

/** Reads a file and judges its patients, all in this browser; a new file ends the work on the one before. */
export function useBatch(modelId: string) {
  const [state, setState] = useState<State>({ at: 'start', problem: null });
  const current = useRef(0);
  const take = useCallback(
    async (file: File) => {
      const job = ++current.current;
      const isWanted = () => current.current === job;
      setState({ at: 'work', fileName: file.name, share: null });
      try {
        const result = await judgeFile(file, modelId, isWanted, (share) =>
          setState({ at: 'work', fileName: file.name, share }),
        );
        if (result !== null) setState({ at: 'done', result });
      } catch (error) {
        const problem = error instanceof Error ? error.message : 'the file could not be read: try again';
        if (isWanted()) setState({ at: 'start', problem: asSentence(problem) });
      }
    },
    [modelId],
  );
  const again = useCallback(() => setState({ at: 'start', problem: null }), []);
  useEffect(
    () => () => {
      current.current++;
    },
    [],
  );
  return { state, take, again };
}

async function judgeFile(
  file: File,
  modelId: string,
  isWanted: () => boolean,
  onShare: (share: number) => void,
): Promise<BatchResult | null> {
  const [bytes, model, kernel] = await Promise.all([
    file.arrayBuffer(),
    loadJudges(modelId, null),
    loadInferenceKernel(),
  ]);
  const batch = readBatch(decodeBatch(new Uint8Array(bytes)), model.features);
  const judgeTable = createTableJudge(model, kernel);
  const predictions: PatientPrediction[] = [];
  while (predictions.length < batch.patients.length) {
    if (!isWanted()) return null;
    const from = predictions.length;
    predictions.push(...predictPatients(model, judgeTable, batch.patients.slice(from, from + patientsAtOnce)));
    onShare(predictions.length / batch.patients.length);
    await new Promise((wake) => setTimeout(wake));
  }
  return { fileName: file.name, batch, predictions };
}
