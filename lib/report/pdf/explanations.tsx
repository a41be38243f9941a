/** The panels that explain the risk, in the PDF. */
import { Text, View } from '@react-pdf/renderer';
import { formatCount, formatPoints } from '@/lib/format';
import { contributionsDrawing, mostBars } from '../charts/contributions';
import type { PanelOf } from '../content';
import { listWords } from '../list-words';
import {
  changesTable,
  contributionsTable,
  counterfactualsTable,
  rangesTable,
  similarPatientsTable,
  type Table,
} from '../tables';
import { DrawingSvg } from './drawing';
import { panelTitles } from '../words';
import { styles } from './style';

const drawingWidth = 400;

export function ContributionsPanel({ panel }: { panel: PanelOf<'contributions'> }) {
  const rest = panel.contributions.slice(mostBars);
  const sum = rest.reduce((total, { contribution }) => total + contribution, 0);
  return (
    <View style={styles.panel}>
      <View wrap={false}>
        <Text style={styles.heading}>{panelTitles.contributions}</Text>
        <Text style={styles.lead}>{panel.reading}</Text>
        <DrawingSvg drawing={contributionsDrawing(panel)} width={drawingWidth} />
      </View>
      <PlainTable table={contributionsTable(panel, mostBars)} widths={[28, 15, 20, 20, 17]} />
      {rest.length > 0 && (
        <Text style={styles.caption}>
          Not in the table, {formatCount(rest.length, 'smaller contribution')}, together {formatPoints(sum)}:{' '}
          {listWords(rest.map(({ label }) => label))}. The CSV and JSON files hold each.
        </Text>
      )}
      <Text style={styles.caption}>{panel.explanation}</Text>
    </View>
  );
}

export function CounterfactualsPanel({ panel }: { panel: PanelOf<'counterfactuals'> }) {
  return (
    <View>
      <Text style={styles.lead}>{panel.sentence}</Text>
      {panel.found.length > 0 && <PlainTable table={counterfactualsTable(panel)} widths={[58, 13, 16, 13]} />}
      <Text style={styles.caption}>{panel.explanation}</Text>
    </View>
  );
}

export function SimilarPatientsPanel({ panel }: { panel: PanelOf<'similarPatients'> }) {
  return (
    <View>
      <Text style={styles.lead}>{panel.sentence}</Text>
      {panel.patients.length > 0 && <PlainTable table={similarPatientsTable(panel)} widths={[16, 9, 8, 22]} />}
      <Text style={styles.caption}>{panel.explanation}</Text>
    </View>
  );
}

/** The values that stand out; the sentence says that all others are common. */
export function WithinDataPanel({ panel }: { panel: PanelOf<'withinData'> }) {
  const unusual = rangesTable(panel, ['outside', 'rare']);
  return (
    <View>
      <Text style={styles.lead}>
        {panel.sentence} {panel.combinationSentence}
      </Text>
      {unusual.rows.length > 0 && <PlainTable table={unusual} widths={[26, 20, 54]} />}
      <Text style={styles.caption}>{panel.rule}</Text>
    </View>
  );
}

/** The changes of a what-if; nothing where there are none. */
export function Changes({ panel }: { panel: PanelOf<'patient'> }) {
  const table = changesTable(panel);
  if (table === null) return null;
  return (
    <View style={{ marginTop: 8 }}>
      <Text style={[styles.strong, { marginBottom: 4 }]}>{panel.changesSentence}</Text>
      <PlainTable table={table} widths={[24, 20, 20, 18, 18]} />
    </View>
  );
}

/** @param widths in percent, one a column; columns beyond share what is left */
function PlainTable({ table, widths }: { table: Table; widths: readonly number[] }) {
  const styleAt = (column: number) => {
    const width = widths[column];
    return width === undefined ? { flex: 1 } : { width: `${width}%` };
  };
  return (
    <View>
      <View style={[styles.row, styles.soft]} minPresenceAhead={30}>
        {table.heads.map((head, column) => (
          <Text key={column} style={styleAt(column)}>
            {head}
          </Text>
        ))}
      </View>
      {table.rows.map((cells, row) => (
        <View key={row} style={styles.row} wrap={false}>
          {cells.map((cell, column) => (
            <Text key={column} style={[styleAt(column), column === 0 ? {} : styles.cellText]}>
              {cell}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
