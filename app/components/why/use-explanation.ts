'use client';

import { useEffect, useMemo, useState } from 'react';
import type { TrainedModel } from '@/models/model';
import type { ExplainQuestions, QuestionName } from './explain-messages';
import { createExplainer, type Explainer } from './explainer';

/** The explainer of a model, ended with whoever uses it; null until there is a model. */
export function useExplainer(model: TrainedModel | null): Explainer | null {
  const explainer = useMemo(() => (model === null ? null : createExplainer(model)), [model]);
  useEffect(() => () => explainer?.end(), [explainer]);
  return explainer;
}

export type Explanation<Answer> =
  | { readonly state: 'waiting'; readonly answer: Answer | null }
  | { readonly state: 'ready'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly answer: null; readonly problem: string };

/**
 * The answer to a question, asked anew where its input changed (by its parts, for inputs are made anew with every drawing). While a new
 * one is on its way the last one stays, as `waiting`. A null input asks nothing.
 */
export function useExplanation<Name extends QuestionName>(
  explainer: Explainer | null,
  kind: Name,
  input: ExplainQuestions[Name][0] | null,
): Explanation<ExplainQuestions[Name][1]> {
  const [answered, setAnswered] = useState<{
    key: string;
    answer: ExplainQuestions[Name][1] | null;
    problem: string | null;
  } | null>(null);
  const key = JSON.stringify([kind, input]);
  useEffect(() => {
    if (explainer === null || input === null) return;
    let wanted = true;
    explainer.ask(kind, input).then(
      (answer) => wanted && setAnswered({ key, answer, problem: null }),
      (error: Error) => wanted && setAnswered({ key, answer: null, problem: error.message }),
    );
    return () => {
      wanted = false;
    };
    // the key stands for the input
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [explainer, kind, key]);
  if (answered === null || answered.key !== key) return { state: 'waiting', answer: answered?.answer ?? null };
  return answered.answer === null
    ? { state: 'failed', answer: null, problem: answered.problem! }
    : { state: 'ready', answer: answered.answer };
}
