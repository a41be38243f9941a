import { getCohortByReference } from '@/lib/services/get-cohort-by-reference';
import { pairModels } from '@/lib/services/pair-models';
import { findEqualModel } from '@/lib/services/find-equal-model';
import { getConvergence } from '@/lib/services/get-convergence';
import { getPairedDifferences } from '@/lib/services/get-paired-differences';
import { defaultConfig } from '@/models/training/defaults';
import { compareOptions } from '../compare-options';
import { comparisonAnswer, renderComparison } from '../comparison-answer';
import { applicationCommand } from '../define-command';
import { trainToEnd } from '../train-to-end';

const preset = defaultConfig('sbqc');

export const compareCommand = applicationCommand({
  name: 'compare',
  where: 'application',
  summary: 'Set models of a cohort side by side on the same splits: paired differences with intervals.',
  arguments: [{ name: 'cohort', description: 'name or id of the cohort' }],
  flags: [
    {
      flags: '--losses <names>',
      description: 'of sbqc, bqc, bce and logistic, cut by commas (default all; logistic is always there)',
    },
    {
      flags: '--optimizers <names>',
      description:
        'of adam, adam-constant, adam-linear, lalr, lalr-published and lbfgs, cut by commas; each with each loss (default adam)',
    },
    { flags: '--baseline <name>', description: 'loss, or loss-optimizer, to compare with (default logistic)' },
    { flags: '--threshold <risk>', description: 'from this risk on a patient counts as positive (default 0.5)' },
    {
      flags: '--seed <number>',
      description: `of all models, so that their splits are the same (default ${preset.seed})`,
    },
    { flags: '--folds <count>', description: `folds of each repeat (default ${preset.folds})` },
    { flags: '--repeats <count>', description: `repeats; members = folds x repeats (default ${preset.repeats})` },
    { flags: '--holdout <share>', description: `share kept from every member (default ${preset.holdoutShare})` },
    { flags: '--epochs <count>', description: `of the networks (default ${preset.epochs})` },
    { flags: '--engine <engine>', description: 'auto, fused or tensor (default auto)' },
  ],
  options: compareOptions,
  needsWorker: true,
  async run({ app, actor, progress, notice, signal }, { rivals, leftOut, baselineKey, ...given }) {
    const { id: cohortId, name: cohortName } = await getCohortByReference(app, { reference: given.cohort });
    leftOut.forEach(notice);
    const modelIds = new Map<string, string>();
    const trained = new Set<string>();
    for (const { key, config } of rivals) {
      const request = { cohortId, config, engine: given.engine };
      const known = await findEqualModel(app, request);
      const say = (line: string) => progress(`${key}: ${line}`);
      const start = { ...request, actor, modelName: `${cohortName}-${key}` };
      const modelId = known?.id ?? (await trainToEnd(app, start, { progress: say, signal }));
      if (known === null) trained.add(modelId);
      modelIds.set(key, modelId);
    }
    progress('comparing: 1000 paired resamples of the patients');
    const comparison = await pairModels(app, {
      modelIds: [...modelIds.values()],
      baselineId: modelIds.get(baselineKey),
      threshold: given.threshold,
    });
    return comparisonAnswer({
      comparison,
      outOfFold: (await getPairedDifferences(app, comparison, 'outOfFold'))!,
      holdout: await getPairedDifferences(app, comparison, 'holdout'),
      convergence: await getConvergence(app, comparison),
      trained,
    });
  },
  render: renderComparison,
});
