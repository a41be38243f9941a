/** Explains off the page's own thread, for some questions take longer than a frame. */
import { contributions } from '@/models/explain/contributions';
import { counterfactuals } from '@/models/explain/counterfactuals';
import { interaction } from '@/models/explain/interaction';
import type { TrainedModel } from '@/models/model';
import type { ExplainOrder, ExplainQuestions, ExplainReply, QuestionName } from './explain-messages';

const answers: {
  [Name in QuestionName]: (model: TrainedModel, input: ExplainQuestions[Name][0]) => ExplainQuestions[Name][1];
} = {
  contributions: (model, { values }) => contributions(model, Float64Array.from(values)),
  counterfactuals: (model, { values, threshold }) => counterfactuals(model, Float64Array.from(values), threshold),
  interaction: (model, { values, pair }) => interaction(model, Float64Array.from(values), pair),
};

let model: TrainedModel | null = null;

self.addEventListener('message', ({ data: order }: MessageEvent<ExplainOrder>) => {
  if (order.kind === 'model') model = order.model;
  else self.postMessage(answerTo(order) satisfies ExplainReply);
});

function answerTo(order: Exclude<ExplainOrder, { kind: 'model' }>): ExplainReply {
  const { id } = order;
  try {
    if (model === null) throw new Error('the worker was asked before it had a model');
    return { id, answer: answer(model, order) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

function answer<Name extends QuestionName>(
  judges: TrainedModel,
  { kind, input }: { readonly kind: Name; readonly input: ExplainQuestions[Name][0] },
): ExplainQuestions[Name][1] {
  return answers[kind](judges, input);
}
