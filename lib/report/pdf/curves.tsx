/** The curves of the PDF, two to a row. */
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { cardFrame, type Frame } from '@/lib/charts/frame';
import { formatCount, formatNumber } from '@/lib/format';
import { latentFrame } from '@/lib/charts/latent-quantile-chart';
import type { RowHeights } from '@/lib/charts/rows';
import { latentQuantileDrawing } from '../charts/latent-quantiles';
import { riskCurveDrawing } from '../charts/risk-curve';
import type { CurveFeature, PanelOf } from '../content';
import { listWords } from '../list-words';
import { panelTitles, swingText } from '../words';
import { DrawingSvg } from './drawing';
import { styles } from './style';

const curveWidth = 252;

/** Lower than on the screen, so that a page holds five rows. */
const lower = (frame: Frame, by: number): Frame => ({ ...frame, height: frame.height - by, bottom: frame.bottom - by });
const curveFrame = lower(cardFrame, 44);
const levelsFrame = lower(latentFrame, 36);
const rowHeights: RowHeights = { least: curveFrame.height, row: 27 };

/** More drawings than this nobody reads on paper, and their layout takes seconds; the others are named. */
const mostDrawn = 24;

export function RiskCurveGrid({ panel }: { panel: PanelOf<'riskCurves'> }) {
  const cells = panel.curves.slice(0, mostDrawn).map((curve) => (
    <View key={curve.feature.definition.name} style={styles.cell}>
      <CardHead feature={curve.feature}>{swingText(curve.swing)}</CardHead>
      <DrawingSvg drawing={riskCurveDrawing(curve, curveFrame, rowHeights)} width={curveWidth} />
      <Text style={styles.caption}>{curve.reading}</Text>
    </View>
  ));
  return <Grid title={panelTitles.riskCurves} cells={cells} end={riskCurvesLeftOut(panel)} />;
}

export function LatentQuantileGrid({ panel }: { panel: PanelOf<'latentQuantileCurves'> }) {
  const cells = panel.curves.slice(0, mostDrawn).map((curve) => (
    <View key={curve.feature.definition.name} style={styles.cell}>
      <CardHead feature={curve.feature} />
      <DrawingSvg
        drawing={latentQuantileDrawing(curve, panel.taus, panel.tauStar, levelsFrame, rowHeights)}
        width={curveWidth}
      />
    </View>
  ));
  const end = leftOut(panel.curves, '');
  return <Grid title={panelTitles.latentQuantileCurves} lead={panel.explanation} cells={cells} end={end} />;
}

function riskCurvesLeftOut({ curves }: PanelOf<'riskCurves'>): string | null {
  const largest = curves[mostDrawn]?.swing ?? 0;
  return leftOut(curves, `, none of which moves the risk by more than ${formatNumber(100 * largest, 1)} points`);
}

/** Names the features whose curves are not drawn; null where all are. */
function leftOut(curves: readonly { readonly feature: CurveFeature }[], remark: string): string | null {
  const others = curves.slice(mostDrawn).map(({ feature }) => feature.definition.label);
  if (others.length === 0) return null;
  return (
    `Drawn here: the ${mostDrawn} features that move the risk most. Not drawn: ${formatCount(others.length, 'other')}${remark}: ` +
    `${listWords(others)}. The web page draws every curve, and the CSV and JSON files hold them.`
  );
}

interface GridProps {
  readonly title: string;
  readonly lead?: string;
  readonly cells: readonly ReactElement[];
  /** Stands under the last row. */
  readonly end: string | null;
}

/** The heading stays on the page of the first row. */
function Grid({ title, lead, cells, end }: GridProps) {
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => (
    <View key={row} style={styles.pair} wrap={false}>
      {cells[2 * row]}
      {cells[2 * row + 1] ?? <View style={styles.cell} />}
    </View>
  ));
  return (
    <View style={styles.panel}>
      <View wrap={false}>
        <Text style={styles.heading}>{title}</Text>
        {lead !== undefined && <Text style={[styles.soft, { marginBottom: 8 }]}>{lead}</Text>}
        {rows[0]}
      </View>
      {rows.slice(1)}
      {end !== null && <Text style={styles.caption}>{end}</Text>}
    </View>
  );
}

function CardHead({ feature: { definition }, children }: { feature: CurveFeature; children?: ReactNode }) {
  const unit = definition.kind === 'numeric' ? definition.unit : null;
  return (
    <View style={styles.cardHead}>
      <Text style={{ flex: 1 }}>
        <Text style={styles.strong}>{definition.label}</Text>
        {unit !== null && <Text style={styles.soft}> {unit}</Text>}
      </Text>
      <Text style={styles.soft}>{children}</Text>
    </View>
  );
}
