import { formatCount } from '@/lib/format';
import type { Moves } from '@/models/metrics/net-reclassification';
import { NumbersTable } from '@/app/components/numbers-table';
import { differenceText } from './difference-words';
import type { Rival } from './rival';

/** Who changes sides of the threshold if the model takes the baseline's place, with and without the outcome apart. */
export function Reclassification({ rivals, baseline }: { rivals: readonly Rival[]; baseline: string }) {
  return (
    <div className="mt-6 border-t border-rule pt-4">
      <h3 className="font-medium">Net reclassification</h3>
      <ul className="mt-1 grid max-w-[110ch] gap-1">
        {rivals.map(({ label, of: { reclassification } }) => (
          <li key={label}>
            {label} in place of {baseline}: {movesOf(reclassification.events, 'with')};{' '}
            {movesOf(reclassification.nonEvents, 'without')}.
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-[78ch] text-[13px] text-soft">
        The net shares are the differences of sensitivity and specificity above. Their sum, the “NRI”, is left out: it
        counts both alike however rare the outcome is and whatever a mistake costs, and badly calibrated risks can raise
        it. Net benefit weighs them by the threshold.
      </p>
      <NumbersTable
        caption="Net reclassification with 95 % intervals"
        heads={['Model', 'Up, with', 'Down, with', 'Net, with', 'Up, without', 'Down, without', 'Net, without']}
        rows={rivals.map(({ label, of: { reclassification, differences } }) => [
          label,
          ...[reclassification.events.up, reclassification.events.down].map(String),
          differenceText('sensitivity', differences.sensitivity),
          ...[reclassification.nonEvents.up, reclassification.nonEvents.down].map(String),
          differenceText('specificity', differences.specificity),
        ])}
      />
    </div>
  );
}

function movesOf({ up, down, n }: Moves, whether: 'with' | 'without'): string {
  return `of ${formatCount(n, 'patient')} ${whether} the outcome ${formatCount(up)} newly at or above the threshold, ${formatCount(down)} newly below`;
}
