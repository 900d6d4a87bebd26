package dev.remediator.demo;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The acts with nodes: each breaks something for real and judges what was done about it.
final class Acts {
    private static final String DOWN = "InstanceDown";

    private final Stage stage;

    Acts(Stage stage) {
        this.stage = stage;
    }

    Act nodeIsKilled() throws ActFailed, InterruptedException {
        int from = stage.witness.here();
        var machine = stage.fleet.machine("web-1");
        kill("web-1");
        var story = toTheEnd(from, DOWN, "web-1");
        return Act.told(
                "a node is killed",
                story,
                firstOf(
                        complain(healed(story), "it was not healed"),
                        complain(
                                stage.fleet.machine("web-1").equals(machine),
                                "a restart should have been enough, but the machine was replaced")));
    }

    Act restartDoesNotHold() throws ActFailed, IOException, InterruptedException {
        int from = stage.witness.here();
        var machine = stage.fleet.machine("web-2").orElseThrow();
        stage.timeline.does("web-2 gets a bad disk");
        Files.createFile(machineDirectory("web-2", machine).resolve("bad-disk"));
        kill("web-2");
        var story = toTheEnd(from, DOWN, "web-2");
        return Act.told(
                "a node dies again after every restart",
                story,
                firstOf(
                        complain(healed(story), "it was not healed"),
                        complain(
                                !stage.fleet.machine("web-2").equals(Optional.of(machine)),
                                "the machine was not replaced")));
    }

    Act nobodyCanFix() throws ActFailed, IOException, InterruptedException {
        int from = stage.witness.here();
        stage.timeline.does("the payment provider of web-3 goes down");
        Files.createFile(stage.payments);
        var incident = opened(from, "CheckoutErrors", "web-3").incident();
        seen(from, incident, d -> d.reason() == Reason.PAGE_DELIVERED, "nobody was paged");
        stage.timeline.does("a human mends the payment provider");
        Files.deleteIfExists(stage.payments);
        seen(from, incident, Decision::closes, "it was not over in time");
        var story = stage.witness.about(incident);
        return Act.told("an alert no playbook can fix", story, pageComplaint(incident));
    }

    private Optional<String> pageComplaint(String incident) throws InterruptedException {
        var events = stage.pager.events("remediator:" + incident, 2, Duration.ofSeconds(10));
        var actions = events.stream().map(e -> e.path("event_action").asString("")).toList();
        var told = events.stream().map(e -> e.path("payload").toString()).findFirst().orElse("");
        return firstOf(
                complain(
                        actions.equals(List.of("trigger", "resolve")),
                        "the pager heard " + actions),
                complain(
                        told.contains("restart the service"),
                        "the page does not say what was tried"));
    }

    Act workerIsKilled() throws ActFailed, IOException, InterruptedException {
        int from = stage.witness.here();
        kill("web-3");
        var incident = opened(from, DOWN, "web-3").incident();
        var worker =
                seen(from, incident, d -> d.reason() == Reason.CLAIM_GRANTED, "no worker began")
                        .facts();
        seen(from, incident, d -> d.reason() == Reason.INTENT_COMMITTED, "the remedy got stuck");
        stage.timeline.does("kill -9 " + worker + ", between an intent and its result");
        stage.workers.kill(worker);
        seen(from, incident, Decision::closes, "nobody finished it in time");
        var story = stage.witness.about(incident);
        return Act.told(
                "the worker is killed in the middle of a remedy",
                story,
                firstOf(
                        complain(healed(story), "it was not healed"),
                        complain(workersOf(story) > 1, "no other worker took over"),
                        complain(nothingTwice("web-3"), "a step that must run once ran twice")));
    }

    private static long workersOf(List<Decision> story) {
        return story.stream()
                .filter(d -> d.reason() == Reason.CLAIM_GRANTED)
                .map(Decision::facts)
                .distinct()
                .count();
    }

    /// The target's own book of orders: no key is in it twice.
    private boolean nothingTwice(String node) throws IOException {
        var keys = new HashSet<String>();
        for (var line : Files.readAllLines(nodeDirectory(node).resolve("orders.log"))) {
            if (!keys.add(Json.MAPPER.readTree(line).path("idempotencyKey").asString())) {
                return false;
            }
        }
        return !keys.isEmpty();
    }

    private void kill(String node) {
        stage.timeline.does("kill -9 " + node);
        stage.fleet.process(node).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Path nodeDirectory(String node) {
        return stage.fleetSpec.directory().resolve(node);
    }

    private Path machineDirectory(String node, String machine) {
        return nodeDirectory(node).resolve("machines").resolve(machine);
    }

    private List<Decision> toTheEnd(int from, String alert, String node)
            throws ActFailed, InterruptedException {
        return stage.toTheEnd(from, alert, "node/" + node);
    }

    private Decision opened(int from, String alert, String node)
            throws ActFailed, InterruptedException {
        return stage.opened(from, alert, "node/" + node);
    }

    private Decision seen(int from, String incident, Predicate<Decision> wanted, String otherwise)
            throws ActFailed, InterruptedException {
        return stage.seen(from, incident, wanted, otherwise);
    }

    static boolean healed(List<Decision> story) {
        return story.getLast().reason() == Reason.HEALED;
    }

    static Stream<String> complain(boolean good, String complaint) {
        return good ? Stream.empty() : Stream.of(complaint);
    }

    private static Optional<String> firstOf(Stream<String> one, Stream<String> two) {
        return firstOf(one, two, Stream.empty());
    }

    private static Optional<String> firstOf(
            Stream<String> one, Stream<String> two, Stream<String> three) {
        return Stream.concat(one, Stream.concat(two, three)).findFirst();
    }
}
