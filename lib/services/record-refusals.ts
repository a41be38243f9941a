/** Refused calls in the audit trail: the first at once, then at most one event a minute and subject with their number, so that nobody can flood it. */
import type { Application } from '../application';
import { recordAuditEvent } from './record-audit-event';

const quietMilliseconds = 60_000;

interface Refusal {
  /** Of a number that is bounded by what is stored here: what a caller makes up belongs under one subject. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A recorder of one kind of refusal. `actor` is what the trail calls whoever was refused. */
export function refusalRecorder(words: { actor: string; action: string }) {
  const states = new Map<string, { lastEvent: number; nUnrecorded: number }>();
  return async (app: Pick<Application, 'database'>, { subject, details }: Refusal): Promise<void> => {
    const state = states.get(subject) ?? { lastEvent: -Infinity, nUnrecorded: 0 };
    states.set(subject, state);
    state.nUnrecorded += 1;
    const now = Date.now();
    if (now - state.lastEvent < quietMilliseconds) return;
    state.lastEvent = now;
    const counted = { ...details, refusedSinceLastEvent: state.nUnrecorded };
    state.nUnrecorded = 0;
    const actor = { userId: null, name: words.actor };
    await recordAuditEvent(app, { actor, action: words.action, subject, details: counted });
  };
}
