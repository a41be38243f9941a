/** What the page and its explaining worker say to each other: one map from a question's name to what goes in and what comes out. */
import type { Contributions, Counterfactuals, Interaction } from '@/models/explain/types';
import type { TrainedModel } from '@/models/model';

export interface ExplainQuestions {
  contributions: [{ readonly values: readonly number[] }, Contributions];
  counterfactuals: [{ readonly values: readonly number[]; readonly threshold: number }, Counterfactuals];
  interaction: [{ readonly values: readonly number[]; readonly pair: readonly [number, number] }, Interaction];
}
export type QuestionName = keyof ExplainQuestions;

/** To the worker: its model, once and first, or a question. */
export type ExplainOrder =
  | { readonly kind: 'model'; readonly model: TrainedModel }
  | {
      [Name in QuestionName]: { readonly kind: Name; readonly id: number; readonly input: ExplainQuestions[Name][0] };
    }[QuestionName];

/** From the worker. */
export type ExplainReply =
  | { readonly id: number; readonly answer: ExplainQuestions[QuestionName][1] }
  | { readonly id: number; readonly problem: string };
