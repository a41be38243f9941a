import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { KeepParameters } from '@/app/components/keep-parameters';
import { TextInput } from '@/app/components/text-input';
import type { Feature } from '@/models/features';

interface GroupChoiceProps {
  readonly features: readonly Feature[];
  readonly chosen: Feature;
  /** As they stand in the address. */
  readonly cuts: string | undefined;
  /** Why these cuts cannot be. */
  readonly problem: string | undefined;
}

/** Along which feature, and for a number where to cut. */
export function GroupChoice({ features, chosen, cuts, problem }: GroupChoiceProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
      <form className="w-60 max-sm:w-full">
        <KeepParameters names={['section', 'part', 'threshold', 'basis', 'costRatio']} />
        <Field label="Groups by">
          <AutoSubmitSelect
            key={chosen.name}
            name="feature"
            defaultValue={chosen.name}
            options={features.map(({ name, label }) => ({ value: name, label }))}
          />
        </Field>
        <noscript>
          <Button type="submit">Show</Button>
        </noscript>
      </form>
      {chosen.kind === 'numeric' && (
        <form className="flex items-start gap-2 max-sm:w-full">
          <KeepParameters names={['section', 'part', 'threshold', 'basis', 'costRatio', 'feature']} />
          <Field
            label={`Cut at${chosen.unit === null ? '' : ` (${chosen.unit})`}`}
            hint="Values with blanks between, ascending; empty for quartiles"
            error={problem}
            className="w-64 max-sm:w-full"
          >
            <TextInput key={cuts ?? ''} name="cuts" defaultValue={cuts ?? ''} autoComplete="off" inputMode="decimal" />
          </Field>
          <Button type="submit" className="mt-[25px]">
            Cut
          </Button>
        </form>
      )}
    </div>
  );
}
