import { spelling } from '../attribute-value';
import type { Draft, DraftAttribute } from '../draft';
import type { Scalar } from '../policy';
import type { Finding } from '../problem';

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

const KIND: Record<string, string> = { string: 'a text', number: 'a number', boolean: 'true or false' };

/** A list's items may be of any type. */
const isOfType = ({ type }: DraftAttribute, value: unknown): boolean =>
  isScalar(value) && (!(type in KIND) || typeof value === type);

function valueTypes(attribute: DraftAttribute): Finding[] {
  return (attribute.values ?? []).flatMap((value, index): Finding[] => {
    if (!isScalar(value) || isOfType(attribute, value)) return [];
    const quote = attribute.type === 'string' ? ` Write it in quotes: "${String(value)}".` : '';
    return [
      {
        code: 'value_of_wrong_type',
        path: [...attribute.path, 'values', index],
        message: `${String(value)} is not ${KIND[attribute.type]}, as ${attribute.name} is declared.`,
        fix: `Correct the value or the type of ${attribute.name}.${quote}`,
      },
    ];
  });
}

function defaultValue(attribute: DraftAttribute): Finding[] {
  const { default: given, type, name, values, path } = attribute;
  if (given === undefined || given === null) return [];
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  const fits = (item: unknown) => (values === null ? isOfType(attribute, item) : values.includes(item));
  if (Array.isArray(given) === (type === 'list') && items.every(fits)) return [];
  const allowed = values === null ? (KIND[type] ?? 'a list') : values.map(String).join(', ');
  return [
    {
      code: 'default_not_allowed',
      path: [...path, 'default'],
      message: `${JSON.stringify(given)} is not allowed for ${name}.`,
      fix: `Use ${type === 'list' ? `a list, e.g. [${allowed}]` : `one that is allowed: ${allowed}`}.`,
    },
  ];
}

const clash = (path: Finding['path'], message: string): Finding => ({
  code: 'alias_clash',
  path,
  message,
  fix: 'Let each spelling stand for one value; capitals make no difference.',
});

function valueSpellings({ values, path }: DraftAttribute): Finding[] {
  const seen = new Set<string>();
  return (values ?? []).filter(isScalar).flatMap((value, index) => {
    const isNew = !seen.has(spelling(value));
    seen.add(spelling(value));
    return isNew ? [] : [clash([...path, 'values', index], `${String(value)} is listed twice.`)];
  });
}

function aliases({ aliases: given, values, name, path }: DraftAttribute): Finding[] {
  const owner = new Map(given.map(({ value }) => [spelling(value), value]));
  for (const value of (values ?? []).filter(isScalar)) owner.set(spelling(value), String(value));
  return given.flatMap(({ value, others }) => {
    const here = [...path, 'aliases', value];
    const unknown: Finding[] =
      values === null || values.some((allowed) => String(allowed) === value)
        ? []
        : [
            {
              code: 'value_not_allowed',
              path: here,
              atKey: true,
              message: `${value} has aliases but is no value of ${name}.`,
              fix: `Use one of: ${values.map(String).join(', ')}; the other spellings stand to the right.`,
            },
          ];
    const clashes = others.filter(isScalar).flatMap((other, index): Finding[] => {
      const taken = owner.get(spelling(other));
      owner.set(spelling(other), value);
      return taken === undefined
        ? []
        : [
            clash(
              [...here, index],
              `${String(other)} stands for ${taken} already and cannot stand for ${value}.`,
            ),
          ];
    });
    return [...unknown, ...clashes];
  });
}

/** Values, defaults and aliases that contradict an attribute's own declaration. */
export const checkAttributes = ({ attributes }: Draft): Finding[] =>
  attributes.flatMap((attribute) => [
    ...valueTypes(attribute),
    ...valueSpellings(attribute),
    ...defaultValue(attribute),
    ...aliases(attribute),
  ]);
