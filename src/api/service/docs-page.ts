import { dirname } from 'node:path';
import express, { type Express } from 'express';

/** Swagger UI's own start script points at a public example and a public validator; this one at ourselves only. */
const INITIALIZER = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '../openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
  });
};
`;

/** Swagger UI at `/docs/`, served from the package; it fetches nothing from elsewhere. */
export function mountDocsPage(app: Express): void {
  app.get('/docs/swagger-initializer.js', (_request, response) => {
    response.type('text/javascript').send(INITIALIZER);
  });
  app.use('/docs', express.static(dirname(require.resolve('swagger-ui-dist/package.json'))));
}
