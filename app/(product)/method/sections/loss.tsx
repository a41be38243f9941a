import { Formula } from '../formula';
import { LossFigure, SlopeFigure } from '../live-plots';
import { F, fn, frac, lines, mi, mn, mo, mtext, parens, row, sub } from '../mathml';
import { Section } from '../section';

const minusQ = parens(mo('−'), mi('Q'));

/** sBQC for both outcomes, its slope and its kink. */
export function Loss() {
  return (
    <Section
      id="loss"
      plots={
        <>
          <LossFigure label={1} />
          <LossFigure label={0} />
          <SlopeFigure label={1} />
          <SlopeFigure label={0} />
        </>
      }
    >
      <p>
        Smooth binary quantile classification (sBQC) is the negative log likelihood of that model, one term for each
        level, averaged over patients and levels.
      </p>
      <Formula spoken="The loss L of y and Q is minus y log P minus 1 minus y times log of 1 minus P, with P equal to 1 minus F tau of minus Q">
        {lines(
          [
            row(
              mi('L'),
              parens(mi('y'), mo(','), mi('Q')),
              mo('='),
              mo('−'),
              mi('y'),
              fn('log', mi('P')),
              mo('−'),
              parens(mn('1'), mo('−'), mi('y')),
              fn('log', parens(mn('1'), mo('−'), mi('P'))),
            ),
          ],
          [row(mi('P'), mo('='), mn('1'), mo('−'), F, minusQ)],
        )}
      </Formula>
      <Formula spoken="The slope of L in Q is minus the hazard f over 1 minus F at minus Q for y = 1, and plus the reverse hazard f over F at minus Q for y = 0">
        {row(
          frac(row(mi('∂'), mi('L')), row(mi('∂'), mi('Q'))),
          mo('='),
          lines(
            [
              row(mo('−'), frac(sub(mi('f'), mi('τ')), row(mn('1'), mo('−'), F)), minusQ),
              row(mtext('for '), mi('y'), mo('='), mn('1')),
            ],
            [row(mo('+'), frac(sub(mi('f'), mi('τ')), F), minusQ), row(mtext('for '), mi('y'), mo('='), mn('0'))],
          ),
        )}
      </Formula>
      <p>
        “Smooth” means smooth on each side of zero. At Q&nbsp;=&nbsp;0 the slope jumps unless τ&nbsp;=&nbsp;0.5: for one
        outcome the kink is convex, for the other concave. The loss of y&nbsp;=&nbsp;1 is convex only for
        τ&nbsp;≤&nbsp;0.5, that of y&nbsp;=&nbsp;0 only for τ&nbsp;≥&nbsp;0.5.
      </p>
      <p>
        Beside it stand its rivals. BQC is the same idea with an asymmetric Laplace distribution: no jump of the slope,
        which never exceeds the larger of τ and 1 − τ. BCE is the usual cross-entropy of a single logit; it has no
        levels, so its line does not move.
      </p>
      <p>
        Value and slope are computed from forms that keep their digits however far Q lies from zero; the training uses
        that slope and does not differentiate log(1 − F).
      </p>
    </Section>
  );
}
