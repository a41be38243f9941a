import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumber, formatRisk, formatShare, shortVersion } from '@/lib/format';
import type { AssessedPatient, JudgedPatient } from '@/lib/services/assess-patient';
import { unusualFeatures } from '@/lib/services/unusual-features';

interface RiskFactsProps extends Pick<AssessedPatient, 'patient' | 'cohort'> {
  readonly judged: JudgedPatient;
}

/** The numbers one step behind the risk, each with its meaning on hover. */
export function RiskFacts({ patient, cohort, judged }: RiskFactsProps) {
  const { assessment, trained, model, shareBelow } = judged;
  const unusual = unusualFeatures(trained, judged.values).map((position) => trained.features[position]!.label);
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[13px]">
      <Fact name="Higher than">{formatShare(shareBelow)} of the cohort</Fact>
      {patient.trueRisk !== null && (
        <Fact
          name="True risk (simulated)"
          meaning="This patient was drawn from a stated formula, so the true risk is known"
        >
          <strong className="font-semibold">{formatRisk(patient.trueRisk)}</strong>
        </Fact>
      )}
      <LevelFacts judged={judged} />
      <Fact name="Within the data" meaning="Whether every value lies between the cohort’s 1st and 99th percentile">
        {unusual.length === 0 ? 'yes' : `unusual: ${unusual.join(', ')}`}
      </Fact>
      <Fact name="On record" meaning="What is known to have happened; the networks that judged never saw it">
        {patient.outcome ? cohort.outcome.positiveMeans : cohort.outcome.negativeMeans}
      </Fact>
      <Fact name="Judged by">
        {assessment.nMembers} of {trained.members.length} networks
      </Fact>
      <Fact name="Model">
        <Link href={`/models/${model.id}`} className="text-accent hover:underline">
          {model.name} · {shortVersion(model.version)}
        </Link>
      </Fact>
    </dl>
  );
}

/** What only a model with quantile levels has. */
function LevelFacts({ judged: { assessment, trained } }: { judged: JudgedPatient }) {
  const { tauStar, levelMean, levelDisagreement, beyondGrid, riskLow, riskHigh } = assessment;
  if (tauStar === null || levelMean === null || levelDisagreement === null) {
    return <Fact name="Estimator">binary cross-entropy, no quantile levels</Fact>;
  }
  const { taus, riskEstimator } = trained.config;
  const apart = Math.abs(1 - tauStar - levelMean) > (riskHigh - riskLow) / 2;
  const grid = `${formatNumber(taus[0]!)} to ${formatNumber(taus.at(-1)!)}`;
  return (
    <>
      <Fact
        name="Quantile level τ* (Q = 0)"
        meaning="The level whose latent quantile is zero; one minus it is the risk by the root"
      >
        {formatNumber(tauStar, 2)}
      </Fact>
      <Fact
        name="Levels disagree by"
        meaning="Spread of the levels’ own estimates of the same probability: a check of fit, not uncertainty"
      >
        {formatNumber(levelDisagreement, 2)} · {apart ? 'read with care' : 'fine'}
      </Fact>
      <Fact
        name="Beyond the grid"
        meaning={`The levels ${grid} bracket risks up to their ends; beyond them the risk is extrapolated`}
      >
        {beyondGrid === null ? 'no' : `yes, ${beyondGrid}: extrapolated`}
      </Fact>
      <Fact name="Estimator">{riskEstimator === 'root' ? 'root of Q(τ) = 0' : 'level mean'}</Fact>
    </>
  );
}

function Fact({ name, meaning, children }: { name: string; meaning?: string; children: ReactNode }) {
  return (
    <>
      <dt className={meaning === undefined ? 'text-soft' : 'cursor-help text-soft'} title={meaning}>
        {name}
      </dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}
