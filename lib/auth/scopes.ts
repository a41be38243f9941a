/** What a token may be good for. No imports but the roles, so that a client component may use it. */
import { roleIsAtLeast, type Role } from './roles';

interface ScopeMeaning {
  /** What a person reads beside it when choosing. */
  readonly means: string;
  /** The least role whose tokens may have it: the same that the pages ask for. */
  readonly from: Role;
}

const table = {
  'cohorts:read': { means: 'list cohorts and see their features', from: 'analyst' },
  'cohorts:write': { means: 'upload files and import them as cohorts', from: 'analyst' },
  'runs:read': { means: 'list runs and follow their progress', from: 'analyst' },
  'runs:write': { means: 'start and cancel runs, recalibrate models', from: 'analyst' },
  'models:read': { means: 'list models and see how good they are', from: 'clinician' },
  'models:publish': { means: 'publish, withdraw and retire models', from: 'analyst' },
  'comparisons:read': { means: 'compare models on the same patients', from: 'analyst' },
  'predictions:read': { means: 'see the risks and curves of a cohort’s patients', from: 'clinician' },
  'predictions:write': { means: 'score new patients', from: 'clinician' },
  'reports:read': { means: 'export patient reports and model cards', from: 'clinician' },
  'reproductions:read': { means: 'read the reproduced tables and figures', from: 'analyst' },
} as const satisfies Record<string, ScopeMeaning>;

export type Scope = keyof typeof table;

export const scopeMeanings: Readonly<Record<Scope, ScopeMeaning>> = table;

export const scopes = Object.keys(table) as [Scope, ...Scope[]];

/** The scopes that a role's tokens may have, in the order of the list. */
export function scopesFor(role: Role): Scope[] {
  return scopes.filter((scope) => roleIsAtLeast(role, table[scope].from));
}

/** What of `granted` still counts for a role: words that are no scope, or too wide for the role, do not. */
export function effectiveScopes(granted: readonly string[], role: Role): Scope[] {
  return scopesFor(role).filter((scope) => granted.includes(scope));
}
