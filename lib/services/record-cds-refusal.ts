import type { Application } from '../application';
import { refusalRecorder } from './record-refusals';

const record = refusalRecorder({ actor: 'unknown CDS client', action: 'cds-call.refused' });

/** Notes that a call to a service was refused, and why. */
export function recordCdsRefusal(app: Application, options: { service: string; reason: string }): Promise<void> {
  return record(app, { subject: `cds-service ${options.service}`, details: options });
}
