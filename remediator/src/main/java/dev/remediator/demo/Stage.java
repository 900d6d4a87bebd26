package dev.remediator.demo;

import dev.remediator.Closing;
import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.actuator.ProcessFleet;
import dev.remediator.actuator.ProcessFleetSpec;
import dev.remediator.gameday.FailOverOwnDatabase;
import dev.remediator.gameday.StandInAlertmanager;
import dev.remediator.gameday.StandInPager;
import dev.remediator.gameday.Witness;
import dev.remediator.guard.Rules;
import dev.remediator.playbook.Playbook;
import dev.remediator.remediation.Decision;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import dev.remediator.settings.Workers;
import dev.remediator.worker.ShareGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import tools.jackson.databind.JsonNode;

/// Everything the acts need, set up and taken down again: a remediator with two workers in
/// processes of their own, a fleet of three web nodes, a database, monitoring, a pager.
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final List<String> NODES = List.of("web-1", "web-2", "web-3");

    final Witness witness = new Witness();
    final Timeline timeline;
    final ProcessFleetSpec fleetSpec;
    final ProcessFleet fleet;
    final StandInPager pager;
    final WorkerProcesses workers;
    final Installation installation;
    final Path payments;
    final OwnDatabase database;
    final StandInAlertmanager alertmanager;

    /// Sets everything up.
    ///
    /// @param ground where the database goes
    /// @param closing what is opened is kept there, to be taken down
    Stage(Path directory, Path ground, Timeline timeline, Closing closing)
            throws IOException, InterruptedException {
        this.timeline = timeline;
        var coming = OwnDatabase.coming(ground, closing);
        payments = directory.resolve("payments-down-web-3");
        fleetSpec = spec(directory);
        fleet = new ProcessFleet(fleetSpec, InstantSource.system());
        pager = closing.keep(new StandInPager(event -> timeline.does(heard(event))));
        var playbooks = listPlaybooks(directory.resolve("playbooks"));
        var settings = settings(directory, fleetSpec, pager.url());
        installation = closing.keep(Installation.start(settings, Shelf.load(List.of(playbooks))));
        installation.history().listen(timeline::decided);
        installation.history().listen(witness::see);
        database = OwnDatabase.arrived(coming);
        var configuration = directory.resolve("worker.yaml");
        Files.writeString(
                configuration,
                SettingsWriter.yaml(forWorkers(settings.using(installation.bootstrap()))));
        var log = directory.resolve("workers.log");
        workers = closing.keep(new WorkerProcesses(configuration, playbooks, log));
        workers.start();
        workers.start();
        closing.keep(fleet::stopAll);
        fleet.launchAll();
        awaitWorkers(2);
        alertmanager = closing.keep(new StandInAlertmanager(installation.port()));
        closing.keep(new Watcher(alertmanager, ports(fleetSpec), InstantSource.system()));
    }

    /// Everything decided about the next incident, as soon as it is over.
    ///
    /// @param from a place to look from
    List<Decision> toTheEnd(int from, String alert, String resource)
            throws ActFailed, InterruptedException {
        var incident = opened(from, alert, resource).incident();
        seen(from, incident, Decision::closes, "it was not over in time");
        return witness.about(incident);
    }

    /// How the next incident begins.
    Decision opened(int from, String alert, String resource)
            throws ActFailed, InterruptedException {
        return witness.await(
                        from,
                        PATIENCE,
                        d -> d.alert().equals(alert) && d.resource().equals(resource))
                .orElseThrow(() -> new ActFailed("no incident was opened"));
    }

    /// The first such decision about an incident.
    Decision seen(int from, String incident, Predicate<Decision> wanted, String otherwise)
            throws ActFailed, InterruptedException {
        return witness.await(from, PATIENCE, d -> d.incident().equals(incident) && wanted.test(d))
                .orElseThrow(() -> new ActFailed(otherwise));
    }

    /// Those who act know the database; those who decide need not, and are started meanwhile.
    private Settings forWorkers(Settings usual) {
        return usual.withDatabases(List.of(database.spec()));
    }

    private void awaitWorkers(int many) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", installation.bootstrap()))) {
            ShareGroup.await(admin, many, Duration.ofSeconds(30));
        }
    }

    private static String heard(JsonNode event) {
        var key = event.path("dedup_key").asString("");
        var summary = event.path("payload").path("summary").asString(key);
        return "the pager hears " + event.path("event_action").asString() + ": " + summary;
    }

    private static ProcessFleetSpec spec(Path directory) throws IOException {
        var members = new ArrayList<ProcessFleetSpec.Member>();
        var sockets = new ArrayList<ServerSocket>();
        for (var node : NODES) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            members.add(new ProcessFleetSpec.Member(node, socket.getLocalPort()));
        }
        for (var socket : sockets) {
            socket.close();
        }
        var command =
                List.of(
                        Java.executable(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        Java.classPath(),
                        WebNode.class.getName(),
                        "{port}",
                        directory.resolve("payments-down-{node}").toString());
        return new ProcessFleetSpec("web", directory.resolve("fleet"), command, members);
    }

    private static Map<String, Integer> ports(ProcessFleetSpec spec) {
        var ports = new LinkedHashMap<String, Integer>();
        spec.members().forEach(m -> ports.put(m.node(), m.port()));
        return ports;
    }

    private static Path listPlaybooks(Path folder) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Playbook.class.getName()),
                Stream.of(HealWebNode.class, HealCheckout.class, FailOverOwnDatabase.class)
                        .map(playbook -> playbook.getName() + "\n")
                        .collect(Collectors.joining()));
        return folder;
    }

    private static Settings settings(Path directory, ProcessFleetSpec fleet, String pager) {
        return Settings.DEFAULT
                .in(directory)
                .onPort(0)
                .working(
                        new Workers(
                                "",
                                false,
                                8,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(6),
                                Duration.ZERO,
                                Settings.DEFAULT.workers().dispatch()))
                .paging(
                        PagerSpec.pagerDuty("0123456789abcdef0123456789abcdef", pager)
                                .confirmingFor(Duration.ZERO))
                .withFleets(List.of(fleet))
                .guardedBy(Settings.DEFAULT.guards().with(briefDistrust()));
    }

    /// Everything is on; only the moments of distrust are as short as the rest of a demonstration.
    private static Rules.Tilts briefDistrust() {
        return new Rules.Tilts(
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
    }
}
