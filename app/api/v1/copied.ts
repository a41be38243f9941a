type Plain<Value> = Value extends object ? { -readonly [Key in keyof Value]: Plain<Value[Key]> } : Value;

/** A value as an answer's schema takes it: the read-only lists of the services become plain ones, for the types alone. */
export function copied<Value>(value: Value): Plain<Value> {
  return value as Plain<Value>;
}
