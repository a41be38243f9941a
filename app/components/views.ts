/** Several views of one thing, and the one that an address asks for. */

export interface View<Name extends string> {
  readonly value: Name;
  readonly label: string;
}

/** The view that an address asks for, the first one where it asks for none that is known. */
export function readView<Name extends string>(
  views: readonly View<Name>[],
  asked: string | string[] | undefined,
): Name {
  return (views.find(({ value }) => value === asked) ?? views[0]!).value;
}
