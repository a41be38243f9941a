import { formatNumber, formatRisk, formatShare } from '@/lib/format';
import { recalibrationSentence } from '@/lib/recalibration-words';
import { UNUSUAL_COMBINATION_RULE } from '@/models/explain/out-of-distribution';
import { quantileLevels } from '@/models/inference/recalibrate';
import type { Assessment } from '@/models/model';
import type { PatientView } from './patient-view';

interface MoreProps {
  readonly view: PatientView;
  readonly assessment: Assessment;
}

/** Where the risk comes from and what each number beside it means, folded away. */
export function MoreOnThisNumber(props: MoreProps) {
  return (
    <details className="mt-3 text-[13px]">
      <summary className="w-fit text-soft hover:text-ink">More on this number</summary>
      <dl className="mt-2 space-y-2">
        {entriesOf(props).map(([name, words]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-soft">{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function entriesOf({ view, assessment }: MoreProps): [string, string][] {
  const { nMembers } = view.outline;
  const { outcome } = view.patient;
  const recalibrated = recalibrationSentence(view.outline);
  return [
    ...recordEntries(view),
    ...(recalibrated === null ? [] : [['Recalibrated', recalibrated] satisfies [string, string]]),
    [
      'Judged by',
      `${assessment.nMembers} of the model’s ${nMembers} networks: ` +
        (outcome === null
          ? 'none was trained on this patient.'
          : view.nJudging === nMembers
            ? 'the patient was kept from all of them.'
            : 'those that never saw this patient during training.'),
    ],
    [
      'The interval',
      `Spread of the networks’ risks, each trained on a resample of the cohort; nominal level ${formatShare(assessment.intervalLevel)}. ` +
        'It covers chance in the training data, not a patient unlike the cohort. How often it held the true risk of simulated patients is on the Method page.',
    ],
    ...levelEntries(view, assessment),
    [
      'Within the data',
      'Whether each value lies between the cohort’s 1st and 99th percentile; beyond them the model has seen next to nobody. ' +
        UNUSUAL_COMBINATION_RULE,
    ],
  ];
}

/** What happened; nothing is on record of a patient who is not in the cohort. */
function recordEntries({ patient, outcomeMeans }: PatientView): [string, string][] {
  if (patient.outcome === null) return [];
  return [['On record', patient.outcome ? outcomeMeans.positive : outcomeMeans.negative]];
}

function levelEntries({ outline }: PatientView, { tauStar, levelMean }: Assessment): [string, string][] {
  if (tauStar === null || levelMean === null) return [];
  const { riskEstimator } = outline.config;
  const taus = quantileLevels(outline);
  const used = riskEstimator === 'root' ? 'the root' : 'the level mean';
  return [
    [
      'Quantile level τ*',
      `The level at which the latent quantile Q(τ) is zero: the model’s probability of the negative outcome. ` +
        `By this root the risk is ${formatRisk(1 - tauStar)}, by the mean over the levels ${formatRisk(levelMean)}; this model uses ${used}.`,
    ],
    [
      'Levels disagree by',
      'Each quantile level gives its own estimate of the same probability; this is their spread. It checks the fit and is not uncertainty. ' +
        'It says “read with care” where the two estimates above differ by more than half the interval.',
    ],
    [
      'Beyond the grid',
      `The levels run from ${formatNumber(taus[0]!)} to ${formatNumber(taus.at(-1)!)}. A root beyond them is extrapolated from the outermost level.`,
    ],
  ];
}
