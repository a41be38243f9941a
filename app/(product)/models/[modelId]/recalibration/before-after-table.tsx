import type { ReactNode } from 'react';

interface BeforeAfterTableProps {
  readonly caption: string;
  /** Of the columns after the first. */
  readonly heads: readonly string[];
  /** The name of a number, then the number in each column. */
  readonly rows: readonly (readonly [string, ...ReactNode[]])[];
}

/** Numbers side by side. */
export function BeforeAfterTable({ caption, heads, rows }: BeforeAfterTableProps) {
  return (
    <table className="w-full border-collapse text-left text-[13px]">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-soft">
        <tr className="border-b border-rule">
          <td className="py-1" />
          {heads.map((head) => (
            <th key={head} scope="col" className="py-1 pl-3 text-right font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-rule">
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row" className="py-1.5 font-normal text-soft">
              {name}
            </th>
            {cells.map((cell, column) => (
              <td key={heads[column]} className="py-1.5 pl-3 text-right">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
