import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { schemasOf, type DocumentName, type OpenApiSchema } from './documents';
import { VALUE_EXEMPTIONS } from './exemptions';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
ajv.addFormat('currency', /^[A-Z]{3}$/i);
ajv.addFormat('http-method', /^(GET|POST)$/);
ajv.addFormat('date-time-rfc-2822', /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);

/** A validator of a JSON Schema, with the formats of Twilio's documents. */
export const compileSchema = (schema: object): ValidateFunction => ajv.compile(schema);

const validators = new Map<OpenApiSchema, ValidateFunction>();

/** Compares bodies with a schema of a document. The document's schemas must be given as they are: they are known again. */
export function validatorOf(document: DocumentName, schema: OpenApiSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validator = compileSchema(translate(document, schema));
  validators.set(schema, validator);
  return validator;
}

/** What JSON Schema says the same way. */
const KEPT = ['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'format'];
const REFERENCE = '#/components/schemas/';

/**
 * From OpenAPI 3.0 to JSON Schema. Twilio's documents require no property and forbid none; here every documented
 * property must be there, and no other.
 */
function translate(document: DocumentName, schema: OpenApiSchema, name = ''): object {
  const reference = schema['$ref'] as string | undefined;
  if (reference !== undefined) {
    const referred = reference.slice(REFERENCE.length);
    return translate(document, schemasOf(document)[referred]!, referred);
  }
  if (schema['format'] === 'uri-map') return orNull(schema, MAP_OF_URIS);
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => KEPT.includes(keyword)));
  const items = schema['items'] as OpenApiSchema | undefined;
  return orNull(schema, {
    ...kept,
    ...(items === undefined ? {} : { items: translate(document, items) }),
    ...propertiesOf(document, schema, name),
  });
}

const MAP_OF_URIS = { type: 'object', additionalProperties: { type: 'string', format: 'uri' } };

/** A schema without a type allows everything, null too. */
function orNull(schema: OpenApiSchema, translated: Readonly<Record<string, unknown>>): object {
  if (schema['nullable'] !== true || schema['type'] === undefined) return translated;
  const { enum: values } = translated as { enum?: unknown[] };
  return {
    ...translated,
    type: [schema['type'], 'null'],
    ...(values === undefined ? {} : { enum: [...values, null] }),
  };
}

function propertiesOf(document: DocumentName, schema: OpenApiSchema, name: string): object {
  const properties = schema['properties'] as Readonly<Record<string, OpenApiSchema>> | undefined;
  if (properties === undefined) return {};
  const translated = Object.entries(properties).map(([property, one]) => [
    property,
    withExemption(name, property, translate(document, one)),
  ]);
  return {
    properties: Object.fromEntries(translated) as object,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function withExemption(schema: string, property: string, translated: object): object {
  const exempt = VALUE_EXEMPTIONS.filter((one) => one.schema === schema && one.property === property);
  return exempt.length === 0
    ? translated
    : { anyOf: [translated, ...exempt.map(({ value }) => ({ const: value }))] };
}
