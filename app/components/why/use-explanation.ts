'use client';

import { useEffect, useState } from 'react';
import type { TrainedModel } from '@/models/model';
import type { ExplainOrder, ExplainQuestions, ExplainReply, QuestionName } from './explain-messages';

/** Asks one question after another of a worker that holds the model; ends with the page that made it. */
export interface Explainer {
  ask<Name extends QuestionName>(kind: Name, input: ExplainQuestions[Name][0]): Promise<ExplainQuestions[Name][1]>;
}

/** The explainer of a model; null until there is a model. */
export function useExplainer(model: TrainedModel | null): Explainer | null {
  const [explainer, setExplainer] = useState<Explainer | null>(null);
  useEffect(() => {
    if (model === null) return;
    const worker = new Worker(new URL('./explain-worker.ts', import.meta.url), { type: 'module' });
    const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
    const send = (order: ExplainOrder) => worker.postMessage(order);
    worker.addEventListener('message', ({ data: reply }: MessageEvent<ExplainReply>) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('problem' in reply) asked?.reject(new Error(reply.problem));
      else asked?.resolve(reply.answer as never);
    });
    worker.addEventListener('error', () => {
      for (const { reject } of waiting.values()) reject(new Error('the explanation could not be computed'));
      waiting.clear();
    });
    send({ kind: 'model', model });
    let last = 0;
    setExplainer({
      ask: (kind, input) =>
        new Promise((resolve, reject) => {
          waiting.set(++last, { resolve, reject });
          send({ kind, id: last, input } as ExplainOrder);
        }),
    });
    return () => {
      worker.terminate();
      setExplainer(null);
    };
  }, [model]);
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
