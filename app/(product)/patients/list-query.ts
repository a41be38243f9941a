import { addressOf } from '@/app/components/read-parameter';
import type { PatientOrder } from '@/lib/services/list-patients';

/** What the address of the list says. */
export interface ListQuery {
  readonly cohortId?: string;
  readonly modelId?: string;
  readonly search?: string;
  readonly order: PatientOrder;
  /** 1-based. */
  readonly page: number;
}

const orders: Readonly<Record<string, PatientOrder>> = {
  risk: 'riskDescending',
  'risk-up': 'riskAscending',
  label: 'label',
};

/** Reads the address; whatever does not fit counts as absent. */
export function readListQuery(read: (name: string) => string | undefined): ListQuery {
  const page = Number(read('page') ?? 1);
  return {
    cohortId: read('cohort'),
    modelId: read('model'),
    search: read('search'),
    order: orders[read('sort') ?? 'risk'] ?? 'riskDescending',
    page: Number.isInteger(page) && page >= 1 && page < 100_000 ? page : 1,
  };
}

/** The address of the same list with some of it changed. */
export function listAddress(query: ListQuery, change: Partial<ListQuery>): string {
  const { cohortId, modelId, search, order, page } = { ...query, ...change };
  return addressOf('/patients', {
    cohort: cohortId,
    model: modelId,
    search,
    sort: sortOf(order),
    page: page === 1 ? undefined : page,
  });
}

/** How the address names an order; undefined for the usual one. */
export function sortOf(order: PatientOrder): string | undefined {
  return order === 'riskDescending' ? undefined : order === 'riskAscending' ? 'risk-up' : 'label';
}
