# Countersign in one image: its own small Java, one jar, a cache that makes it start fast. Nothing else runs in it.
#
#   docker build --tag countersign .
#   docker run --read-only --tmpfs /tmp --volume countersign:/data --publish 8080:8080 --env-file countersign.env countersign
#
# /data holds the database and the signing key; the rest of the file system may be read-only.
# Any other command works too: docker run countersign validate --help

# Both are meant to be pinned by digest where images are built for release.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG BASE_IMAGE=debian:13-slim

# ---- The jar, and a Java with only the modules that it uses
FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY pom.xml app-manifest.yml ./
COPY policies policies
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true -Dmdep.analyze.skip=true package
RUN mkdir -p /app/bin /app/lib && cp target/countersign.jar /app/
# SQLite's own library, beside the jar: unpacked at each start, it would need a place to write that may run programs.
RUN jar --extract --file target/countersign.jar --dir /app/lib "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" \
    && mv "/app/lib/org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" /app/lib/ && rm -r /app/lib/org
RUN jlink --output /app/java --no-header-files --no-man-pages --compress zip-6 --add-modules \
    java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management,jdk.unsupported
RUN printf '%s\n' -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms32m -XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED -Dorg.sqlite.lib.path=/app/lib -Dorg.sqlite.lib.name=libsqlitejdbc.so >/app/jvm.options
RUN printf '%s\n' '#!/bin/sh' \
    'exec /app/java/bin/java @/app/jvm.options -XX:AOTCache=/app/countersign.aot -jar /app/countersign.jar "$@"' >/app/bin/countersign \
    && chmod 755 /app/bin/countersign

# ---- What runs
FROM ${BASE_IMAGE}
ENV PATH=/app/bin:$PATH \
    COUNTERSIGN_DATABASE_URL=jdbc:sqlite:/data/countersign.db \
    COUNTERSIGN_LOG=json
COPY --from=build /app /app
# Starts everything once in a temporary folder and keeps what the JVM learnt. Bound to this Java, this jar and these flags.
RUN /app/java/bin/java @/app/jvm.options -XX:AOTCacheOutput=/app/countersign.aot -jar /app/countersign.jar serve --self-check
RUN mkdir /data && chown 10001:10001 /data
VOLUME /data
WORKDIR /data
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/app/bin/countersign", "health"]
ENTRYPOINT ["/app/bin/countersign"]
CMD ["serve"]
