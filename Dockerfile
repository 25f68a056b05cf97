# The image: a Java runtime with the modules that the program needs, the program, and an ahead-of-time
# cache of both. No shell and no package manager is in it; it runs as uid 65532, also with a
# read-only root file system. What it writes, it writes below /var/lib/eks-auth.
#
#   docker build -t eks-auth .
#   docker run --rm --read-only eks-auth demo
#   docker run --rm --read-only -i -v ~/.aws:/home/nonroot/.aws:ro eks-auth diagnose --cluster NAME - < error.txt
#   docker run --read-only -v ./eks-auth.yaml:/etc/eks-auth/eks-auth.yaml:ro -v state:/var/lib/eks-auth eks-auth
#
# Both base images are pinned by digest; Dependabot moves them.

FROM docker.io/library/maven:3.9.12-eclipse-temurin-25@sha256:4f82a03a7d6679281952d628131299b1be88d7030a49c6a2b7d2ba2642e44e3e AS build

# The modules that `jdeps` finds in the program and its libraries, less those that only unused corners
# ask for (java.desktop, java.rmi and java.scripting: 25 MB), and jdk.unsupported, which is reached by
# reflection. The elliptic curves of TLS are in java.base. The root certificates are copied by hand:
# a JDK that comes from a Linux distribution only links to those of its system, which may not be there.
RUN jlink --output /opt/jre \
      --add-modules java.base,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs \
      --exclude-files '**/cacerts' --no-header-files --no-man-pages \
    && { cp -L "$JAVA_HOME/lib/security/cacerts" /opt/jre/lib/security/cacerts \
      || echo 'WARNING: this JDK has no root certificates; the image will trust no server' >&2; }

WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
COPY knowledge/pom.xml knowledge/
COPY checks/pom.xml checks/
COPY bot/pom.xml bot/
RUN mvn -B -q -ntp -Psbom,bench dependency:go-offline
COPY . .
RUN mvn -B -q -ntp -Psbom -Dmaven.test.skip=true package

# The cache fits only a runtime and jars with the sizes and times it was made with, so the times are set
# to that of the build first, which makes what is in the layers the same from build to build as well, all
# but the cache.
ARG SOURCE_DATE_EPOCH=1767225600
RUN cp -r bot/target/app /app && cp LICENSE bot/src/main/image/java.options /app/ \
    && find /opt/jre /app -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
# The cache is made from a server that answers questions about a recorded cluster, between the servers that
# the tests have for Slack, AWS and Kubernetes: that halves the start, and its first answer takes a third.
RUN BENCH_IMAGE=/ mvn -B -q -ntp -Pbench -pl bot -am process-test-classes -Dbench=Training \
    && touch -d "@$SOURCE_DATE_EPOCH" /app/eks-auth.aot
# One folder for each layer, those that change rarely first.
RUN mkdir -p /image/libraries /image/program/lib /image/cache /image/state \
    && mv /app/eks-auth.aot /image/cache/ \
    && mv /app/lib/eks-auth-*.jar /image/program/lib/ \
    && mv /app/lib /image/libraries/ \
    && mv /app/* /image/program/ \
    && find /image -type d -exec touch -d "@$SOURCE_DATE_EPOCH" {} +

FROM gcr.io/distroless/base-nossl-debian12:nonroot@sha256:be40c00dfabd86576d92666e87e406714d5618342de1a0c213ad232de255172e

COPY --from=build /opt/jre /opt/jre
COPY --from=build /image/libraries /app
COPY --from=build --chown=65532:65532 /image/state /var/lib/eks-auth
COPY --from=build /image/program /app
COPY --from=build /image/cache /app

ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="eks-auth" \
      org.opencontainers.image.description="Diagnoses EKS authentication errors, read-only, with the evidence and the fix that fits." \
      org.opencontainers.image.source="https://github.com/eksauth/eks-auth" \
      org.opencontainers.image.documentation="https://github.com/eksauth/eks-auth#readme" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

USER 65532:65532
WORKDIR /var/lib/eks-auth
EXPOSE 8080
# Kubernetes does not read this; its probes ask /healthz and /readyz themselves.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["/opt/jre/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/app/eks-auth.jar", "io.github.eksauth.bot.cli.HealthCheck", "http://127.0.0.1:8080/healthz"]
ENTRYPOINT ["/opt/jre/bin/java", "@/app/java.options", "-XX:AOTCache=/app/eks-auth.aot", "-jar", "/app/eks-auth.jar"]
CMD ["serve", "--config", "/etc/eks-auth/eks-auth.yaml"]
