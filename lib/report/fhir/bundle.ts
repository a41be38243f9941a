/**
 * The report as a FHIR R4 document: a Composition with one section for each panel, the RiskAssessment, the values as Observations,
 * the model as a Device, and the whole report (every point of every curve) attached as JSON.
 * https://hl7.org/fhir/R4/documents.html, https://hl7.org/fhir/R4/riskassessment.html
 */
import { canonicalJson } from '../canonical-json';
import { panelOf, patientReportSchema, type Panel, type PatientReport } from '../content';
import { identifierMark } from '../identifier-mark';
import { mapTexts } from '../map-texts';
import { renderPanel } from '../panel-renderers';
import { panelTitles, simulatedNotice, whatIfNotice } from '../words';
import { concept, entryUrl, reference, type Resource } from './elements';
import { narrative } from './narrative';
import { riskAssessment } from './risk-assessment';
import { panelSections } from './sections';
import { subjectOf, type Entry } from './subject';

/** The bundle as JSON. The same report gives the same bundle. */
export function fhirBundle(report: PatientReport): Resource {
  const subject = subjectOf(report);
  const device = { fullUrl: entryUrl(report.identifier, 'model'), resource: modelDevice(report) };
  const attached = {
    fullUrl: entryUrl(report.identifier, 'report'),
    resource: attachedJson(report, subject.entry.fullUrl),
  };
  const basis = subject.observations.length > 0 ? subject.observations : [attached];
  const assessment = {
    fullUrl: entryUrl(report.identifier, 'assessment'),
    resource: riskAssessment(report, {
      subject: subject.entry.fullUrl,
      device: device.fullUrl,
      basis: basis.map(({ fullUrl }) => fullUrl),
    }),
  };
  const entries = [assessment, subject.entry, ...subject.observations, device, attached];
  const composition = {
    fullUrl: entryUrl(report.identifier, 'composition'),
    resource: compositionOf(report, { subject: subject.entry, assessment, device, attached, basis }),
  };
  const labels = report.cohort.simulatedFrom === null ? {} : { meta: testDataLabels };
  const bundle = {
    resourceType: 'Bundle',
    ...labels,
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${report.identifier}` },
    type: 'document',
    timestamp: report.createdAt,
    entry: [composition, ...entries].map(({ fullUrl, resource: { resourceType, ...elements } }) => ({
      fullUrl,
      resource: { resourceType, ...labels, ...elements },
    })),
  };
  return mapTexts(bundle, plainSpaces);
}

/** FHIR's strings know blank, tab and line end; our words keep a number and its unit together by no-break spaces, which it refuses. */
const plainSpaces = (text: string) => text.replace(/[^\S \t\r\n]/g, ' ');

/** Marks every resource of a simulated cohort, so that no system takes it for a real patient's. */
const testData = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};
const testDataLabels = { security: [testData], tag: [testData] };

interface Parts {
  readonly subject: Entry;
  readonly assessment: Entry;
  readonly device: Entry;
  readonly attached: Entry;
  readonly basis: readonly Entry[];
}

function compositionOf(report: PatientReport, parts: Parts): Resource {
  return {
    resourceType: 'Composition',
    status: whatIfNotice(report) === null ? 'final' : 'preliminary',
    type: concept('Risk report of a prediction model'),
    subject: reference(parts.subject.fullUrl, panelOf(report, 'patient').label),
    date: report.createdAt,
    author: [reference(parts.device.fullUrl, panelOf(report, 'model').name)],
    title: report.title,
    section: report.panels.map((panel) => sectionOf(report, panel, parts)),
  };
}

function sectionOf(report: PatientReport, panel: Panel, parts: Parts) {
  const notices = panel.panel === 'risk' ? [whatIfNotice(report), simulatedNotice(report)] : [];
  const blocks = [
    ...notices.filter((text) => text !== null).map((text) => ({ words: text })),
    ...renderPanel(panelSections, panel),
  ];
  return {
    title: panelTitles[panel.panel],
    text: narrative(blocks),
    entry: entriesOf(panel, parts).map(({ fullUrl }) => reference(fullUrl)),
  };
}

/** The resources that say the same for programs. */
function entriesOf(panel: Panel, { assessment, device, attached, basis }: Parts): readonly Entry[] {
  if (panel.panel === 'risk') return [assessment];
  if (panel.panel === 'patient') return basis;
  return panel.panel === 'model' ? [device] : [attached];
}

function modelDevice(report: PatientReport): Resource {
  const model = panelOf(report, 'model');
  return {
    resourceType: 'Device',
    identifier: [{ type: concept('version of the model: sha256 of its file'), value: model.version }],
    status: 'active',
    manufactureDate: model.trainedAt,
    deviceName: [{ name: model.name, type: 'model-name' }],
    type: concept('Prediction model, software'),
    version: [
      { type: concept('model'), value: model.version },
      { type: concept('code'), value: model.codeVersion },
      { type: concept('data, sha256'), value: model.dataHash },
    ],
  };
}

function attachedJson(report: PatientReport, subject: string): Resource {
  const json = canonicalJson(patientReportSchema.parse(report));
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${report.identifier}` },
    identifier: [{ type: concept('sha256 of the content'), value: report.contentHash }],
    status: 'current',
    type: concept(report.schema),
    subject: reference(subject),
    date: report.createdAt,
    description: identifierMark(report.identifier),
    content: [
      {
        attachment: {
          contentType: 'application/json',
          data: Buffer.from(json, 'utf8').toString('base64'),
          size: Buffer.byteLength(json, 'utf8'),
          title: report.title,
          creation: report.createdAt,
        },
      },
    ],
  };
}
