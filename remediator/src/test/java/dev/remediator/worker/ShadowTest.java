package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Veto;
import dev.remediator.remediation.Effect;
import dev.remediator.testkit.FakeTenure;
import dev.remediator.worker.RunBody.Fit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShadowTest {
    private static final Book STANDARD =
            Book.of(
                    ServiceLoader.load(Playbook.class).stream()
                            .map(ServiceLoader.Provider::get)
                            .filter(p -> p.getClass().getName().contains(".standard."))
                            .toList());

    private final FakeTenure tenure = new FakeTenure();

    /// Whoever asks it for anything has failed.
    private static final class Explosive implements Inventory {
        @Override
        public <T> Optional<T> find(Class<T> port, String kind, String name) {
            throw new AssertionError("a replay looked for " + kind + " " + name);
        }
    }

    record Rung(String playbook, int remedy, String kind) {}

    static Stream<Rung> everyRemedy() {
        return STANDARD.entries()
                .flatMap(
                        entry ->
                                IntStream.range(0, entry.plan().rungs().size())
                                        .mapToObj(
                                                i ->
                                                        new Rung(
                                                                entry.name(),
                                                                i,
                                                                entry.plan().lock().kind())));
    }

    @Test
    void there_are_remedies_for_many_ports() {
        assertThat(everyRemedy().map(Rung::kind).distinct()).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("everyRemedy")
    void no_remedy_of_a_replay_looks_for_its_target(Rung rung) {
        var offer = offer(rung.playbook(), rung.remedy(), rung.kind() + "/one/two", Map.of());
        var body = body(STANDARD);

        assertThat(body.fit(offer)).isEqualTo(Fit.FITS);
        assertThat(body.run(offer, tenure)).isTrue();
        assertThat(tenure.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.outcome()).isEqualTo(Outcome.SUCCEEDED))
                .satisfies(
                        end ->
                                assertThat(end.evidence())
                                        .startsWith("in shadow: nothing was done"));
        assertThat(tenure.lines()).containsExactly("DONE in shadow#1", "DONE sleep until#1");
    }

    @Test
    void no_line_of_the_playbook_runs() {
        var book =
                Scripted.book(
                        (_, _) -> {
                            throw new AssertionError("a line of the playbook has run");
                        });

        assertThat(body(book).run(offer("Heal", 0, "node/web-1", Map.of()), tenure)).isTrue();
        assertThat(tenure.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void a_mark_on_the_alert_alone_is_enough() {
        var marked = offer("Heal", 0, "node/web-1", Map.of());
        var offer = about("node/web-1", marked);

        assertThat(body(Scripted.book((_, _) -> {})).run(offer, tenure)).isTrue();
        assertThat(tenure.lines()).contains("DONE in shadow#1");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED PT3S, FAILED, 3",
        "STILL_WELL PT2S, STILL_WELL, 2",
        "SUCCEEDED PT40S, SUCCEEDED, 40",
        "CANCELLED PT5S, SUCCEEDED, 5",
        "FAILED PT-3S, FAILED, 0",
        "SUCCEEDED PT9000H, SUCCEEDED, 900",
        "SUCCEEDED, SUCCEEDED, 1",
        "nonsense PT3S, SUCCEEDED, 1",
        "FAILED for ever, SUCCEEDED, 1"
    })
    void it_ends_as_it_was_recorded(String recorded, Outcome outcome, long seconds) {
        var began = tenure.time().instant();
        var annotations = Map.of(Replayed.recorded("do it"), recorded);
        var offer = offer("Heal", 0, "node/web-1", annotations);
        var shadow = Shadow.of("do it", offer);

        assertThat(shadow.took()).isEqualTo(Duration.ofSeconds(seconds));
        if (seconds < 900) {
            var ending = shadow.perform(tenure, values(), tenure.time());
            assertThat(ending.outcome()).isEqualTo(outcome);
            assertThat(tenure.time().instant()).isEqualTo(began.plusSeconds(seconds));
        }
    }

    @Test
    void another_worker_goes_on_with_it() {
        var first = offer("Heal", 0, "node/web-1", Map.of());
        assertThat(body(Scripted.book((_, _) -> {})).run(first, tenure)).isTrue();
        var again = again(first, tenure.journal());

        assertThat(body(Scripted.book((_, _) -> {})).run(again, tenure)).isTrue();
        assertThat(tenure.ends())
                .extracting(FakeTenure.End::outcome)
                .containsOnly(Outcome.SUCCEEDED)
                .hasSize(2);
    }

    private RunBody body(Book book) {
        Veto veto =
                (_, _, _) -> {
                    throw new AssertionError("a veto was asked");
                };
        return new RunBody(
                book,
                new Explosive(),
                values(),
                tenure.time(),
                new Vetoes(List.of(veto), Duration.ofSeconds(10)));
    }

    private static StepValues values() {
        return new StepValues(ShadowTest.class.getClassLoader());
    }

    private static Effect.Offer offer(
            String playbook, int remedy, String resource, Map<String, String> annotations) {
        var code = STANDARD.plan(playbook).isPresent() ? STANDARD.code(playbook) : "";
        var alert = Replayed.as("storm", saying(Offers.ALERT.about(resource), annotations));
        return new Effect.Offer(
                alert.resource(),
                "inc-1",
                "run-1",
                1,
                playbook,
                remedy,
                code,
                Offers.LIMIT,
                alert,
                List.of());
    }

    private static Effect.Offer about(String resource, Effect.Offer o) {
        return new Effect.Offer(
                resource,
                o.incident(),
                o.run(),
                1,
                o.playbook(),
                0,
                o.code(),
                o.limit(),
                o.alert(),
                List.of());
    }

    private static Effect.Offer again(Effect.Offer o, List<StepEntry> journal) {
        return new Effect.Offer(
                o.resource(),
                o.incident(),
                o.run(),
                2,
                o.playbook(),
                0,
                o.code(),
                o.limit(),
                o.alert(),
                journal);
    }

    private static Alert saying(Alert a, Map<String, String> annotations) {
        return new Alert(
                a.source(),
                a.series(),
                a.episode(),
                a.delivery(),
                a.status(),
                a.severity(),
                a.name(),
                a.resource(),
                a.startsAt(),
                a.endsAt(),
                a.labels(),
                new TreeMap<>(annotations),
                a.links());
    }
}
