package dev.remediator;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.escalation.Escalation;
import dev.remediator.gateway.Address;
import dev.remediator.gateway.Door;
import dev.remediator.gateway.Gateway;
import dev.remediator.gateway.Inbox;
import dev.remediator.gateway.Integrations;
import dev.remediator.gateway.KafkaLedger;
import dev.remediator.gateway.Reloads;
import dev.remediator.history.History;
import dev.remediator.history.LogReader;
import dev.remediator.inspection.Inspector;
import dev.remediator.metrics.Figures;
import dev.remediator.metrics.KafkaFigures;
import dev.remediator.metrics.Machine;
import dev.remediator.paging.Pager;
import dev.remediator.reconcile.Reconciler;
import dev.remediator.remediation.Patience;
import dev.remediator.remediation.Remediator;
import dev.remediator.replay.record.SessionLog;
import dev.remediator.settings.Settings;
import dev.remediator.stream.Deciders;
import dev.remediator.stream.Engine;
import dev.remediator.stream.Lease;
import dev.remediator.topic.PageReports;
import dev.remediator.tracing.Tracing;
import dev.remediator.warden.Warden;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// One running remediator: broker if need be, engine, workers, gateway, pager.
public final class Installation implements AutoCloseable {
    /// After a kill a broker may take its time to give up what its former self had begun.
    private static final Duration START = Duration.ofMinutes(3);

    /// Which remediator this is.
    public static final String VERSION = "0.1.0";

    private final Closing closing;
    private final Cluster cluster;
    private final History history;
    private final LogReader log;
    private final Gateway gateway;
    private final Reloading reloading;

    private Installation(
            Closing closing,
            Cluster cluster,
            History history,
            LogReader log,
            Gateway gateway,
            Reloading reloading) {
        this.closing = closing;
        this.cluster = cluster;
        this.history = history;
        this.log = log;
        this.gateway = gateway;
        this.reloading = reloading;
    }

    /// Starts everything; returns when it is ready.
    ///
    /// @param settings what the operator says
    /// @param shelf the playbooks
    /// @throws IOException in one sentence, if a directory or a port cannot be used
    /// @throws IllegalStateException in one sentence, if Kafka is not there or not fit
    public static Installation start(Settings settings, Shelf shelf)
            throws IOException, InterruptedException {
        return start(settings, shelf, () -> settings);
    }

    /// The same, with settings that can be read again.
    ///
    /// @param again where they come from
    public static Installation start(Settings settings, Shelf shelf, Reloading.Source again)
            throws IOException, InterruptedException {
        var closing = new Closing();
        try {
            return start(settings, shelf, again, closing);
        } catch (IOException | InterruptedException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Installation start(
            Settings settings, Shelf loaded, Reloading.Source again, Closing closing)
            throws IOException, InterruptedException {
        var aliases = settings.aliasesOfNodes();
        var shelf = loaded.knowing(aliases);
        var policy = settings.policy(shelf.book().names());
        var rulebook = Callers.rulebook(settings, shelf);
        var cluster = closing.keep(Cluster.open(settings));
        var bootstrap = cluster.bootstrap();
        var history = new History();
        var figures = new Figures(history);
        if (settings.tracing().enabled()) {
            closing.keep(
                    Tracing.start(settings.tracing(), history, VERSION, InstantSource.system()));
        }
        var log = closing.keep(new LogReader(bootstrap, history));
        var engine =
                closing.keep(
                        new Engine(
                                new Deciders(
                                        new Remediator(shelf.book(), policy, Patience.DEFAULT),
                                        new Warden(policy),
                                        policy,
                                        new Escalation(rulebook)),
                                Lease.of(settings.workers().lease()),
                                bootstrap,
                                settings.kafka().instance(),
                                settings.data().resolve("streams"),
                                settings.kafka().embedded() ? 0 : 1,
                                figures::late));
        var pageReports = closing.keep(new PageReports(bootstrap));
        var pager =
                closing.keep(
                        new Pager(
                                bootstrap,
                                settings.kafka().instance(),
                                Callers.switchboard(settings),
                                pageReports,
                                figures::attempt,
                                InstantSource.system()));
        var ledger = closing.keep(new KafkaLedger(bootstrap));
        var door = new Door(shelf.book(), ledger, ledger);
        var adapters = AdapterRegistry.load();
        var senders = Senders.of(settings, adapters);
        var ready = new AtomicBoolean();
        var admission = Admissions.of(settings);
        var gateway =
                closing.keep(
                        Gateway.start(
                                settings.http().host(),
                                settings.http().port(),
                                settings.http().tls(),
                                settings.http().maxBodyBytes(),
                                new Gateway.Rooms(
                                        senders,
                                        door,
                                        ledger,
                                        ledger,
                                        ledger,
                                        new PolicyBoard(rulebook, shelf.book()),
                                        shelf.book(),
                                        policy,
                                        history,
                                        log,
                                        figures.registry(),
                                        () -> missing(engine, pager, log, ready),
                                        settings.http().replays().at(settings.http().host()),
                                        new WhatIfReplay(loaded, settings),
                                        admission)));
        figures.watch(log);
        figures.watch(() -> missing(engine, pager, log, ready).isEmpty(), engine::running);
        closing.keep(new Machine(figures.registry(), VERSION));
        var dispatch = settings.workers().dispatch();
        closing.keep(new KafkaFigures(figures.registry(), bootstrap, dispatch));
        var targets = closing.keep(new Targets(settings));
        SessionLog.write(
                bootstrap,
                SessionOf.installation(
                        shelf, policy, aliases, rulebook, Callers.calling(settings)));
        engine.start(START);
        if (settings.workers().inProcess()) {
            // An embedded Kafka is this process's alone, so no other worker can be called so.
            var name = settings.kafka().embedded() ? Crew.named("in-process") : Crew.anyName();
            var worker = closing.keep(Crew.worker(settings, shelf, targets, bootstrap, name));
            figures.watchWorker(worker::busy, settings.workers().atOnce());
        }
        var inbox = closing.keep(new Exchange());
        inbox.take(() -> inbox(settings, bootstrap, senders, door, figures));
        log.catchUp(START);
        figures.hasReadTheLog();
        var rooms =
                new Reconciler.Rooms(
                        adapters,
                        shelf.book(),
                        ledger,
                        history,
                        log::alive,
                        figures.registry(),
                        InstantSource.system());
        var reconciler = closing.keep(new Exchange());
        var first = new Reconciler(settings.reconcile(), rooms);
        reconciler.take(() -> first::close);
        var reloading =
                new Reloading(
                        settings,
                        again,
                        read -> {
                            var _ = read.policy(shelf.book().names());
                            var _ = read.aliasesOfNodes();
                        });
        reloading.add(
                Set.of("http.tokens"),
                next -> {
                    var others = Admissions.tokens(next);
                    return () -> admission.tokens().become(others);
                });
        reloading.add(
                Set.of("integrations", "inbox.topics"),
                next -> {
                    var others = Senders.of(next, adapters);
                    return () -> {
                        gateway.renewing().hear(others);
                        inbox.take(() -> inbox(next, bootstrap, others, door, figures));
                    };
                });
        reloading.add(
                Set.of("reconcile"),
                next -> {
                    var other = new Reconciler(next.reconcile(), rooms);
                    return () -> reconciler.take(() -> other::close);
                });
        gateway.renewing().by(reloading);
        closing.keep(
                new Inspector(
                        targets.databases().clusters(),
                        Inspector.EVERY,
                        new Inspector.Rooms(
                                shelf.book(), ledger, history, InstantSource.system())));
        ready.set(true);
        return new Installation(closing, cluster, history, log, gateway, reloading);
    }

    /// Reads alerts from topics, if there are any.
    private static Runnable inbox(
            Settings settings, String bootstrap, Integrations senders, Door door, Figures figures) {
        if (!Senders.writeToTopics(settings)) {
            return () -> {};
        }
        var inbox =
                new Inbox(
                        bootstrap,
                        settings.kafka().instance(),
                        settings.inbox().topics(),
                        senders,
                        door,
                        figures.registry());
        return inbox::close;
    }

    private static Optional<String> missing(
            Engine engine, Pager pager, LogReader log, AtomicBoolean ready) {
        if (!engine.running()) {
            return Optional.of("the engine is reading its state back");
        }
        if (!pager.alive()) {
            return Optional.of("the pager has stopped; restart this process");
        }
        if (!log.alive()) {
            return Optional.of("the history has stopped; restart this process");
        }
        return ready.get() ? Optional.empty() : Optional.of("the history is being read");
    }

    /// Kafka's address, for workers in other processes.
    public String bootstrap() {
        return cluster.bootstrap();
    }

    /// Reads the settings again, and takes over what can change while it runs.
    ///
    /// @param by who says so
    /// @param why what they said
    /// @throws IllegalArgumentException in one sentence, if they say nonsense; then nothing changes
    public Reloads.Outcome reload(String by, String why) {
        return reloading.reload(by, why);
    }

    /// The HTTP port.
    public int port() {
        return gateway.port();
    }

    /// Every address it has, and who may ask there where tokens are set.
    public List<Address> addresses() {
        return gateway.addresses();
    }

    /// What happened.
    public History history() {
        return history;
    }

    /// The accounts.
    public LogReader log() {
        return log;
    }

    @Override
    public void close() {
        closing.close();
    }
}
