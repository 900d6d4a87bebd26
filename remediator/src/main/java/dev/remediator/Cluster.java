package dev.remediator;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.settings.Settings;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topics;
import dev.remediator.worker.ShareGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Kafka that is used, with everything on it that the remediator needs: one in this process, or
/// the operator's own.
final class Cluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int EMBEDDED_PARTITIONS = 4;
    private static final int CLUSTER_PARTITIONS = 24;
    private static final Duration ENGINE_COMES_WITHIN = Duration.ofMinutes(2);
    private static final Duration KAFKA_COMES_WITHIN = Duration.ofMinutes(1);
    private static final int PATIENCE_MILLIS = 15_000;

    private final String bootstrap;
    private final @Nullable EmbeddedKafka embedded;

    private Cluster(String bootstrap, @Nullable EmbeddedKafka embedded) {
        this.bootstrap = bootstrap;
        this.embedded = embedded;
    }

    static Cluster open(Settings settings) throws IOException, InterruptedException {
        var kafka = settings.kafka();
        var dispatch = settings.workers().dispatch();
        if (!kafka.embedded()) {
            prepare(
                    kafka.bootstrap(),
                    partitions(kafka, CLUSTER_PARTITIONS),
                    replication(kafka),
                    dispatch);
            return new Cluster(kafka.bootstrap(), null);
        }
        var embedded = EmbeddedKafka.start(settings.data().resolve("kafka"));
        try {
            prepare(
                    embedded.bootstrap(),
                    partitions(kafka, EMBEDDED_PARTITIONS),
                    Optional.of((short) 1),
                    dispatch);
            return new Cluster(embedded.bootstrap(), embedded);
        } catch (InterruptedException | RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static int partitions(Settings.Kafka kafka, int byDefault) {
        return kafka.partitions() == 0 ? byDefault : kafka.partitions();
    }

    private static Optional<Short> replication(Settings.Kafka kafka) {
        return kafka.replication() == 0
                ? Optional.empty()
                : Optional.of((short) kafka.replication());
    }

    private static void prepare(
            String bootstrap, int partitions, Optional<Short> replication, Dispatch dispatch)
            throws InterruptedException {
        ask(
                bootstrap,
                admin -> {
                    demandGroups(admin, dispatch);
                    Topics.ensure(admin, partitions, replication, dispatch);
                    if (dispatch == Dispatch.SHARE) {
                        ShareGroup.ensure(admin);
                    }
                });
    }

    /// Returns when offers can reach workers in this way: a worker may be started before the first
    /// engine, or while Kafka is being started again.
    ///
    /// @throws IllegalStateException in one sentence, if they cannot
    static void check(String bootstrap, Dispatch dispatch) throws InterruptedException {
        ask(
                bootstrap,
                admin -> {
                    awaitKafka(admin, bootstrap);
                    demandGroups(admin, dispatch);
                    Topics.await(admin, ENGINE_COMES_WITHIN);
                    if (dispatch == Dispatch.SHARE) {
                        ShareGroup.ensure(admin);
                    }
                });
    }

    private static void awaitKafka(Admin admin, String bootstrap)
            throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + KAFKA_COMES_WITHIN.toNanos();
        while (true) {
            try {
                var _ = admin.describeCluster().clusterId().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > until) {
                    throw e;
                }
                LOG.info("Kafka at {} does not answer yet: {}", bootstrap, e.getCause().toString());
            }
        }
    }

    private static void demandGroups(Admin admin, Dispatch dispatch)
            throws InterruptedException, ExecutionException {
        if (dispatch == Dispatch.SHARE) {
            ShareGroup.demand(admin);
        }
    }

    /// What is to be done with a connected client.
    private interface Errand {
        void run(Admin admin) throws InterruptedException, ExecutionException;
    }

    private static void ask(String bootstrap, Errand errand) throws InterruptedException {
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                        PATIENCE_MILLIS))) {
            errand.run(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + bootstrap + " cannot be used: " + e.getCause(), e);
        }
    }

    String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
