/** The numbers behind the risk, each with what it says in words. */
import { formatNumber, formatRisk } from '@/lib/format';
import type { Assessment, TrainedModel } from '@/models/model';
import { hasLevels } from '@/models/training/defaults';
import type { PanelOf } from '../content';
import { estimatorsDiffer } from '../estimators-differ';
import { shownLevels } from '../shown-levels';

type Row = PanelOf<'assessment'>['rows'][number];

const estimatorMeanings = {
  root: 'the root of Q(τ) = 0 on the average of the networks',
  levelMean: 'the mean over the quantile levels, averaged over the networks',
  bce: 'the mean output of networks trained with binary cross-entropy',
  logistic: 'the mean output of logistic regressions',
} as const;

export function assessmentPanel(model: TrainedModel, assessment: Assessment): PanelOf<'assessment'> {
  const { loss, riskEstimator } = model.config;
  const estimator = loss === 'bce' || loss === 'logistic' ? loss : riskEstimator;
  return {
    panel: 'assessment',
    assessment: { ...assessment, latentQuantiles: [...assessment.latentQuantiles] },
    estimator,
    taus: hasLevels(loss) ? shownLevels(model) : [],
    rows: [
      {
        name: 'Risk',
        value: formatRisk(assessment.risk),
        meaning: estimatorMeanings[estimator] + (model.recalibration ? ', recalibrated' : ''),
      },
      ...levelRows(model, assessment),
      {
        name: loss === 'logistic' ? 'Logistic regressions that judged' : 'Networks that judged',
        value: String(assessment.nMembers),
        meaning: `the interval comes from the spread between them, nominal level ${formatRisk(assessment.intervalLevel)}`,
      },
    ],
  };
}

function levelRows(model: TrainedModel, assessment: Assessment): Row[] {
  const { tauStar, levelMean, levelDisagreement } = assessment;
  if (tauStar === null || levelMean === null || levelDisagreement === null) return [];
  return [
    {
      name: 'Quantile level τ*',
      value: formatNumber(tauStar, 3),
      meaning: 'where Q(τ) is zero: the model’s probability of a negative outcome',
    },
    { name: 'Risk by the root, 1 − τ*', value: formatRisk(1 - tauStar), meaning: 'what Q(τ*) = 0 says' },
    {
      name: 'Risk by the level mean',
      value: formatRisk(levelMean),
      meaning: estimatorsDiffer(assessment)
        ? 'differs from the root by more than half the interval: read this risk with care'
        : 'agrees with the root within half the interval',
    },
    {
      name: 'Level disagreement',
      value: formatNumber(levelDisagreement, 3),
      meaning: 'spread of the levels’ own estimates: a check of fit, not uncertainty',
    },
    beyondGridRow(model, assessment),
  ];
}

function beyondGridRow(model: TrainedModel, { beyondGrid }: Assessment): Row {
  const taus = shownLevels(model);
  const range = `${formatNumber(taus[0] ?? 0)} to ${formatNumber(taus.at(-1) ?? 1)}`;
  return {
    name: 'Beyond the grid of levels',
    value: beyondGrid === null ? 'no' : `yes, ${beyondGrid}`,
    meaning:
      beyondGrid === null
        ? `the root lies within the levels ${range}`
        : `no root within the levels ${range}: the risk is extrapolated from the outermost level`,
  };
}
