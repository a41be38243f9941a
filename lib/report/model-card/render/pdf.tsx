/** The card as an A4 document. */
import { renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { registerFonts } from '../../pdf/fonts';
import { PageFrame } from '../../pdf/page-frame';
import { lostLettersNotice, printable } from '../../pdf/printable';
import { colors, styles } from '../../pdf/style';
import type { CardItem, CardTable, ModelCard } from '../content';
import { blankLabel, blankWords, cardEntries, cardNotice, checklistSource, progressText } from '../words';

const own = StyleSheet.create({
  item: { flexDirection: 'row', gap: 8, paddingVertical: 5, borderTopWidth: 0.5, borderTopColor: colors.rule },
  number: { width: 24, fontWeight: 700, color: colors.accent },
  answers: { flex: 1 },
  blank: {
    borderWidth: 0.75,
    borderColor: colors.mark,
    borderStyle: 'dashed',
    borderRadius: 3,
    padding: 5,
    marginTop: 4,
    minHeight: 34,
  },
  table: { marginTop: 4, marginBottom: 2, fontSize: 7.5 },
});

/** The bytes of the PDF. The same card gives the same pages. */
export async function renderCardPdf(card: ModelCard): Promise<Uint8Array<ArrayBuffer>> {
  registerFonts();
  const { content, nLost } = await printable(card);
  return Uint8Array.from(await renderToBuffer(<CardDocument card={content} lost={lostLettersNotice(nLost)} />));
}

function CardDocument({ card, lost }: { card: ModelCard; lost: string | null }) {
  return (
    <PageFrame
      content={card}
      subtitle={progressText(card)}
      notices={[cardNotice(card), lost]}
      footer={<Footer card={card} />}
    >
      <View style={styles.panel}>
        {cardEntries(card).map(([name, value]) => (
          <View key={name} style={styles.row}>
            <Text style={[styles.soft, { width: '18%' }]}>{name}</Text>
            <Text style={{ flex: 1 }}>{value}</Text>
          </View>
        ))}
      </View>
      {card.sections.map(({ title, items }) => (
        <View key={title} style={styles.panel}>
          <Text style={styles.heading} minPresenceAhead={110}>
            {title}
          </Text>
          {items.map((item) => (
            <Item key={item.item} item={item} />
          ))}
        </View>
      ))}
      <Text style={[styles.caption, { marginTop: 10 }]}>{checklistSource}</Text>
    </PageFrame>
  );
}

function Item({ item: shown }: { item: CardItem }) {
  const { item, topic, appliesTo, asks, answers, tables, blank } = shown;
  return (
    <View style={own.item} wrap={tables.length > 0}>
      <Text style={own.number}>{item}</Text>
      <View style={own.answers}>
        <Text>
          <Text style={styles.strong}>{topic}</Text>
          <Text style={styles.soft}>
            {'  '}
            {appliesTo} · {asks}
          </Text>
        </Text>
        {answers.map((answer) => (
          <Text key={answer} style={{ marginTop: 2 }}>
            {answer}
          </Text>
        ))}
        {tables.map((table) => (
          <Table key={table.caption} {...table} />
        ))}
        {blank !== null && (
          <View style={own.blank} wrap={false}>
            <Text style={styles.soft}>
              <Text style={styles.strong}>{blankLabel}: </Text>
              {blankWords(shown)}
            </Text>
          </View>
        )}
      </View>
    </View>
  );
}

function Table({ caption, heads, rows }: CardTable) {
  const widthOf = (position: number) => (position === 0 ? { width: '26%' as const } : { flex: 1 });
  const line = (cells: readonly string[], key: string | number, strong: boolean) => (
    <View key={key} style={styles.row} wrap={false}>
      {cells.map((cell, position) => (
        <Text key={heads[position]} style={[strong ? styles.soft : {}, widthOf(position)]}>
          {cell}
        </Text>
      ))}
    </View>
  );
  return (
    <View style={own.table}>
      {/* In one piece, so that no page ends with a table's head. */}
      <View wrap={false}>
        <Text style={styles.strong}>{caption}</Text>
        {line(heads, 'heads', true)}
        {rows.slice(0, 2).map((row, index) => line(row, index, false))}
      </View>
      {rows.slice(2).map((row, index) => line(row, index + 2, false))}
    </View>
  );
}

function Footer({ card }: { card: ModelCard }) {
  return (
    <>
      <Text>
        Card {card.identifier} · content sha256 {card.contentHash}
      </Text>
      <Text>
        {card.title} · version {card.model.version}
      </Text>
    </>
  );
}
