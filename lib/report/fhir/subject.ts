/** Who a bundle is about, and the values that went into the model. */
import { panelOf, type FeatureValue, type PatientReport } from '../content';
import { concept, entryUrl, featureValue, reference, type Resource } from './elements';

export interface Entry {
  readonly fullUrl: string;
  readonly resource: Resource;
}

export interface Subject {
  readonly entry: Entry;
  /** One for each feature; none for a what-if, whose values nobody observed. */
  readonly observations: readonly Entry[];
}

/** A patient with observations; a what-if is about an imagined person, so that nothing of it can be filed as the patient's. */
export function subjectOf(report: PatientReport): Subject {
  const { changes } = panelOf(report, 'patient');
  return changes.length === 0 ? patientSubject(report) : whatIfSubject(report);
}

function patientSubject(report: PatientReport): Subject {
  const { label, values } = panelOf(report, 'patient');
  const fullUrl = entryUrl(report.identifier, 'patient');
  const identifier = { type: concept(`label in the cohort ${report.cohort.name}`), value: label };
  return {
    entry: { fullUrl, resource: { resourceType: 'Patient', identifier: [identifier] } },
    observations: values.map((value) => ({
      fullUrl: entryUrl(report.identifier, `observation ${value.name}`),
      resource: observation(value, isNumber(report, value.name), reference(fullUrl, label)),
    })),
  };
}

function observation(value: FeatureValue, numeric: boolean, subject: object): Resource {
  const measured = featureValue(value, numeric);
  return {
    resourceType: 'Observation',
    status: 'final',
    code: concept(value.label),
    subject,
    ...(measured ?? {
      dataAbsentReason: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
            code: 'unknown',
            display: 'Unknown',
          },
        ],
        text: value.text,
      },
      note: [
        {
          text:
            value.assumed === undefined
              ? `The risk is averaged over plausible values: ${value.plausible ?? 'none'}.`
              : `The model assumed ${value.assumed ?? 'nothing'}.`,
        },
      ],
    }),
  };
}

function whatIfSubject(report: PatientReport): Subject {
  const { label, values } = panelOf(report, 'patient');
  const characteristic = values.flatMap((value) => {
    const given = featureValue(value, isNumber(report, value.name));
    return given === null ? [] : [{ code: concept(value.label), ...given, exclude: false }];
  });
  return {
    entry: {
      fullUrl: entryUrl(report.identifier, 'what-if'),
      resource: {
        resourceType: 'Group',
        type: 'person',
        actual: false,
        name: `What if: ${label} with other values`,
        characteristic,
      },
    },
    observations: [],
  };
}

function isNumber(report: PatientReport, name: string): boolean {
  const curve = panelOf(report, 'riskCurves').curves.find(({ feature }) => feature.definition.name === name);
  return curve?.feature.definition.kind === 'numeric';
}
