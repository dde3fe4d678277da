import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object schema that lists its members allows no other, so that an undocumented member shows. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!isJson(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, closed(entry)]));
  return isJson(copy['properties']) && copy['additionalProperties'] === undefined && 'type' in copy
    ? { ...copy, additionalProperties: false }
    : copy;
}

const segments = (path: string) => path.split('/');

const fits = (template: string, path: string): boolean => {
  const [a, b] = [segments(template), segments(path)];
  return a.length === b.length && a.every((part, at) => part.startsWith('{') || part === b[at]);
};

/** Checks answers against the OpenAPI document that the API itself serves. */
export function createContractCheck(document: Json) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ ...(closed(document) as Json), $id: 'openapi' });
  const compiled = new Map<string, ValidateFunction>();

  const validatorOf = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  /** What is wrong with the answer, or null. */
  return (
    method: string,
    path: string,
    answer: { status: number; type: string; text: string },
  ): string | null => {
    const paths = document['paths'] as Record<string, Json>;
    const template =
      Object.keys(paths).find((entry) => entry === path) ??
      Object.keys(paths).find((entry) => fits(entry, path));
    const operation = template === undefined ? undefined : (paths[template]?.[method.toLowerCase()] as Json);
    if (!template || !operation) return `${method} ${path} is not documented`;
    const documented = (operation['responses'] as Record<string, Json>)[String(answer.status)];
    if (!documented) return `${method} ${template} answered ${answer.status}, which is not documented`;
    const content = documented['content'] as Json | undefined;
    if (!content) return answer.text === '' ? null : `${answer.status} is documented without a body`;
    if (!(answer.type in content)) return `media type ${answer.type} is not documented`;
    if (!answer.type.endsWith('json')) return null;
    const escape = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const parts = ['paths', template, method.toLowerCase(), 'responses', String(answer.status), 'content'];
    const validate = validatorOf(`/${[...parts, answer.type, 'schema'].map(escape).join('/')}`);
    return validate(JSON.parse(answer.text)) ? null : ajv.errorsText(validate.errors);
  };
}
