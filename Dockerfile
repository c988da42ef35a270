# A small image with errspec alone: docker run --rm -e ERRSPEC_TARGET=https://staging.example.com errspec check
FROM node:24-alpine AS build
WORKDIR /build
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund \
  && npm pack --silent \
  && mkdir /app && cd /app && npm install --omit=dev --ignore-scripts --no-audit --no-fund /build/errspec-*.tgz

FROM node:24-alpine
COPY --from=build /app/node_modules /app/node_modules
RUN ln -s /app/node_modules/.bin/errspec /usr/local/bin/errspec
# Reports and descriptions are read from and written to the mounted folder.
WORKDIR /work
USER node
ENTRYPOINT ["errspec"]
CMD ["--help"]
