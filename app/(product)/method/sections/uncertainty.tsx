import { DataTable } from '@/app/components/data-table';
import { formatNumber, formatShare } from '@/lib/format';
import { INTERVAL_LEVEL } from '@/models/inference/spread';
import { normalQuantile } from '@/models/math/normal';
import { defaultConfig } from '@/models/training/defaults';
import { coverageSentence } from '@/lib/report/model-card/interval-coverage';
import { coverages } from '../coverages';
import { Formula } from '../formula';
import { fn, mi, mn, mo, parens, row, sub } from '../mathml';
import { Section } from '../section';

/** The risk as one network has it. */
const member = sub(mi('p'), mi('b'));

/** The interval, how it is made and how well it held. */
export function Uncertainty() {
  const { folds, repeats } = defaultConfig('sbqc');
  const z = formatNumber(normalQuantile((1 + INTERVAL_LEVEL) / 2), 3);
  return (
    <Section
      id="uncertainty"
      plots={
        <div className="rounded-card border border-rule bg-panel pt-3.5 pb-1 sm:col-span-2">
          <h3 className="px-5 leading-5 font-semibold">
            How often a nominal {formatShare(INTERVAL_LEVEL)} interval held the true risk
          </h3>
          <p className="px-5 pt-1 pb-2 text-[13px] text-soft">
            Measured in a prototype simulation: 500 patients, nine levels, a small network, 50 bootstrap refits. Not
            measured on your cohort, where no true risk is known.
          </p>
          <DataTable
            caption="Coverage of four intervals in a prototype simulation"
            rows={coverages}
            rowKey={({ interval }) => interval}
            columns={[
              {
                key: 'interval',
                header: 'Interval',
                cell: ({ interval, used }) => (used ? <strong>{interval}</strong> : interval),
              },
              {
                key: 'coverage',
                header: 'Held the truth',
                align: 'right',
                className: 'whitespace-nowrap',
                cell: ({ low, high }) => `${formatShare(low)} to ${formatShare(high)}`,
              },
            ]}
          />
        </div>
      }
    >
      <p>
        How sure the risk of one patient is can only be seen by fitting again. A run trains {folds * repeats} networks
        unless told otherwise ({folds} folds, {repeats} times), each on rows drawn with replacement from its training
        part. A patient of the cohort is judged only by networks that never saw that patient, a new patient by all.
      </p>
      <Formula
        spoken={`On the logit scale the interval is the mean of logit p b plus or minus ${z} times the standard deviation of logit p b, over the networks b`}
      >
        {row(
          sub(mi('mean'), mi('b')),
          parens(fn('logit', member)),
          mo('±'),
          mn(z),
          mo('·'),
          sub(mi('sd'), mi('b')),
          parens(fn('logit', member)),
        )}
      </Formula>
      <p>
        The interval is computed on the logit scale and taken back, and is widened where it would leave out the risk
        itself. From the {repeats} networks that never saw a patient of the cohort its width is known to about{' '}
        {formatShare(1 / Math.sqrt(2 * (repeats - 1)))}; from all {folds * repeats} to about{' '}
        {formatShare(1 / Math.sqrt(2 * (folds * repeats - 1)))}.
      </p>
      <p>
        A model of at least 20 networks is calibrated: sd² becomes c·sd² + d, and {z} becomes the quantile of Student’s
        t. How c and d are told from the labels of patients whom a network was not trained on is in the documentation. A
        model from before keeps the formula above.
      </p>
      <p>
        {coverageSentence()} Read it as a little too narrow, most of all where the risk jumps or an interaction is rare.
        It covers the chance of the sample and of the training, not a cohort that is unlike your patients.
      </p>
    </Section>
  );
}
