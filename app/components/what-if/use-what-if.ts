'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { loadInferenceKernel } from '@/app/load-inference-kernel';
import type { Feature } from '@/models/features';
import { createWhatIf, type WhatIf, type WhatIfAnswer } from '@/models/inference/what-if';
import type { TrainedModel } from '@/models/model';
import { listChanges, setValue, undo, unchanged, type Change, type Changes } from './changes';
import { changeParameter, readChanges, writeChange } from './changes-address';
import { loadJudges } from './load-judges';

export interface WhatIfSession {
  /** `waiting` until the networks are here; `failed` with the sentence to show. */
  readonly state: 'waiting' | 'ready' | 'failed';
  readonly problem: string | null;
  /** The networks themselves, once they are here. */
  readonly model: TrainedModel | null;
  readonly values: readonly number[];
  /** What differs from the record, in the order it was changed. */
  readonly changes: readonly Change[];
  /** What the model says of the changed patient; null where nothing differs. */
  readonly answer: WhatIfAnswer | null;
  /** Entries of the address that the model does not know. */
  readonly nUnknown: number;
  readonly set: (feature: number, value: number) => void;
  readonly undo: () => void;
  readonly reset: () => void;
}

interface WhatIfOptions {
  readonly modelId: string;
  /** Null for a patient who is not in the cohort. */
  readonly patientId: string | null;
  readonly features: readonly Feature[];
  /** The patient as recorded, NaN where missing. */
  readonly given: readonly number[];
  /** Entries of the address, as `writeChange` writes them. */
  readonly initialChanges: readonly string[];
  /** Whether a value that is set counts as measured, as in a form, and not as supposed: the plausible values of what is missing then follow it. */
  readonly measures?: boolean;
}

/**
 * Values changed in the page: the networks are fetched once, every change is answered here, at most once a frame. The changes live in the
 * page's address, so that reloading or sending it keeps them.
 */
export function useWhatIf(options: WhatIfOptions): WhatIfSession {
  const { modelId, patientId, features, given, initialChanges, measures = false } = options;
  const asked = useMemo(() => readChanges(features, initialChanges), [features, initialChanges]);
  const [changes, setChanges] = useState<Changes>(() =>
    asked.changes.reduce((now, { feature, value }) => setValue(now, feature, value), unchanged(given)),
  );
  const { engine, model, problem } = useEngine(modelId, patientId, given);
  const [answer, setAnswer] = useState<WhatIfAnswer | null>(null);
  const listed = useMemo(() => listChanges(changes), [changes]);

  useAnswers(engine, changes, measures, setAnswer);
  useAddress(features, listed, engine !== null, measures ? 0 : sliderSettlesMs);

  return {
    state: problem !== null ? 'failed' : engine === null ? 'waiting' : 'ready',
    problem,
    model,
    values: changes.values,
    changes: listed,
    answer: listed.length === 0 ? null : answer,
    nUnknown: asked.nUnknown,
    set: useCallback((feature, value) => setChanges((before) => setValue(before, feature, value)), []),
    undo: useCallback(() => setChanges(undo), []),
    reset: useCallback(() => setChanges(unchanged(given)), [given]),
  };
}

/** The what-if over the fetched networks. */
function useEngine(modelId: string, patientId: string | null, given: readonly number[]) {
  const [loaded, setLoaded] = useState<{ engine: WhatIf; model: TrainedModel } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    Promise.all([loadJudges(modelId, patientId), loadInferenceKernel()]).then(
      ([model, kernel]) => {
        if (wanted) setLoaded({ engine: createWhatIf(model, Float64Array.from(given), { kernel }), model });
      },
      (error: unknown) => wanted && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      wanted = false;
    };
  }, [modelId, patientId, given]);
  return { engine: loaded?.engine ?? null, model: loaded?.model ?? null, problem };
}

/** Answers the newest values, at most once a frame: a slider sends more than anybody sees. */
function useAnswers(
  engine: WhatIf | null,
  { values, given }: Changes,
  measures: boolean,
  setAnswer: (answer: WhatIfAnswer | null) => void,
): void {
  const answered = useRef(given);
  useEffect(() => {
    if (engine === null) return;
    const frame = requestAnimationFrame(() => {
      const changed = values.flatMap((value, feature) =>
        Object.is(value, answered.current[feature]) ? [] : [feature],
      );
      if (changed.length === 0) return;
      const isReset = values.every((value, feature) => Object.is(value, given[feature]));
      if (measures) engine.measure(Float64Array.from(values));
      else if (isReset) engine.reset();
      else for (const feature of changed) engine.change(feature, values[feature]!);
      answered.current = values;
      setAnswer({ assessment: engine.assessment, curves: engine.curves });
    });
    return () => cancelAnimationFrame(frame);
  }, [engine, values, given, measures, setAnswer]);
}

/** A slider passes many values; a field is done with each, and whoever leaves the page at once must not be called back by a late address. */
const sliderSettlesMs = 250;

/** Keeps the changes in the address, once they have come to rest. */
function useAddress(
  features: readonly Feature[],
  changes: readonly Change[],
  active: boolean,
  settlesMs: number,
): void {
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => {
      const address = new URL(window.location.href);
      address.searchParams.delete(changeParameter);
      for (const change of changes) address.searchParams.append(changeParameter, writeChange(features, change));
      // null, not the present state: given its own state back, Next takes the change for its own and `useSearchParams` never learns of it
      if (address.href !== window.location.href) window.history.replaceState(null, '', address);
    }, settlesMs);
    return () => clearTimeout(timer);
  }, [features, changes, active, settlesMs]);
}
