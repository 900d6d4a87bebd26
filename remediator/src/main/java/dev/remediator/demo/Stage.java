package dev.remediator.demo;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.actuator.ProcessFleet;
import dev.remediator.actuator.ProcessFleetSpec;
import dev.remediator.playbook.Playbook;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import dev.remediator.worker.ShareGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import tools.jackson.databind.JsonNode;

/// Everything the acts need, set up and taken down again: a remediator with two workers in
/// processes of their own, a fleet of three web nodes, monitoring, a pager.
final class Stage implements AutoCloseable {
    private static final List<String> NODES = List.of("web-1", "web-2", "web-3");

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    final Witness witness = new Witness();
    final Timeline timeline;
    final ProcessFleetSpec fleetSpec;
    final ProcessFleet fleet;
    final StandInPager pager;
    final WorkerProcesses workers;
    final Installation installation;
    final Path payments;

    Stage(Path directory, Timeline timeline) throws IOException, InterruptedException {
        this.timeline = timeline;
        payments = directory.resolve("payments-down-web-3");
        Files.deleteIfExists(payments);
        try {
            fleetSpec = spec(directory);
            fleet = new ProcessFleet(fleetSpec, InstantSource.system());
            pager = keep(new StandInPager(event -> timeline.does(heard(event))));
            var playbooks = listPlaybooks(directory.resolve("playbooks"));
            var settings = settings(directory, fleetSpec, pager.url());
            installation = keep(Installation.start(settings, Shelf.load(List.of(playbooks))));
            installation.history().listen(timeline::decided);
            installation.history().listen(witness::see);
            var configuration = directory.resolve("worker.yaml");
            Files.writeString(
                    configuration,
                    SettingsWriter.yaml(settings.using(installation.bootstrap())));
            workers = keep(new WorkerProcesses(configuration, playbooks, directory.resolve("workers.log")));
            workers.start();
            workers.start();
            keep(fleet::stopAll);
            fleet.launchAll();
            awaitWorkers(2);
            var webhook = URI.create("http://127.0.0.1:" + installation.port() + "/webhooks/alertmanager");
            keep(new Watcher(webhook, ports(fleetSpec), InstantSource.system()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
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
                HealWebNode.class.getName() + "\n" + HealCheckout.class.getName() + "\n");
        return folder;
    }

    private static Settings settings(Path directory, ProcessFleetSpec fleet, String pager) {
        var usual = Settings.DEFAULT;
        return new Settings(
                directory,
                new Settings.Http("127.0.0.1", 0, usual.http().maxBodyBytes()),
                usual.kafka(),
                new Settings.Workers(
                        false, 8, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(6)),
                new Settings.Pager("0123456789abcdef0123456789abcdef", pager),
                usual.inbox(),
                List.of(fleet));
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                timeline.line("could not be stopped cleanly: " + e.getMessage());
            }
        }
    }
}
