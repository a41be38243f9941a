import { Formula } from '../formula';
import { LatentQ, Noise } from '../inline';
import { LatentNumberFigure, ResponseFigure } from '../live-plots';
import { F, lines, mi, mn, mo, mtext, parens, Q, row, sub } from '../mathml';
import { Section } from '../section';

/** Classification by latent quantiles. */
export function Question() {
  return (
    <Section
      id="question"
      plots={
        <>
          <LatentNumberFigure />
          <ResponseFigure />
        </>
      }
    >
      <p>
        The outcome y is 0 or 1. Behind it the method imagines a number that cannot be seen: the patient has the outcome
        when that number is not below zero. A network gives its quantile <LatentQ /> for every level τ between 0 and 1,
        and noise ε is added to it.
      </p>
      <Formula spoken="y is 1 when Q of x at tau plus epsilon is at least zero, epsilon follows the tilted hyperbolic secant distribution of level tau; hence the probability of y = 1 is 1 minus F tau of minus Q, which is F of level 1 minus tau at Q">
        {lines(
          [
            row(mi('y'), mo('='), mn('1')),
            row(
              mtext('when '),
              Q,
              mo('+'),
              mi('ε'),
              mo('≥'),
              mn('0'),
              mo(','),
              mi('ε'),
              mo('∼'),
              mi('HSD'),
              parens(mi('τ')),
            ),
          ],
          [
            row(mi('P'), parens(mi('y'), mo('='), mn('1'))),
            row(
              mo('='),
              mn('1'),
              mo('−'),
              F,
              parens(mo('−'), mi('Q')),
              mo('='),
              sub(mi('F'), row(mn('1'), mo('−'), mi('τ'))),
              parens(mi('Q')),
            ),
          ],
        )}
      </Formula>
      <p>
        <Noise /> is the distribution of the noise of level τ. The minus in front of Q matters: with it Q rises with τ,
        as a quantile must; without it the exact fit falls with τ and the crossing penalty fights the data.
      </p>
    </Section>
  );
}
