package dev.remediator.adapter.fuzz;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Mapping;
import dev.remediator.adapter.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdapterFuzzTest {
    /// The same every time, unless another is asked for.
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_301);

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("fuzz.seconds", 4));

    /// On a busy machine, a few seconds are over soon.
    private static final int LEAST = 300;

    private static final Duration HANGS = Duration.ofSeconds(30);

    private static final List<Map<String, String>> HEADERS =
            List.of(
                    Map.of(),
                    Map.of("Content-Type", "application/json"),
                    Map.of("Content-Type", "text/plain; charset=UTF-8"),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    Map.of("Content-Type", "multipart/form-data; boundary=b"),
                    Map.of("Content-Type", "application/x-protobuf"),
                    Map.of("Content-Type", "application/cloudevents-batch+json"),
                    Map.of("Sentry-Hook-Resource", "issue"),
                    Map.of("x-amz-sns-message-type", "Notification"),
                    Map.of(
                            "ce-specversion",
                            "1.0",
                            "ce-id",
                            "1",
                            "ce-source",
                            "s",
                            "ce-type",
                            "t.resolved",
                            "Content-Type",
                            "application/json"));

    /// For the adapter that cannot do without one.
    private static final Reading READING =
            Reading.DEFAULT.mapped(
                    new Mapping(
                            "/alerts",
                            "/name",
                            "/status",
                            Map.of(),
                            "/severity",
                            "/host",
                            "host",
                            "/id",
                            "/episode",
                            "/startsAt",
                            "/endsAt",
                            Map.of("team", "/team"),
                            Map.of("text", "/message"),
                            Map.of("link", "/url")));

    /// What is being done just now, for when it never ends.
    private final AtomicReference<@Nullable Doing> now = new AtomicReference<@Nullable Doing>();

    private final AtomicLong checks = new AtomicLong();

    /// One body, and what came beside it.
    ///
    /// @param latin its bytes, each a character
    private record Case(
            long seed, String from, String latin, Map<String, String> headers, boolean canary) {

        byte[] body() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }

        Delivery delivery(byte[] other) {
            return new Delivery("fuzz", headers, other, THREE_AM).readAs(READING);
        }
    }

    private record Doing(AlertAdapter adapter, Case one) {}

    @Test
    void every_adapter_keeps_its_promises_whatever_the_body() throws Exception {
        var fixtures = Fixtures.all();
        assertThat(fixtures).isNotEmpty();
        var adapters = AdapterRegistry.load().all();
        System.out.printf("fuzz.seed=%d fuzz.seconds=%d%n", SEED, LENGTH.toSeconds());
        long end = System.nanoTime() + LENGTH.toNanos();
        watched(
                () -> {
                    long cases = 0;
                    while (System.nanoTime() < end || cases < LEAST) {
                        var one = next(SEED + cases++, fixtures);
                        adapters.forEach(adapter -> check(adapter, one));
                    }
                    System.out.printf(
                            "%d bodies of %d fixtures, each to %d adapters%n",
                            cases, fixtures.size(), adapters.size());
                });
    }

    private static Case next(long seed, List<Fixtures.Fixture> fixtures) {
        RandomGenerator random = new SplittableRandom(seed);
        var fixture = fixtures.get(random.nextInt(fixtures.size()));
        var other = fixtures.get(random.nextInt(fixtures.size()));
        var body = new Mutations(random).of(fixture.body(), other.body());
        var withCanary = random.nextInt(3) == 0 ? new Structure(random).withCanary(body) : null;
        return new Case(
                seed,
                fixture.source() + "/" + fixture.file(),
                new String(withCanary == null ? body : withCanary, StandardCharsets.ISO_8859_1),
                HEADERS.get(random.nextInt(HEADERS.size())),
                withCanary != null);
    }

    private void check(AlertAdapter adapter, Case one) {
        checks.incrementAndGet();
        now.set(new Doing(adapter, one));
        var promises = new Promises(adapter);
        var broken = promises.broken(one.delivery(one.body()), one.canary());
        if (broken.isPresent()) {
            var smallest =
                    Smallest.of(
                            one.body(),
                            body -> promises.broken(one.delivery(body), one.canary()).isPresent());
            var why = promises.broken(one.delivery(smallest), one.canary()).orElseThrow();
            fail(words(adapter, one, why, smallest));
        }
    }

    private static String words(AlertAdapter adapter, Case one, String why, byte[] body) {
        return "adapter %s, of a body made of %s: %s%nrepeat with -Dfuzz.seed=%d%n%s%n%s"
                .formatted(
                        adapter.source(), one.from(), why, one.seed(), one.headers(), text(body));
    }

    private static String text(byte[] body) {
        var shown = new StringBuilder();
        for (byte each : Arrays.copyOf(body, Math.min(body.length, 2_000))) {
            shown.append(each >= ' ' && each < 127 ? "" + (char) each : "\\x%02x".formatted(each));
        }
        return shown.toString();
    }

    private void watched(Runnable work) throws Exception {
        var task = new FutureTask<Void>(work, null);
        var thread = Thread.ofPlatform().daemon().name("fuzz").start(task);
        long before = 0;
        while (true) {
            try {
                task.get(HANGS.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (TimeoutException _) {
                var doing = now.get();
                if (doing != null && checks.get() == before) {
                    var stack = "does not answer: " + Arrays.toString(thread.getStackTrace());
                    fail(words(doing.adapter(), doing.one(), stack, doing.one().body()));
                }
                before = checks.get();
            }
        }
    }
}
