import { DataTable, type Column } from '@/app/components/data-table';
import { TableLink } from '@/app/components/table-link';
import { RiskBar } from '@/lib/charts/risk-bar';
import { formatDate, formatInterval, formatRisk, shortVersion } from '@/lib/format';
import type { ListedEnteredPatient } from '@/lib/services/list-entered-patients';
import { DeleteEntered } from './delete-entered';

type Row = ListedEnteredPatient & { readonly mayDelete: boolean };

/** Label, newest risk with the model that gave it, who entered the patient and when. */
export function EnteredTable({ patients }: { patients: readonly Row[] }) {
  return (
    <DataTable
      caption="Entered patients with their newest risk"
      columns={columns}
      rows={patients}
      rowKey={(patient) => patient.id}
    />
  );
}

const columns: Column<Row>[] = [
  {
    key: 'label',
    header: 'Patient',
    phoneLabel: '',
    className: 'break-words',
    cell: ({ id, label }) => <TableLink href={`/patients/entered/${id}`}>{label}</TableLink>,
  },
  { key: 'risk', header: 'Risk', cell: (patient) => <Risk patient={patient} /> },
  {
    key: 'model',
    header: 'Model',
    cell: ({ modelName, modelVersion, retiredAt }) =>
      modelName !== null &&
      modelVersion !== null && (
        <span className="text-soft">
          {modelName} · {shortVersion(modelVersion)}
          {retiredAt !== null && ' · retired'}
        </span>
      ),
  },
  { key: 'cohort', header: 'Cohort', wideOnly: true, cell: ({ cohortName }) => cohortName },
  {
    key: 'entered',
    header: 'Entered',
    cell: ({ enteredByName, createdAt }) => (
      <>
        {enteredByName} <span className="text-soft">· {formatDate(createdAt)}</span>
      </>
    ),
  },
  {
    key: 'delete',
    header: <span className="sr-only">Delete</span>,
    phoneLabel: '',
    align: 'right',
    cell: ({ id, label, mayDelete }) => mayDelete && <DeleteEntered id={id} label={label} />,
  },
];

function Risk({ patient: { assessment } }: { patient: Row }) {
  if (assessment === null) return <span className="text-faint">by no published model</span>;
  const { risk, riskLow, riskHigh } = assessment;
  return (
    <span className="flex flex-wrap items-center gap-x-3 sm:flex-nowrap sm:whitespace-nowrap">
      <span className="min-w-10 font-semibold sm:text-right">{formatRisk(risk)}</span>
      <RiskBar risk={risk} low={riskLow} high={riskHigh} />
      <span className="text-[12.5px] text-soft">{formatInterval(riskLow, riskHigh)}</span>
    </span>
  );
}
