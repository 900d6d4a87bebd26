# Build: the dependencies first, so that a change of sources downloads nothing.
FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY playbooks-as-code/pom.xml playbooks-as-code/
COPY alert-adapters/pom.xml alert-adapters/
COPY remediator/pom.xml remediator/
COPY integration-tests/pom.xml integration-tests/
# The same build of next to nothing; one file to compile, so that the compiler's own plugins come too.
RUN mkdir -p playbooks-as-code/src/main/java/warm remediator/src/main/jte \
    && echo '@org.jspecify.annotations.NullMarked package warm;' >playbooks-as-code/src/main/java/warm/package-info.java \
    && mvn -B -q -Dquick package -pl remediator -am \
    && rm -rf ./*/src ./*/target
COPY playbooks-as-code/src/main playbooks-as-code/src/main
COPY alert-adapters/src/main alert-adapters/src/main
COPY remediator/src/main remediator/src/main
# Our own jars are set apart: they change with every build, the others hardly ever.
RUN mvn -B -q -Dquick package -pl remediator -am \
    && mkdir own \
    && mv remediator/target/lib/playbooks-as-code-*.jar remediator/target/lib/alert-adapters-*.jar own/

# Run: a Java runtime without a compiler, on Ubuntu because RocksDB is built for glibc.
FROM eclipse-temurin:25.0.4.1_1-jre-noble
LABEL org.opencontainers.image.title="remediator" \
      org.opencontainers.image.description="Alerts in, playbooks as Java code, durable remedies, pages as the last resort." \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --system --gid 10001 remediator \
    && useradd --system --no-log-init --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin remediator \
    && install -d -o 10001 -g 10001 /data
COPY --from=build /build/remediator/target/lib/ /opt/remediator/lib/
COPY --chmod=0755 deploy/image/probe /opt/remediator/probe
COPY deploy/image/remediator.yaml /etc/remediator/remediator.yaml
COPY --from=build /build/own/ /opt/remediator/lib/
COPY --from=build /build/remediator/target/remediator.jar /opt/remediator/remediator.jar

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080

# Alive, not ready: who restarts the unhealthy must not restart an engine that reads its state back.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/opt/remediator/probe", "/healthz"]

# The flags of bin/remediator. More of them in JDK_JAVA_OPTIONS; another heap in _JAVA_OPTIONS.
ENTRYPOINT ["java", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-Djdk.virtualThreadScheduler.parallelism=64", \
    "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "/opt/remediator/remediator.jar:/opt/remediator/lib/*", "dev.remediator.Main"]
CMD ["up", "--config", "/etc/remediator/remediator.yaml"]
