/** Any value a JSON document can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export type Scalar = string | number | boolean | null;

/** The way to an attribute: names and array indexes, outermost first. `a.b[0]` is `['a', 'b', 0]`. */
export type AttributePath = readonly (string | number)[];

export type Operator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'HAS' | 'IN' | 'NOT IN' | 'CONTAINS';

export type Operand =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'list'; readonly values: readonly Scalar[] }
  | { readonly kind: 'path'; readonly path: AttributePath }
  /** A quoted left operand. `path` is the attribute it may name, or null when its text is no attribute name. */
  | { readonly kind: 'quoted'; readonly value: string; readonly path: AttributePath | null };

/** A parsed expression. Plain JSON. */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'comparison';
      readonly operator: Operator;
      readonly left: Operand;
      readonly right: Operand;
    };
