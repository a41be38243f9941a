import { shortVersion } from '@/lib/format';
import type { TrainingConfig } from '@/models/training/config';
import { lossNames } from '@/lib/loss-names';
import { rivalOptimizerOf } from '@/lib/rivals';

interface Named {
  readonly version: string;
  readonly recalibratedFrom: string | null;
  readonly config: Pick<TrainingConfig, 'loss' | 'optimizer' | 'learningRateSchedule'>;
}

/** Short names that tell models apart in a chart: the loss, whether recalibrated, with optimizer and version only where they are needed. */
export function modelLabels(models: readonly Named[]): string[] {
  const losses = models.map(
    ({ config, recalibratedFrom }) => lossNames[config.loss] + (recalibratedFrom === null ? '' : ', recalibrated'),
  );
  const named = losses.map((loss, at) =>
    isAlone(losses, at) ? loss : `${loss}, ${rivalOptimizerOf(models[at]!.config)}`,
  );
  return named.map((label, at) => (isAlone(named, at) ? label : `${label} ${shortVersion(models[at]!.version)}`));
}

/** "logistic regression"; names such as sBQC and BCE stay as they are. */
export function withinSentence(label: string): string {
  return label.startsWith(lossNames.logistic) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

const isAlone = (labels: readonly string[], at: number) =>
  labels.every((label, other) => other === at || label !== labels[at]);
