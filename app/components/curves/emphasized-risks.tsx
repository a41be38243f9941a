const risks = /((?:less than |more than )?\d+(?: to \d+)?\u202f%)/;

/** A sentence with its risks made prominent. */
export function EmphasizedRisks({ text }: { text: string }) {
  return text.split(risks).map((part, index) =>
    index % 2 === 1 ? (
      <strong key={index} className="font-semibold whitespace-nowrap text-ink">
        {part}
      </strong>
    ) : (
      part
    ),
  );
}
