import Link from 'next/link';
import { Card } from '@/app/components/card';
import { Field } from '@/app/components/field';
import { addressOf } from '@/app/components/read-parameter';
import { Segmented } from '@/app/components/segmented';
import { TextInput } from '@/app/components/text-input';
import type { PublicationDecision } from '@/lib/publication/decision';
import { thresholdParameters } from '@/lib/threshold-choice';
import type { DecisionState } from './use-decision';

const bases = [
  { value: 'costRatio', label: 'Cost of mistakes' },
  { value: 'netBenefit', label: 'Net benefit' },
  { value: 'manual', label: 'By hand' },
] as const;

interface ThresholdFieldsProps {
  readonly modelId: string;
  readonly state: DecisionState;
  readonly problem: string | null;
}

/** From which risk on a patient counts as positive, and how that was chosen. */
export function ThresholdFields({ modelId, state, problem }: ThresholdFieldsProps) {
  const { kind, percent, costRatio, decision } = state;
  return (
    <Card
      title="Threshold"
      description="From this risk on a patient counts as positive. Clinicians read it beside every risk, with how it was chosen."
      actions={
        <Link href={chooserAddress(modelId, decision)} className="text-[13px] text-accent hover:underline">
          See what a threshold does
        </Link>
      }
    >
      <div className="mb-3">
        <Segmented label="How the threshold is chosen" segments={bases} value={kind} onChange={state.setKind} />
      </div>
      <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
        {kind === 'costRatio' && (
          <Field
            label="One missed case is worth"
            hint="false alarms; the threshold follows from it"
            error={problem ?? undefined}
            className="w-52"
          >
            <TextInput
              inputMode="decimal"
              value={costRatio}
              onChange={(event) => state.setCostRatio(event.target.value)}
            />
          </Field>
        )}
        <Field
          label="Threshold in %"
          error={kind === 'costRatio' ? undefined : (problem ?? undefined)}
          className="w-40"
        >
          <TextInput
            inputMode="decimal"
            value={percent}
            readOnly={kind === 'costRatio'}
            onChange={(event) => state.setPercent(event.target.value)}
          />
        </Field>
      </div>
    </Card>
  );
}

/** To the part of the model's page where a threshold is chosen, with this one, where it is one. */
function chooserAddress(
  modelId: string,
  { threshold, thresholdBasis: { kind, costRatio } }: PublicationDecision,
): string {
  const choice = kind === 'costRatio' ? { threshold, basis: kind, costRatio: costRatio! } : { threshold, basis: kind };
  const chosen = threshold > 0 && threshold < 1 ? thresholdParameters(choice) : {};
  return addressOf(`/models/${modelId}`, { section: 'threshold', ...chosen });
}
