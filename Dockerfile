# Build: packages and the web app. The server itself runs its TypeScript sources as they are.
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY fixtures/package.json fixtures/
COPY exercises/package.json exercises/
COPY graders/package.json graders/
COPY server/package.json server/
COPY web/package.json web/
# The image brings Node itself; install scripts (Postgres binaries, a second Node) are not needed here.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build -w web && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=root:root /app /app
# Files belong to root and the process does not: it can read itself, never change itself.
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/bin/assay"]
CMD ["serve"]
