import type { ApiApp } from './api-app.ts';

type Document = ReturnType<ApiApp['getOpenAPI31Document']>;

/** The OpenAPI document of the routes registered so far, each under the noun its address begins with. */
export function describeApi(app: ApiApp): Document {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Seaworthy',
      version: '1',
      description: 'Which software is ready to run where, why, and what to do next.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    security: [{}, { bearer: [] }],
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const noun = path.split('/')[path.startsWith('/api/v1/') ? 3 : 2] ?? 'other';
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (operation) operation.tags ??= [noun];
    }
  }
  return document;
}

/** Says in the document how a request tells who sends it. Once per app, before the document is asked for. */
export function describeSecurity(app: ApiApp): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of `npm run token -- create NAME --scope entries:write`. A public instance is read without one.',
  });
}
