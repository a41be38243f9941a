import Link from 'next/link';
import { Badge } from '@/app/components/badge';
import { DataTable, type Column } from '@/app/components/data-table';
import { addressOf } from '@/app/components/read-parameter';
import { RiskBar } from '@/lib/charts/risk-bar';
import { formatInterval, formatNumber, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { ListedPatient, PatientList } from '@/lib/services/list-patients';
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
        <Link
          href={addressOf(`/patients/${patient.id}`, { model: query.modelId })}
          className="font-semibold text-accent hover:underline max-sm:text-[16px]"
        >
          {patient.label}
        </Link>
      ),
    },
    ...(model === null ? [] : [riskColumn(query)]),
    ...list.keyFeatures.map((position) => featureColumn(list, position)),
    ...(model === null ? [] : [partColumn]),
    {
      key: 'outcome',
      header: 'On record',
      cell: (patient) => (
        <span className={patient.outcome ? '' : 'text-soft'}>
          {patient.outcome ? list.cohort?.outcome.positiveMeans : list.cohort?.outcome.negativeMeans}
        </span>
      ),
    },
  ];
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
  cell: ({ judged }) =>
    judged?.part === 'holdout' ? (
      <Badge title="Kept from every network during training; judged by all of them">holdout</Badge>
    ) : (
      <Badge title="Judged only by the networks that never saw this patient">out of fold</Badge>
    ),
};

function sortBy(query: ListQuery, direction: 'ascending' | 'descending' | null, order: ListQuery['order']) {
  return { href: listAddress(query, { order, page: 1 }), direction };
}
