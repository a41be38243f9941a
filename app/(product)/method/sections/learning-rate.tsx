import { formatNumber } from '@/lib/format';
import { sbqc } from '@/models/losses/sbqc';
import { lipschitzConstantOfLevels } from '@/models/optimizers/lalr';
import { defaultConfig } from '@/models/training/defaults';
import { Formula } from '../formula';
import { LipschitzFigure } from '../live-plots';
import { frac, mi, mn, mo, mtext, parens, row, sub } from '../mathml';
import { Section } from '../section';

const twoOverPi = frac(mn('2'), mi('π'));
const oneMinusTau = row(mn('1'), mo('−'), mi('τ'));

/** How steep the loss can be, and the rate that follows. */
export function LearningRate() {
  const { taus, crossingPenalty, learningRate, learningRateSchedule, optimizer } = defaultConfig('sbqc');
  const course = learningRateSchedule === 'linear' ? ' and falls towards zero in a straight line' : ' and stays there';
  return (
    <Section id="learning-rate" plots={<LipschitzFigure />}>
      <p>How far a training step may go depends on how steep the loss can be. For one level of sBQC the bound is</p>
      <Formula spoken="c of tau is the largest of 1, 2 over pi times 1 minus tau over tau, and 2 over pi times tau over 1 minus tau">
        {row(
          mi('c'),
          parens(mi('τ')),
          mo('='),
          mi('max'),
          parens(
            mn('1'),
            mo(','),
            twoOverPi,
            frac(oneMinusTau, mi('τ')),
            mo(','),
            twoOverPi,
            frac(mi('τ'), oneMinusTau),
          ),
        )}
      </Formula>
      <p>
        The 1 comes from the far tails and wins for levels between 0.39 and 0.61. The paper has 2/π in its place, which
        understates the bound by up to 1.57 times. For m levels and the penalty the bounds add up:
      </p>
      <Formula spoken="c is the largest c of tau k, over m, plus lambda over m minus 1">
        {row(
          mi('c'),
          mo('='),
          frac(row(mi('max'), mi('c'), parens(sub(mi('τ'), mi('k')))), mi('m')),
          mo('+'),
          frac(mi('λ'), row(mi('m'), mo('−'), mn('1'))),
          mo(','),
          mtext(' here '),
          mn(formatNumber(lipschitzConstantOfLevels(sbqc, taus, crossingPenalty), 2)),
        )}
      </Formula>
      <p>
        The Lipschitz adaptive learning rate (LALR) is 1/(cK), set once an epoch, with K the longest row of activations
        in front of the output layer, the 1 of the bias included: cK is a true bound of the last layer’s gradient. The
        authors’ released code divides another norm by the batch size and shrinks the result by a factor of its own for
        each loss; it can be exceeded, and it makes a comparison of losses unlike.
      </p>
      <p>
        In a direct test of ten losses and eight seeds LALR did about as well as a sensible constant rate; the published
        speed-ups were not reproduced. A run here uses {optimizer === 'adam' ? 'Adam' : optimizer} unless told
        otherwise: its rate starts at {formatNumber(learningRate)}
        {course}. The form of a new run offers LALR, the published variant and L-BFGS as well.
      </p>
    </Section>
  );
}
