import type { RunView } from '@/app/api/runs/run-view';
import { Notice } from '@/app/components/notice';
import { lossNames } from '@/lib/loss-names';
import { rivalOptimizerOf } from '@/lib/rivals';
import { stateWords } from '../runs/words';

/** Runs that were to be compared and came to no model, with the reason. */
export function FallenRuns({ runs }: { runs: readonly RunView[] }) {
  const fallen = runs.filter(({ modelId }) => modelId === null);
  if (fallen.length === 0) return null;
  return (
    <Notice tone="warning" title="Not all rivals came to a model.">
      <ul>
        {fallen.map(({ id, config, state, reason }) => (
          <li key={id}>
            {lossNames[config.loss]}, {rivalOptimizerOf(config)}: {stateWords[state].word}
            {reason === null ? '' : `: ${reason}`}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
