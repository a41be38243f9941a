import type { TrainedModel } from '@/models/model';
import type { ExplainOrder, ExplainQuestions, ExplainReply, QuestionName } from './explain-messages';

/** Asks questions of a worker that holds a model. */
export interface Explainer {
  /** Rejects with an Error where the question cannot be answered. */
  ask<Name extends QuestionName>(kind: Name, input: ExplainQuestions[Name][0]): Promise<ExplainQuestions[Name][1]>;
  /** Ends the worker; the next question starts another. */
  end(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** The explainer of a model. Its worker starts with the first question. */
export function createExplainer(model: TrainedModel): Explainer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  const settle = ({ data: reply }: MessageEvent<ExplainReply>) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('problem' in reply) asked?.reject(new Error(reply.problem));
    else asked?.resolve(reply.answer as never);
  };
  const giveUp = () => {
    for (const { reject } of waiting.values()) reject(new Error('the explanation could not be computed'));
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./explain-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', settle);
    started.addEventListener('error', giveUp);
    started.postMessage({ kind: 'model', model } satisfies ExplainOrder);
    return started;
  };
  return {
    ask: (kind, input) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        waiting.set(++last, { resolve, reject });
        worker.postMessage({ kind, id: last, input });
      }),
    end() {
      worker?.terminate();
      worker = null;
      giveUp();
    },
  };
}
