import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumber, formatRisk, shortVersion } from '@/lib/format';
import { riskMapWords } from '@/lib/recalibration-words';
import { quantileLevels } from '@/models/inference/recalibrate';
import type { Assessment } from '@/models/model';
import { MoreOnThisNumber } from './more-on-this-number';
import type { PatientView } from './patient-view';
import { withinData } from './within-data';

interface RiskFactsProps {
  readonly view: PatientView;
  readonly assessment: Assessment;
  readonly values: readonly number[];
  /** Share of the cohort with a lower risk. */
  readonly below: number;
}

/** The numbers one step behind the risk; what they mean is one click deeper. */
export function RiskFacts({ view, assessment, values, below }: RiskFactsProps) {
  const { outline, model, patient } = view;
  const within = withinData(outline, values);
  return (
    <>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[13px]">
        <Fact name="Higher than">{formatRisk(below)} of the cohort</Fact>
        {patient.trueRisk !== null && assessment === view.assessment && (
          <Fact name="True risk (simulated)">
            <strong className="font-semibold">{formatRisk(patient.trueRisk)}</strong>
          </Fact>
        )}
        <LevelFacts assessment={assessment} taus={quantileLevels(outline)} />
        <Fact name="Within the data">
          {within.usual ? 'yes' : <strong className="font-medium text-warning">{within.words}</strong>}
        </Fact>
        <Fact name="Model">
          <Link href={`/models/${model.id}`} className="text-accent hover:underline">
            {model.name} · {shortVersion(model.version)}
          </Link>
        </Fact>
        {outline.recalibration && <Fact name="Recalibrated">{riskMapWords(outline.recalibration)}</Fact>}
      </dl>
      <MoreOnThisNumber view={view} assessment={assessment} />
    </>
  );
}

/** What only a model with quantile levels has. */
function LevelFacts({ assessment, taus }: { assessment: Assessment; taus: readonly number[] }) {
  const { tauStar, levelMean, levelDisagreement, beyondGrid, riskLow, riskHigh } = assessment;
  if (tauStar === null || levelMean === null || levelDisagreement === null) {
    return <Fact name="Quantile levels">none in this model</Fact>;
  }
  const apart = Math.abs(1 - tauStar - levelMean) > (riskHigh - riskLow) / 2;
  return (
    <>
      <Fact name="Quantile level τ* (Q = 0)">{formatNumber(tauStar, 2)}</Fact>
      <Fact name="Levels disagree by">
        {formatNumber(levelDisagreement, 2)} · {apart ? 'read with care' : 'fine'}
      </Fact>
      {beyondGrid !== null && (
        <Fact name="Beyond the grid">
          τ* {beyondGrid === 'above' ? `below ${formatNumber(taus[0]!)}` : `above ${formatNumber(taus.at(-1)!)}`},
          extrapolated
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}
