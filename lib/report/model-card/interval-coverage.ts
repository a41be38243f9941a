/** How often the risk interval held the true risk in simulated cohorts: what `npm run bench:coverage` measured and wrote. */
import type { TrainedModel } from '@/models/model';
import { canonicalJson } from '@/models/training/canonical-json';
import { formatCount, formatShare } from '../../format';
import measured from './interval-coverage.json';

/** Whether the model has the settings that were measured, whatever its seed, and an interval that is made as theirs was. */
export function isCoverageMeasured({ config, intervalCalibration, recalibration }: TrainedModel): boolean {
  if (!intervalCalibration || recalibration) return false;
  return canonicalJson({ ...config, seed: 0 }) === canonicalJson({ ...measured.config, seed: 0 });
}

/** The lowest and the highest share over the simulated cohorts, as one sentence. */
export function coverageSentence(): string {
  const range = (of: 'cohort' | 'new'): string => {
    const shares = measured.settings.map((setting) => setting[of].share);
    return `${formatShare(Math.min(...shares))} to ${formatShare(Math.max(...shares))}`;
  };
  return (
    `In ${formatCount(measured.settings.length, 'simulated cohort')} with the default settings the nominal 90\u202f% risk interval held the ` +
    `true risk of ${range('cohort')} of the patients of the cohort and of ${range('new')} of new ones.`
  );
}

/** One row for each simulated cohort, shares with their Monte Carlo standard error. */
export function coverageTable() {
  const cell = ({ share, error }: { share: number; error: number }): string =>
    `${formatShare(share, 1)} ± ${formatShare(error, 1)}`;
  return {
    caption:
      'Coverage of the nominal 90\u202f% interval in simulated cohorts, default settings (± Monte Carlo standard error)',
    heads: ['Simulated cohort', 'Patients', 'Draws', 'Patients of the cohort', 'New patients'],
    rows: measured.settings.map((setting) => [
      setting.population,
      formatCount(setting.nPatients),
      formatCount(setting.nDraws),
      cell(setting.cohort),
      cell(setting.new),
    ]),
  };
}
