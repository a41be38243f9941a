interface NumbersTableProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table behind a chart , folded away. */
export function NumbersTable({ caption, heads, rows }: NumbersTableProps) {
  return (
    <details className="no-print mt-2 text-[12.5px]">
      <summary className="w-fit rounded text-soft hover:text-ink">Show the numbers</summary>
      <table className="mt-2 w-full border-collapse text-right">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-soft">
          <tr className="border-b border-rule">
            {heads.map((head) => (
              <th key={head} scope="col" className="py-1 pl-3 font-medium first:pl-0 first:text-left">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, position) => (
                <td key={heads[position]} className="py-1 pl-3 first:pl-0 first:text-left">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
