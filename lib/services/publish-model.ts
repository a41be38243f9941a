import type { Publication } from '@/db/queries/publications';
import type { Application } from '../application';
import type { PublicationDecision } from '../publication/decision';
import { changeLine, readLine, type LineRequest } from './change-line';
import { judgeEnteredPatients } from './judge-entered-patients';
import { checkedDecision, startPublication } from './start-publication';

/**
 * Shows a model to clinicians, with the threshold and the intended use that they read, and lets it assess the patients who were entered for
 * its cohort. The version of its line that they saw so far is replaced; where that is the model itself, its threshold and intended use
 * are new from now on. All of it happens or nothing.
 *
 * `acknowledged` names the concerns that the person has seen (`publicationConcerns`), for the audit trail.
 * Throws `not-found` for an unknown model, `conflict` for a retired one or where somebody else changed the line meanwhile, `bad-input`
 * for a decision that cannot be.
 */
export async function publishModel(
  app: Application,
  options: LineRequest & PublicationDecision & { readonly acknowledged?: readonly string[] },
): Promise<Publication> {
  const decision = checkedDecision(options);
  const line = await readLine(app, options);
  // before it is shown: a model that cannot judge must not be published
  const judged = await judgeEnteredPatients(app, line);
  const { acknowledged = [] } = options;
  const details = acknowledged.length > 0 ? { acknowledged } : {};
  return changeLine(app, line, (open) =>
    startPublication(open, { decision, judged, reason: 'replaced', action: 'model.published', details }),
  );
}
