import { EstimatesCard } from '../estimates-card';
import { LevelProbability } from '../inline';
import { RootFigure } from '../live-plots';
import { gridTaus } from '../plots/levels';
import { Section } from '../section';
import { formatNumber } from '@/lib/format';
import { defaultConfig } from '@/models/training/defaults';

const estimatorWords = { root: 'the fixed point', levelMean: 'the level mean' } as const;

/** Three ways to read the root, and what happens beyond the grid. */
export function TauStarSection() {
  return (
    <Section
      id="tau-star"
      plots={
        <>
          <EstimatesCard />
          <RootFigure />
        </>
      }
    >
      <p>
        A network answers at the levels of a grid, {formatNumber(gridTaus[0]!)} to {formatNumber(gridTaus.at(-1)!)}{' '}
        unless told otherwise. Its levels are put in order first. Then there are three ways to a probability.
      </p>
      <dl className="space-y-2.5 [&_dt]:font-semibold">
        <div>
          <dt>Fixed point</dt>
          <dd>
            Each level’s probability <LevelProbability /> is compared with its own τ; between the two levels where Q
            changes sign, <LevelProbability /> − τ is interpolated and its zero taken. Exact when the levels agree. This
            is τ*.
          </dd>
        </div>
        <div>
          <dt>Linear</dt>
          <dd>
            Q itself is interpolated: the textbook reading. It is biased, because the slope of Q in τ jumps at the root,
            from π/(2(1 − τ*)) to π/(2τ*). Shown for comparison; no model uses it.
          </dd>
        </div>
        <div>
          <dt>Level mean</dt>
          <dd>
            The mean of all <LevelProbability />. It is no root, but had the lowest error in a prototype simulation (500
            patients, nine levels; error of p × 100: level mean 7.6, BCE network 8.2, fixed point 8.5, linear 8.9).
            Averaged over a bootstrap ensemble the first and the third came closer: 7.4 and 7.5 in one simulation, 4.8
            and 5.7 in another.
          </dd>
        </div>
      </dl>
      <p>
        A run uses {estimatorWords[defaultConfig('sbqc').riskEstimator]} unless the analyst chooses otherwise. The
        model’s page names its estimator and gives the Brier score of both; the patient’s page says so where the two
        differ by more than half the width of the interval.
      </p>
      <p>
        <strong className="font-semibold">Beyond the grid.</strong> A risk below {formatNumber(1 - gridTaus.at(-1)!)} or
        above {formatNumber(1 - gridTaus[0]!)} has no root between the levels. The level nearest to it then gives the
        probability in closed form, and the answer is marked as extrapolated. More levels do not make the root better;
        and without a hidden layer it stays wrong however many patients there are.
      </p>
    </Section>
  );
}
