# The bot, its workers and the terminal's commands. Settings, and with them all secrets, come with the environment alone.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The image's own Node takes the place of the package's. Types and source maps are of use to nobody here.
RUN npm pkg delete dependencies.node \
  && npm ci --omit=dev --omit=optional --omit=peer --ignore-scripts --no-audit --no-fund \
  && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete \
  && install -d -o node -g node .compiled
COPY LICENSE ./
COPY commands commands
COPY examples examples
COPY prompts prompts
COPY src src
# A start compiles all it loads, and ends with 78 for want of a token: the next ones find it compiled. What is kept so is
# of use to a user of the same number alone.
USER node
RUN NODE_COMPILE_CACHE=/app/.compiled node src/main.ts; test $? -eq 78 && chmod -R a+rX .compiled

FROM node:24-slim
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/.compiled DRAGOMAN_DATA=/data HTTP_PORT=8080
WORKDIR /app
COPY --from=build /app ./
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
