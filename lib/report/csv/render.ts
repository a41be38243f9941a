/**
 * The report as one table. `section` says which panel a row belongs to, so that a filter on `riskCurves` leaves the tidy table of the
 * curves: feature, value, unit, risk, riskLow, riskHigh and one column for each quantile level. All other panels lie in the same columns.
 */
import { panelOf, type PatientReport } from '../content';
import { renderPanel } from '../panel-renderers';
import { identifierMark } from '../identifier-mark';
import { simulatedNotice, whatIfNotice } from '../words';
import { fixedColumns, levelColumn, type ReportColumn, type ReportRow } from './columns';
import { panelRows } from './panels';
import { sheetText } from './sheet';

/** The CSV file as text. */
export function renderCsv(report: PatientReport): string {
  const { taus } = panelOf(report, 'latentQuantileCurves');
  const rows = report.panels.flatMap((panel) =>
    renderPanel(panelRows, panel, report).map((row): ReportRow => ({ ...row, section: panel.panel })),
  );
  return sheetText<ReportColumn>([...fixedColumns, ...taus.map(levelColumn)], [...headRows(report), ...rows]);
}

function headRows(report: PatientReport): ReportRow[] {
  const { cohort } = report;
  const texts: [string, string | null][] = [
    ['title', report.title],
    ['identifier', identifierMark(report.identifier)],
    ['content sha256', report.contentHash],
    ['schema', report.schema],
    ['created', report.createdAt],
    ['notice', whatIfNotice(report)],
    ['notice', simulatedNotice(report)],
    ['cohort', cohort.name],
    ['simulated from', cohort.simulatedFrom],
  ];
  return [
    ...texts.filter(([, text]) => text !== null).map(([item, text]) => ({ section: 'report', item, text })),
    { section: 'report', item: 'patients of the cohort', value: cohort.nPatients },
    { section: 'report', item: 'events of the cohort', value: cohort.nEvents },
  ];
}
