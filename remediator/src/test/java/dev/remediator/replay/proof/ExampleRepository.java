package dev.remediator.replay.proof;

import dev.remediator.Callers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Playbook;
import dev.remediator.recording.Session;
import dev.remediator.replay.engine.Input;
import dev.remediator.replay.engine.RecordedNight;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A copy of the repository in the documentation: it is changed, compiled, and its tests are run as
/// its build would, but from another folder.
///
/// @param folder the copy
record ExampleRepository(Path folder) {
    private static final Path ORIGINAL = Path.of("../docs/example-repository");
    private static final String PACKAGE = "com.example.operations.";
    private static final String TEST = "src/test/java/com/example/operations/RecordingsTest.java";
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    static ExampleRepository copiedTo(Path folder) throws IOException {
        try (var files = Files.walk(ORIGINAL)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(ORIGINAL.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new ExampleRepository(folder)
                .saying(TEST, "Path.of(\"", "Path.of(\"" + folder + "/")
                .holding("dev.remediator.playbook.Playbook")
                .holding("dev.remediator.oncall.EscalationPolicy");
    }

    /// A list of services stands where its build would put it.
    private ExampleRepository holding(String service) throws IOException {
        var list = Path.of("META-INF/services", service);
        Files.createDirectories(classes().resolve(list).getParent());
        Files.copy(folder.resolve("src/main/resources").resolve(list), classes().resolve(list));
        return this;
    }

    /// With another text in one of its files.
    ExampleRepository saying(String file, String before, String after) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        if (!text.contains(before)) {
            throw new AssertionError("'" + before + "' is not in " + file);
        }
        Files.writeString(path, text.replace(before, after));
        return this;
    }

    ExampleRepository holdingFor(String duration) throws IOException {
        return saying(
                "src/main/java/com/example/operations/HealWebNode.java",
                "heldFor(minutes(3))",
                "heldFor(" + duration + ")");
    }

    private Path classes() {
        return folder.resolve("target/classes");
    }

    ExampleRepository compiled() throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-Xlint:all,-path,-processing",
                                "-Werror",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes().toString()));
        try (var files = Files.walk(folder.resolve("src"))) {
            files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
        }
        var said = new ByteArrayOutputStream();
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, said, said, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new AssertionError(said.toString(StandardCharsets.UTF_8));
        }
        return this;
    }

    /// Runs its own test.
    ///
    /// @return empty if it passes, else what it says
    String runs() throws Exception {
        return runs(PACKAGE + "RecordingsTest");
    }

    /// Runs its own test, which writes down what is different.
    String declares() throws Exception {
        System.setProperty(Declaration.WRITE, "true");
        try {
            return runs();
        } finally {
            System.clearProperty(Declaration.WRITE);
        }
    }

    /// Runs a class of tests without any framework.
    ///
    /// @return empty if they pass, else what they say
    String runs(String test) throws Exception {
        var said = new StringBuilder();
        try (var loader = loader()) {
            var type = loader.loadClass(test);
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            for (var method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                }
            }
        } catch (InvocationTargetException e) {
            said.append(e.getTargetException().getMessage());
        }
        return said.toString();
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes().toUri().toURL()}, ExampleRepository.class.getClassLoader());
    }

    /// A night as its playbooks, as they are compiled, would have decided it: one node is healed,
    /// one comes back by itself within three minutes, one needs people.
    Path recordsANight(Path file) throws Exception {
        try (var loader = loader()) {
            var playbook = made(loader, "HealWebNode", Playbook.class);
            var policy = made(loader, "WebOnCall", EscalationPolicy.class);
            var book = Book.of(List.of(playbook));
            var session = session(book, playbook, policy);
            var rulebook = Callers.rulebook(session, List.of(policy));
            return new RecordedNight(book, session, rulebook)
                    .record(file, FROM, night(), FROM.plus(Duration.ofDays(1)));
        }
    }

    private static <T> T made(ClassLoader loader, String name, Class<T> as) throws Exception {
        return loader.loadClass(PACKAGE + name).asSubclass(as).getConstructor().newInstance();
    }

    private static Session session(Book book, Playbook playbook, EscalationPolicy policy) {
        var plan = book.plan(playbook.name()).orElseThrow();
        return new Session(
                "0.1.0",
                Policy.DEFAULT,
                Map.of(),
                List.of(
                        new Session.Channel("ops-chat", "slack"),
                        new Session.Channel("pagerduty", "pagerduty")),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                new CallPlan.Most(10, Duration.ofMinutes(10)),
                List.of(
                        new Session.Sheet(
                                playbook.name(),
                                playbook.getClass().getName(),
                                plan.sentence(),
                                "")),
                List.of(
                        new Session.Sheet(
                                policy.name(),
                                policy.getClass().getName(),
                                policy.plan().sentence(),
                                "")));
    }

    private static List<Input> night() {
        var all = new ArrayList<Input>();
        all.addAll(episode("web-1", "02:10:00", "02:13:40"));
        all.addAll(episode("web-2", "02:40:00", "02:42:30"));
        all.addAll(episode("web-3", "03:00:00", "04:05:00"));
        all.sort(Comparator.comparing(Input::at));
        return all;
    }

    private static List<Input> episode(String node, String from, String to) {
        var begin = Instant.parse("2026-03-01T" + from + "Z");
        var end = Instant.parse("2026-03-01T" + to + "Z");
        return List.of(
                new Input.Heard(begin, alert(node, begin, null)),
                new Input.Heard(end, alert(node, begin, end)));
    }

    private static Alert alert(String node, Instant begin, @Nullable Instant end) {
        return new Alert(
                "alertmanager",
                "InstanceDown/" + node,
                "InstanceDown/" + node + "/" + begin,
                "",
                end == null ? AlertStatus.FIRING : AlertStatus.RESOLVED,
                Severity.CRITICAL,
                "InstanceDown",
                "node/" + node,
                begin,
                end,
                Map.of("alertname", "InstanceDown", "instance", node, "job", "web"),
                Map.of("summary", node + " does not answer"),
                Map.of());
    }
}
