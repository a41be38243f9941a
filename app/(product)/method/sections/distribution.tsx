import { Formula } from '../formula';
import { LatentQ, Noise } from '../inline';
import { CdfFigure, DensityFigure } from '../live-plots';
import { F, fn, frac, lines, mi, mn, mo, mtext, parens, row, sup } from '../mathml';
import { Section } from '../section';

const fourOverPi = frac(mn('4'), mi('π'));

/** The tilted hyperbolic secant. */
export function Distribution() {
  return (
    <Section
      id="distribution"
      plots={
        <>
          <DensityFigure />
          <CdfFigure />
        </>
      }
    >
      <p>
        The noise follows a hyperbolic secant that is tilted at zero: the left half weighs τ, the right half 1 − τ. So{' '}
        <Noise />
        (0) = τ, which makes <LatentQ /> the latent number’s quantile of level τ.
      </p>
      <Formula spoken="The density f of x is 2 over pi times the hyperbolic secant of x, times tau left of zero and times 1 minus tau from zero on">
        {row(
          mi('f'),
          parens(mi('x')),
          mo('='),
          frac(mn('2'), mi('π')),
          fn('sech', mi('x')),
          mo('·'),
          lines(
            [mi('τ'), row(mtext('for '), mi('x'), mo('<'), mn('0'))],
            [row(mn('1'), mo('−'), mi('τ')), row(mtext('for '), mi('x'), mo('≥'), mn('0'))],
          ),
        )}
      </Formula>
      <Formula spoken="Up to zero F tau of x is tau times 4 over pi times the arctangent of e to the x; above zero 1 minus F tau of x is 1 minus tau times 4 over pi times the arctangent of e to the minus x">
        {lines(
          [
            row(F, parens(mi('x')), mo('='), mi('τ'), fourOverPi, fn('atan', sup(mi('e'), mi('x')))),
            row(mtext('for '), mi('x'), mo('≤'), mn('0')),
          ],
          [
            row(
              mn('1'),
              mo('−'),
              F,
              parens(mi('x')),
              mo('='),
              parens(mn('1'), mo('−'), mi('τ')),
              fourOverPi,
              fn('atan', sup(mi('e'), row(mo('−'), mi('x')))),
            ),
            row(mtext('for '), mi('x'), mo('>'), mn('0')),
          ],
        )}
      </Formula>
      <p>
        Its tails fall like e<sup>−|x|</sup>, as those of the logistic distribution do. The tilt is honest about one
        thing: unless τ&nbsp;=&nbsp;0.5 the density has a step at zero, and the step comes back as a kink in the loss.
      </p>
    </Section>
  );
}
