import type { KnownReport } from '@/db/queries/reports';
import { utcTime } from '@/lib/report/words';

/** A report as it travels to the browser: its time is text there. */
export type SentReport = Omit<KnownReport, 'createdAt'> & { readonly createdAt: Date | string };

/** What this server wrote down of each export. */
export function KnownReports({ known }: { known: readonly SentReport[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {known.map((report) => (
        <li key={report.identifier} className="rounded-control border border-rule p-4">
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-[13px] max-sm:grid-cols-1 max-sm:gap-y-0.5">
            {entriesOf(report).map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="break-words max-sm:mb-1.5">{value}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function entriesOf(report: SentReport): [string, string][] {
  return [
    ...subjectEntry(report),
    ['Cohort', report.cohortName],
    ['Exported', utcTime(new Date(report.createdAt).toISOString())],
    ['By', report.exportedBy ?? 'the command line'],
    ['Format', formatName(report.format)],
    ['Model', report.modelName],
    ['Model version', report.modelVersion],
    ['Identifier', report.identifier],
    ['Content hash', report.contentHash],
  ];
}

function subjectEntry({ format, patientLabel }: SentReport): [string, string][] {
  return format.startsWith('card-') ? [['What', 'Model card']] : [['Patient', patientLabel ?? 'not one of a cohort']];
}

/** "card-markdown" is a card's format: "Markdown". */
function formatName(format: SentReport['format']): string {
  const name = format.replace(/^card-/, '');
  return name === 'markdown' ? 'Markdown' : name.toUpperCase();
}
