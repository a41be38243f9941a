/** Builds a model card. Pure: no database, no clock, no chance. */
import { contentHash } from '../canonical-json';
import type { Answer, CardInput } from './card-input';
import { modelCardSchema, modelCardSchemaName, type CardItem, type ModelCard } from './content';
import { dataAnswers } from './answers/data';
import { methodAnswers } from './answers/methods';
import { resultAnswers } from './answers/results';
import { intendedUseAnswers } from './answers/intended-use';
import { tripodSections, type TripodItem } from './tripod-items';

/** The validated card with its hash: every item of the checklist, in its order. */
export function buildModelCard(input: CardInput): ModelCard {
  const { cohort, model } = input;
  const answers = {
    ...dataAnswers(input),
    ...methodAnswers(input),
    ...intendedUseAnswers(input),
    ...resultAnswers(input),
  };
  const body: Omit<ModelCard, 'contentHash'> = {
    schema: modelCardSchemaName,
    identifier: input.identifier,
    createdAt: input.createdAt.toISOString(),
    title: `Model card of ${model.name}`,
    cohort: { name: cohort.name, simulatedFrom: cohort.simulatedFrom },
    model: {
      name: model.name,
      version: model.version,
      codeVersion: model.trained.codeVersion,
      dataHash: model.trained.dataHash,
      trainedAt: model.trainedAt.toISOString(),
      state: stateOf(model),
    },
    sections: tripodSections.map(({ title, items }) => ({
      title,
      items: items.map((item) => answered(item, answers[item.item])),
    })),
  };
  return modelCardSchema.parse({ ...body, contentHash: contentHash(body) });
}

function stateOf({ retiredAt, publishedAt, publications }: CardInput['model']): ModelCard['model']['state'] {
  if (retiredAt !== null) return 'retired';
  if (publishedAt !== null) return 'published';
  return publications.length > 0 ? 'published before' : 'not published';
}

/** An item nobody answers here is a blank for all that it asks. */
function answered(item: TripodItem, answer: Answer | undefined): CardItem {
  const blank = answer === undefined ? item.asks : (answer.blank ?? null);
  return { ...item, answers: answer?.answers ?? [], tables: answer?.tables ?? [], blank };
}
