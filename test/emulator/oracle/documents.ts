import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A schema as OpenAPI 3.0 writes it. */
export type OpenApiSchema = Readonly<Record<string, unknown>>;

export interface DocumentedResponse {
  /** The headers that the document declares. */
  readonly headers: readonly string[];
  /** Null where the answer has no body. */
  readonly schema: OpenApiSchema | null;
  /** The document's own examples of the body. */
  readonly examples: readonly unknown[];
}

/** One operation of one of Twilio's OpenAPI documents. */
export interface DocumentedOperation {
  readonly document: DocumentName;
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As the real API has it: `/v1/Workspaces/{Sid}`. */
  readonly path: string;
  /** Where an emulator serves it: the sub-domain, then the path. */
  readonly address: string;
  /** By status. The document has successes only. */
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

export const DOCUMENTS = ['taskrouter_v1', 'flex_v1', 'flex_v2', 'conversations_v1', 'api_v2010'] as const;

export type DocumentName = (typeof DOCUMENTS)[number];

interface ResponseObject {
  readonly headers?: object;
  readonly content?: Record<string, { schema: OpenApiSchema; examples?: Record<string, { value: unknown }> }>;
}
type PathItem = { readonly servers?: readonly { url: string }[] } & Record<
  string,
  { operationId: string; responses: Record<string, ResponseObject> }
>;
interface OpenApiDocument {
  readonly paths: Record<string, PathItem>;
  readonly components: { readonly schemas: Record<string, OpenApiSchema> };
}

const METHODS = ['GET', 'POST', 'DELETE'] as const;

const documents = new Map<DocumentName, OpenApiDocument>();

function documentOf(name: DocumentName): OpenApiDocument {
  const known = documents.get(name);
  if (known !== undefined) return known;
  const file = join(__dirname, '..', 'twilio-oai', `twilio_${name}.json`);
  const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
  documents.set(name, document);
  return document;
}

export const schemasOf = (name: DocumentName): Readonly<Record<string, OpenApiSchema>> =>
  documentOf(name).components.schemas;

/** Every operation of a document, in the document's order. */
export const operationsOf = (name: DocumentName): DocumentedOperation[] =>
  Object.entries(documentOf(name).paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method.toLowerCase()];
      if (operation === undefined) return [];
      const { operationId, responses } = operation;
      const subdomain = /^https:\/\/([^.]+)\./.exec(item.servers![0]!.url)![1]!;
      const documented = Object.entries(responses).map(([status, one]) => [status, responseOf(one)] as const);
      return [
        {
          document: name,
          operationId,
          method,
          path,
          address: `/${subdomain}${path}`,
          responses: Object.fromEntries(documented),
        },
      ];
    }),
  );

function responseOf({ headers = {}, content }: ResponseObject): DocumentedResponse {
  const json = content?.['application/json'];
  return {
    headers: Object.keys(headers),
    schema: json?.schema ?? null,
    examples: Object.values(json?.examples ?? {}).map(({ value }) => value),
  };
}
