import { RiskSlider } from '../controls';
import { Formula } from '../formula';
import { LatentQ } from '../inline';
import { LevelProbabilitiesFigure, LevelsFigure } from '../live-plots';
import { lines, mi, mn, mo, mtext, parens, Q, row, subsup, sup } from '../mathml';
import { Section } from '../section';

const tauStar = sup(mi('τ'), mo('*'));

/** Every level describes the same probability. */
export function Levels() {
  return (
    <Section
      id="levels"
      plots={
        <>
          <div className="sm:col-span-2">
            <RiskSlider />
          </div>
          <LevelsFigure />
          <LevelProbabilitiesFigure />
        </>
      }
    >
      <p>At the optimum of the loss every level describes one and the same risk p = P(y=1).</p>
      <Formula spoken="Q of x at tau is minus the inverse of F tau at 1 minus p; Q at tau star is zero exactly when tau star is the probability of y = 0, which is 1 minus p">
        {lines(
          [
            row(
              Q,
              mo('='),
              mo('−'),
              subsup(mi('F'), mi('τ'), row(mo('−'), mn('1'))),
              parens(mn('1'), mo('−'), mi('p')),
            ),
          ],
          [
            row(
              mi('Q'),
              parens(tauStar),
              mo('='),
              mn('0'),
              mtext(' exactly when '),
              tauStar,
              mo('='),
              mn('1'),
              mo('−'),
              mi('p'),
            ),
          ],
        )}
      </Formula>
      <p>
        So <LatentQ /> rises with τ by itself and crosses zero once, at τ*&nbsp;=&nbsp;1 − p. Move the risk and watch
        the nine levels of the usual grid go up and down together.
      </p>
      <p className="border-l-2 border-accent pl-3 font-medium">
        The vertical spread of the levels is a function of p. It is not uncertainty.
      </p>
      <p>
        What does say something is how far the levels’ own probabilities{' '}
        <span className="whitespace-nowrap">
          π = F<sub>τ</sub>(−Q)
        </span>{' '}
        lie apart. At the optimum they agree; the <em>level disagreement</em> of a trained model is their spread, a
        measure of fit, and again not of uncertainty.
      </p>
    </Section>
  );
}
