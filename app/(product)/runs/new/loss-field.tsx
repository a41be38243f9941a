import type { LossName } from '@/models/training/config';
import { lossNames } from '@/lib/loss-names';
import { lossMeanings } from '../words';

const losses: readonly LossName[] = ['sbqc', 'bqc', 'bce', 'logistic'];

/** Which loss, with what each is good for. */
export function LossField({ value, onChange }: { value: LossName; onChange: (loss: LossName) => void }) {
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1.5 text-[13px] font-medium">Loss</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {losses.map((loss) => (
          <label
            key={loss}
            className={`flex items-start gap-2.5 rounded-control border p-3 ${loss === value ? 'border-accent bg-accent-soft/40' : 'border-rule hover:border-edge'}`}
          >
            <input
              type="radio"
              name="loss"
              value={loss}
              checked={loss === value}
              onChange={() => onChange(loss)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="font-medium">{lossNames[loss]}</span>
              <span className="block text-[12.5px] text-soft">{lossMeanings[loss]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
