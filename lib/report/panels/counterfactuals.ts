/** The smallest changes of modifiable features that would bring the risk across the threshold. */
import { formatCount, formatRisk } from '@/lib/format';
import { counterfactuals } from '@/models/explain/counterfactuals';
import type { Counterfactuals } from '@/models/explain/types';
import type { PatientValues } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import type { PanelOf } from '../content';
import { valueText } from './patient';

export function counterfactualsPanel(
  model: TrainedModel,
  values: PatientValues,
  members: readonly number[],
  threshold: number,
): PanelOf<'counterfactuals'> {
  const answer = counterfactuals(model, values, threshold, { members });
  const featureAt = (position: number) => model.features[position]!;
  return {
    panel: 'counterfactuals',
    risk: answer.risk,
    threshold,
    direction: answer.direction,
    tried: answer.tried.map((feature) => featureAt(feature).name),
    sentence: sentenceOf(
      answer,
      answer.tried.map((feature) => featureAt(feature).label),
    ),
    explanation:
      'Changes stay within the valid range and the cohort’s 1st to 99th percentile; a distance is in interquartile ranges of the ' +
      'cohort, and another level of a category counts 1. This is what the model would say of such a patient, not the effect of treatment.',
    found: answer.found.map(({ changes, risk, distance }) => ({
      changes: changes.map(({ feature, from, to }) => {
        const described = featureAt(feature);
        const texts = { fromText: valueText(described, from), toText: valueText(described, to) };
        return { name: described.name, label: described.label, from, to, ...texts };
      }),
      risk,
      distance,
    })),
  };
}

function sentenceOf({ direction, threshold, found, tried }: Counterfactuals, labels: readonly string[]): string {
  const where = `${direction === 'below' ? 'below' : 'to or above'} the threshold of ${formatRisk(threshold)}`;
  if (tried.length === 0) return 'None found: no modifiable feature of this patient is known.';
  if (found.length > 0)
    return `The smallest changes of modifiable features that would bring the model’s risk ${where}.`;
  return `None found within the valid ranges: no change of one, two or three of ${namesOf(labels)} that was tried brings the risk ${where}.`;
}

const mostNames = 12;

/** Of many features the first ones by name, the others by their number. */
function namesOf(labels: readonly string[]): string {
  const [named, nOthers] = [labels.slice(0, mostNames), labels.length - mostNames];
  return named.join(', ') + (nOthers > 0 ? ` and ${formatCount(nOthers, 'other')}` : '');
}
