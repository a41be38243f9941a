import { DataTable, type Column } from '@/app/components/data-table';
import { addressOf } from '@/app/components/read-parameter';
import { TableLink } from '@/app/components/table-link';
import { RiskBar } from '@/lib/charts/risk-bar';
import { formatInterval, formatNumber, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { ListedPatient, PatientList } from '@/lib/services/list-patients';
import type { Outcome } from '@/models/features';
import { listAddress, type ListQuery } from './list-query';

/** The list itself: label, the values that matter most, risk with its interval, part and outcome. */
export function PatientTable({ list, query }: { list: PatientList; query: ListQuery }) {
  return (
    <DataTable
      caption={`Patients of ${list.cohort?.name ?? 'the cohort'} with their risk`}
      columns={columnsOf(list, query)}
      rows={list.patients}
      rowKey={(patient) => patient.id}
    />
  );
}

function columnsOf(list: PatientList, query: ListQuery): Column<ListedPatient>[] {
  const { model } = list;
  return [
    {
      key: 'label',
      header: 'Patient',
      phoneLabel: '',
      sort: model === null ? undefined : sortBy(query, query.order === 'label' ? 'ascending' : null, 'label'),
      cell: (patient) => (
        <TableLink href={addressOf(`/patients/${patient.id}`, { model: query.modelId })}>{patient.label}</TableLink>
      ),
    },
    ...(model === null ? [] : [riskColumn(query)]),
    ...list.keyFeatures.map((position) => featureColumn(list, position)),
    ...(model === null ? [] : [partColumn]),
    ...(list.cohort === null ? [] : [outcomeColumn(list.cohort.outcome)]),
  ];
}

/** What happened: the heading says what a yes means; the cards of a phone have no heading and say it themselves. */
function outcomeColumn({ positiveMeans, negativeMeans }: Outcome): Column<ListedPatient> {
  return {
    key: 'outcome',
    header: (
      <>
        On record <span className="block max-w-44 font-normal text-faint">{positiveMeans}</span>
      </>
    ),
    phoneLabel: 'On record',
    cell: ({ outcome }) => (
      <span
        className={`flex items-baseline gap-2 ${outcome ? '' : 'text-soft'}`}
        title={outcome ? positiveMeans : negativeMeans}
      >
        <span
          aria-hidden="true"
          className={`size-2 shrink-0 rounded-full border ${outcome ? 'border-ink bg-ink' : 'border-mark'}`}
        />
        <span className="max-sm:hidden">{outcome ? 'yes' : 'no'}</span>
        <span className="sm:hidden">{outcome ? positiveMeans : negativeMeans}</span>
      </span>
    ),
  };
}

function riskColumn(query: ListQuery): Column<ListedPatient> {
  const down = query.order === 'riskDescending';
  const direction = down ? 'descending' : query.order === 'riskAscending' ? 'ascending' : null;
  return {
    key: 'risk',
    header: 'Risk',
    sort: sortBy(query, direction, down ? 'riskAscending' : 'riskDescending'),
    cell: ({ judged }) =>
      judged !== null && (
        <span className="flex flex-wrap items-center gap-x-3 sm:flex-nowrap sm:whitespace-nowrap">
          <span className="min-w-10 font-semibold sm:text-right">{formatRisk(judged.assessment.risk)}</span>
          <RiskBar risk={judged.assessment.risk} low={judged.assessment.riskLow} high={judged.assessment.riskHigh} />
          <span className="text-[12.5px] text-soft">
            {formatInterval(judged.assessment.riskLow, judged.assessment.riskHigh)}
          </span>
        </span>
      ),
  };
}

function featureColumn(list: PatientList, position: number): Column<ListedPatient> {
  const feature = list.features[position]!;
  const unit = feature.kind === 'numeric' ? feature.unit : null;
  return {
    key: `feature ${position}`,
    header: unit === null ? feature.label : <FeatureHeading label={feature.label} unit={unit} />,
    phoneLabel: unit === null ? feature.label : `${feature.label}, ${unit}`,
    align: feature.kind === 'numeric' ? 'right' : 'left',
    className: 'whitespace-nowrap',
    wideOnly: true,
    cell: ({ values }) => {
      const value = values[position] ?? null;
      return value === null ? (
        <span className="text-faint">not measured</span>
      ) : feature.kind === 'numeric' ? (
        formatNumber(value)
      ) : (
        valueText(feature, value)
      );
    },
  };
}

function FeatureHeading({ label, unit }: { label: string; unit: string }) {
  return (
    <>
      {label} <span className="font-normal text-faint">{unit}</span>
    </>
  );
}

const partColumn: Column<ListedPatient> = {
  key: 'part',
  header: 'Judged',
  className: 'whitespace-nowrap',
  wideOnly: true,
  cell: ({ judged }) => (
    <span
      className="text-soft"
      title={
        judged?.part === 'holdout'
          ? 'Kept from every network during training; judged by all of them'
          : 'Judged only by the networks that never saw this patient'
      }
    >
      {judged?.part === 'holdout' ? 'holdout' : 'out of fold'}
    </span>
  ),
};

function sortBy(query: ListQuery, direction: 'ascending' | 'descending' | null, order: ListQuery['order']) {
  return { href: listAddress(query, { order, page: 1 }), direction };
}
