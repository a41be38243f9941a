/** The report as an A4 document. */
import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { panelOf, type PanelName, type PatientReport } from '../content';
import { identifierMark } from '../identifier-mark';
import { renderPanel } from '../panel-renderers';
import { simulatedNotice, utcTime, whatIfNotice } from '../words';
import { registerFonts } from './fonts';
import { pdfPanels } from './panels';
import { lostLettersNotice, printable } from './printable';
import { styles } from './style';

type Place = 'left' | 'right' | 'below' | 'end';

/** Where each panel stands: in the columns of the first page, below them across the page, or together at the end. */
const places: Readonly<Record<PanelName, Place>> = {
  risk: 'left',
  patient: 'right',
  placeInCohort: 'left',
  withinData: 'below',
  contributions: 'below',
  riskCurves: 'below',
  counterfactuals: 'below',
  similarPatients: 'below',
  latentQuantileCurves: 'below',
  assessment: 'below',
  evaluation: 'below',
  model: 'end',
  notes: 'end',
};

/** The bytes of the PDF. The same report gives the same pages. */
export async function renderPdf(report: PatientReport): Promise<Uint8Array<ArrayBuffer>> {
  registerFonts();
  const { content, nLost } = await printable(report);
  return Uint8Array.from(await renderToBuffer(<ReportDocument report={content} lost={lostLettersNotice(nLost)} />));
}

function ReportDocument({ report, lost }: { report: PatientReport; lost: string | null }) {
  const created = new Date(report.createdAt);
  return (
    <Document
      title={report.title}
      author="Riskcurve"
      creator="Riskcurve"
      producer="Riskcurve"
      subject={identifierMark(report.identifier)}
      keywords={`sha256 ${report.contentHash}`}
      language="en"
      creationDate={created}
      modificationDate={created}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Masthead report={report} lost={lost} />
          <View style={styles.columns}>
            <View style={styles.left}>
              <Panels report={report} place="left" />
            </View>
            <View style={styles.right}>
              <Panels report={report} place="right" />
            </View>
          </View>
          <Panels report={report} place="below" />
          {/* In one piece, so that the notes never stand on a page alone. */}
          <View wrap={false}>
            <Panels report={report} place="end" />
          </View>
        </View>
        <Footer report={report} />
      </Page>
    </Document>
  );
}

function Panels({ report, place }: { report: PatientReport; place: Place }) {
  return report.panels
    .filter((panel) => places[panel.panel] === place)
    .map((panel) => <Fragment key={panel.panel}>{renderPanel(pdfPanels, panel)}</Fragment>);
}

function Masthead({ report, lost }: { report: PatientReport; lost: string | null }) {
  const notices = [whatIfNotice(report), simulatedNotice(report), lost].filter((text) => text !== null);
  return (
    <View>
      <View style={styles.masthead}>
        <Text style={styles.brand}>Riskcurve</Text>
        <Text style={styles.soft}>{utcTime(report.createdAt)}</Text>
      </View>
      <Text style={styles.title}>{report.title}</Text>
      <Text style={styles.soft}>
        {report.cohort.name} · {panelOf(report, 'patient').judgedBy}
      </Text>
      {notices.map((notice) => (
        <Text key={notice} style={styles.notice}>
          {notice}
        </Text>
      ))}
    </View>
  );
}

/** Outside of the body: where a line height is inherited, react-pdf loses text that it can only write once the pages are counted. */
function Footer({ report }: { report: PatientReport }) {
  const model = panelOf(report, 'model');
  const marks = [
    ...(whatIfNotice(report) === null ? [] : ['What if, not this patient’s record']),
    ...(simulatedNotice(report) === null ? [] : ['Simulated cohort: not a real patient']),
  ];
  return (
    <>
      <View style={styles.footer} fixed>
        <Text style={styles.running}>{[...marks, report.title, report.cohort.name].join(' · ')}</Text>
        <Text>
          Report {report.identifier} · content sha256 {report.contentHash}
        </Text>
        <Text>
          Model {model.name} · version {model.version}
        </Text>
      </View>
      <Text
        style={styles.pageNumber}
        render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
        fixed
      />
    </>
  );
}
