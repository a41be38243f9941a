import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumber, formatRisk, shortVersion } from '@/lib/format';
import type { AssessedPatient, JudgedPatient } from '@/lib/services/assess-patient';
import { unusualFeatures } from '@/lib/services/unusual-features';
import { MoreOnThisNumber } from './more-on-this-number';

interface RiskFactsProps extends Pick<AssessedPatient, 'patient' | 'cohort'> {
  readonly judged: JudgedPatient;
}

/** The numbers one step behind the risk; what they mean is one click deeper. */
export function RiskFacts({ patient, cohort, judged }: RiskFactsProps) {
  const { trained, model, shareBelow } = judged;
  const unusual = unusualFeatures(trained, judged.values).map((position) => trained.features[position]!.label);
  return (
    <>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[13px]">
        <Fact name="Higher than">{formatRisk(shareBelow)} of the cohort</Fact>
        {patient.trueRisk !== null && (
          <Fact name="True risk (simulated)">
            <strong className="font-semibold">{formatRisk(patient.trueRisk)}</strong>
          </Fact>
        )}
        <LevelFacts judged={judged} />
        <Fact name="Within the data">{unusual.length === 0 ? 'yes' : `unusual: ${unusual.join(', ')}`}</Fact>
        <Fact name="Model">
          <Link href={`/models/${model.id}`} className="text-accent hover:underline">
            {model.name} · {shortVersion(model.version)}
          </Link>
        </Fact>
      </dl>
      <MoreOnThisNumber patient={patient} cohort={cohort} judged={judged} />
    </>
  );
}

/** What only a model with quantile levels has. */
function LevelFacts({ judged: { assessment, trained } }: { judged: JudgedPatient }) {
  const { tauStar, levelMean, levelDisagreement, beyondGrid, riskLow, riskHigh } = assessment;
  if (tauStar === null || levelMean === null || levelDisagreement === null) {
    return <Fact name="Quantile levels">none (binary cross-entropy)</Fact>;
  }
  const { taus } = trained.config;
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
