'use client';

import { formatNumber, formatPoints, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { Feature } from '@/models/features';
import type { Counterfactual, Counterfactuals } from '@/models/explain/types';
import type { ModelOutline } from '@/models/model-outline';
import { Button } from '../button';
import { Card } from '../card';
import type { Explainer } from './explainer';
import { useExplanation } from './use-explanation';
import { Waiting } from './waiting';

interface CounterfactualsCardProps {
  readonly explainer: Explainer | null;
  readonly outline: ModelOutline;
  readonly values: readonly number[];
  readonly threshold: number;
  /** Puts a changed value into the what-if. */
  readonly onTry: (feature: number, value: number) => void;
}

/** The smallest changes of what care could change that would bring the risk across the threshold. */
export function CounterfactualsCard({ explainer, outline, values, threshold, onTry }: CounterfactualsCardProps) {
  const explanation = useExplanation(explainer, 'counterfactuals', { values, threshold });
  return (
    <Card
      title="What would change the verdict"
      description={`The smallest changes of modifiable features that would bring the model’s risk across its threshold of ${formatRisk(threshold)}.`}
    >
      <Waiting explanation={explanation}>
        {(answer) => (
          <>
            {answer.found.length === 0 ? (
              <p className="text-soft">{noneSentence(answer, outline.features)}</p>
            ) : (
              <ul className="grid gap-3 sm:grid-cols-2">
                {answer.found.map((found) => (
                  <Found
                    key={found.changes.map(({ feature }) => feature).join()}
                    found={found}
                    risk={answer.risk}
                    features={outline.features}
                    onTry={onTry}
                  />
                ))}
              </ul>
            )}
            <p className="mt-3 max-w-[80ch] text-[12.5px] text-soft">
              Within the valid ranges and the cohort’s 1st to 99th percentile; distances in interquartile ranges of the
              cohort, another level of a category counts 1. What the model would say of such a patient,{' '}
              <strong className="font-medium text-ink">not the effect of treatment</strong>.
            </p>
          </>
        )}
      </Waiting>
    </Card>
  );
}

function noneSentence({ direction, tried, threshold }: Counterfactuals, features: readonly Feature[]): string {
  if (tried.length === 0) return 'None: no modifiable feature of this patient is known.';
  const names = tried.map((feature) => features[feature]!.label).join(', ');
  return `None found within the valid ranges: of the changes of one, two or three of ${names} that were tried, none brings the risk ${direction === 'below' ? 'below' : 'to or above'} ${formatRisk(threshold)}.`;
}

interface FoundProps {
  readonly found: Counterfactual;
  readonly risk: number;
  readonly features: readonly Feature[];
  readonly onTry: (feature: number, value: number) => void;
}

function Found({ found, risk, features, onTry }: FoundProps) {
  return (
    <li className="flex flex-col gap-2 rounded-control border border-rule px-3.5 py-3">
      <ul>
        {found.changes.map(({ feature, from, to }) => {
          const described = features[feature]!;
          return (
            <li key={feature}>
              <span className="font-medium">{described.label}</span>{' '}
              <span className="text-soft">
                {described.kind === 'numeric' ? formatNumber(from) : valueText(described, from)} →
              </span>{' '}
              {valueText(described, to)}
            </li>
          );
        })}
      </ul>
      <p className="text-[13px] text-soft">
        Risk <strong className="font-semibold text-ink">{formatRisk(found.risk)}</strong> (
        {formatPoints(found.risk - risk)}), distance {formatNumber(found.distance, 2)}
      </p>
      <Button
        size="small"
        className="no-print mt-auto self-start"
        onClick={() => found.changes.forEach(({ feature, to }) => onTry(feature, to))}
      >
        Try it as a what-if
      </Button>
    </li>
  );
}
