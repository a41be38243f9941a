import { netReclassification, type NetReclassification } from '@/models/metrics/net-reclassification';
import { pairedDifferenceSteps, type PairedDifferences } from '@/models/metrics/paired-differences';
import type { Application } from '../application';
import { inTurns } from '../in-turns';
import { keepRecent } from '../keep-recent';
import type { ComparedPart, ComparedPartName, Comparison } from './pair-models';

/** A model against the baseline. */
export interface ModelDifferences {
  readonly differences: PairedDifferences;
  readonly reclassification: NetReclassification;
}

/** Seed of the bootstrap, whatever the models were trained with: the same comparison reads the same every time. */
const bootstrapSeed = 1;

/** Models never change, so a comparison once computed holds. */
const kept = keepRecent<ModelDifferences[]>(32);

/**
 * How each model differs from the baseline on one part, in the order of the models, null for the baseline itself. Takes a few
 * seconds for five models and ten thousand patients, gives way to other work meanwhile, and is kept. Null for a part that is not there.
 */
export async function getPairedDifferences(
  app: Pick<Application, 'closing'>,
  comparison: Comparison,
  part: ComparedPartName,
): Promise<(ModelDifferences | null)[] | null> {
  const patients = comparison[part];
  if (patients === null) return null;
  const { models, baseline, threshold } = comparison;
  const key = [part, baseline, threshold, ...models.map(({ id }) => id)].join(' ');
  const entries = await kept(key, () => compute(app, comparison, patients));
  return entries.map((entry, model) => (model === baseline ? null : entry));
}

async function compute(
  app: Pick<Application, 'closing'>,
  { baseline, threshold }: Comparison,
  { risks, labels }: ComparedPart,
): Promise<ModelDifferences[]> {
  const steps = pairedDifferenceSteps({ risks, labels, baseline, threshold, seed: bootstrapSeed });
  const differences = await inTurns(steps, app.closing);
  return differences.map((of, model) => ({
    differences: of,
    reclassification: netReclassification(risks[model]!, risks[baseline]!, labels, threshold),
  }));
}
