import type { TrainingConfig } from '@/models/training/config';
import { formatNumber } from './format';

/** The optimizer and where its step comes from, in words: "adam, learning rate 0.003". */
export function optimizerWords({ optimizer, learningRate, learningRateSchedule }: TrainingConfig): string {
  switch (optimizer) {
    case 'adam':
      return `adam, ${learningRateSchedule === 'constant' ? 'constant ' : ''}learning rate ${formatNumber(learningRate)}`;
    case 'lalr':
      return 'lalr, learning rate from the Lipschitz bound';
    case 'lalr-published':
      return 'lalr as published, learning rate from the batch’s norm';
    case 'lbfgs':
      return 'lbfgs, step by line search';
    case 'newton':
      return 'newton, to the exact minimum';
  }
}
