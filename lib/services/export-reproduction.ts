import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { reproductionContentTypes, renderReproduction, type ReproductionFormat } from '../reproduction/render/render';
import type { ReproducibleTarget } from '../reproduction/reproduction';
import { readReproductions } from '../reproduction/store';
import { fileNameOf } from '../reproduction/words';

/**
 * The newest reproduction of a table or figure as a file. It holds no patient's row, so nothing is noted of it.
 *
 * @throws RiskcurveError `not-found` where the command has made none, `bad-input` for what is no figure as SVG
 */
export async function exportReproduction(
  app: Pick<Application, 'environment'>,
  { target, format }: { target: ReproducibleTarget; format: ReproductionFormat },
) {
  const { newest } = await readReproductions(app.environment.home);
  const found = newest[target];
  if (found === undefined)
    throw new RiskcurveError('not-found', `${target} was not reproduced here yet; run riskcurve reproduce ${target}`);
  return {
    bytes: new TextEncoder().encode(renderReproduction(found, format)),
    fileName: fileNameOf(found, format === 'markdown' ? 'md' : format),
    contentType: reproductionContentTypes[format],
  };
}
