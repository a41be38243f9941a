/** The report as an A4 document. */
import { renderToBuffer, Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { panelOf, type PanelName, type PatientReport } from '../content';
import { renderPanel } from '../panel-renderers';
import { simulatedNotice, whatIfNotice } from '../words';
import { registerFonts } from './fonts';
import { PageFrame } from './page-frame';
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
  return (
    <PageFrame
      content={report}
      subtitle={`${report.cohort.name} · ${panelOf(report, 'patient').judgedBy}`}
      notices={[whatIfNotice(report), simulatedNotice(report), lost]}
      footer={<Footer report={report} />}
    >
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
    </PageFrame>
  );
}

function Panels({ report, place }: { report: PatientReport; place: Place }) {
  return report.panels
    .filter((panel) => places[panel.panel] === place)
    .map((panel) => <Fragment key={panel.panel}>{renderPanel(pdfPanels, panel)}</Fragment>);
}

function Footer({ report }: { report: PatientReport }) {
  const model = panelOf(report, 'model');
  const marks = [
    ...(whatIfNotice(report) === null ? [] : ['What if, not this patient’s record']),
    ...(simulatedNotice(report) === null ? [] : ['Simulated cohort: not a real patient']),
  ];
  return (
    <>
      <Text style={styles.running}>{[...marks, report.title, report.cohort.name].join(' · ')}</Text>
      <Text>
        Report {report.identifier} · content sha256 {report.contentHash}
      </Text>
      <Text>
        Model {model.name} · version {model.version}
      </Text>
    </>
  );
}
