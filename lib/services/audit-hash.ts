import { createHash } from 'node:crypto';
import { canonicalJson } from '../report/canonical-json';

/** What the hash of an event covers. The user's id is left out: it becomes null when that account is deleted, the name stays. */
export interface HashedEvent {
  readonly previousHash: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Record<string, unknown>;
}

/** sha256 (hex) over the event and the hash of the one before it: a changed, removed or moved event breaks the chain. */
export function auditHash(event: HashedEvent): string {
  const { previousHash, at, actor, action, subject, details } = event;
  return createHash('sha256')
    .update(canonicalJson({ previousHash, at: at.toISOString(), actor, action, subject, details }))
    .digest('hex');
}
