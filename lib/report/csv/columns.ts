/** The columns of a report's table. */
import type { Row } from './sheet';

export const fixedColumns = [
  'section',
  'feature',
  'item',
  'value',
  'unit',
  'text',
  'risk',
  'riskLow',
  'riskHigh',
] as const;

export type ReportColumn = (typeof fixedColumns)[number] | `Q(${string})`;
export type ReportRow = Row<ReportColumn>;

/** The column of a quantile level: "Q(0.1)"; a level that rounding blurred (0.30000000000000004) reads as it was meant. */
export function levelColumn(tau: number): `Q(${string})` {
  return `Q(${Number(tau.toPrecision(12))})`;
}
