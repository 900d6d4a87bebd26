package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Condition;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import dev.remediator.remediation.Run;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WireTest {
    private static final Instant AT = Samples.AT;
    private static final Tilt TILT = new Tilt(AT, "it has just started");

    static Stream<Arguments> everything() {
        return Stream.of(
                        Stream.of(Samples.ALERT, Samples.SPARE)
                                .map(a -> Arguments.of(Wire.ALERT, a)),
                        Samples.REPORTS.stream().map(r -> Arguments.of(Wire.REPORT, r)),
                        Samples.ANSWERS.stream().map(a -> Arguments.of(Wire.ANSWER, a)),
                        Samples.PETITIONS.stream().map(p -> Arguments.of(Wire.PETITION, p)),
                        Samples.RULINGS.stream().map(r -> Arguments.of(Wire.RULING, r)),
                        Samples.COMMANDS.stream().map(c -> Arguments.of(Wire.COMMAND, c)),
                        Stream.of(Arguments.of(Wire.POSTURE, Samples.POSTURE)),
                        Stream.of(Heartbeat.Sign.values())
                                .map(s -> new Heartbeat("w@1", -5, s, Set.of("a", "b")))
                                .map(h -> Arguments.of(Wire.HEARTBEAT, h)),
                        Stream.of(Arguments.of(Wire.OFFER, Samples.OFFER)),
                        Stream.of(Arguments.of(Wire.PAGE, Samples.PAGE)),
                        Stream.of(Arguments.of(Wire.NOTIFICATION, PageSamples.NOTIFICATION)),
                        PageSamples.REPORTS.stream().map(r -> Arguments.of(Wire.PAGE_REPORT, r)),
                        Stream.of(
                                Arguments.of(
                                        Wire.CLOSED, new Event.ClosedByPeople("inc-1", "ana"))),
                        Samples.EVENTS.stream()
                                .map(e -> new Logged(Samples.DECISION, e, new Accounts(3, 9, 7, 2)))
                                .map(l -> Arguments.of(Wire.LOGGED, l)),
                        Stream.of(
                                Arguments.of(
                                        Wire.LOGGED,
                                        new Logged(Samples.SPARE_DECISION, null, null))),
                        PageSamples.REPORTS.stream()
                                .map(s -> new Logged(Samples.DECISION, null, null, s, null, null))
                                .map(l -> Arguments.of(Wire.LOGGED, l)),
                        Samples.COMMANDS.stream()
                                .map(c -> new Logged(Samples.DECISION, null, null, null, c, TILT))
                                .map(l -> Arguments.of(Wire.LOGGED, l)),
                        Samples.EVENTS.stream()
                                .map(e -> new Noted("inc-1", "r", AT, "s", e, null, TILT))
                                .map(n -> Arguments.of(Wire.NOTED, n)),
                        PageSamples.REPORTS.stream()
                                .map(s -> new Noted("inc-1", "r", AT, "s", null, s, null))
                                .map(n -> Arguments.of(Wire.NOTED, n)),
                        Stream.of(new byte[] {'a'}, new byte[] {(byte) 0xff})
                                .map(b -> DeadLetter.of("why", "from", Samples.AT, b))
                                .map(d -> Arguments.of(Wire.DEAD_LETTER, d)),
                        Stream.of(Samples.state(), ResourceState.quiet("node/web-1"))
                                .map(s -> Arguments.of(Wire.STATE, s)))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("everything")
    <T> void what_is_written_is_read_again(Wire<T> wire, T message) throws Unreadable {
        assertThat(wire.read(wire.write(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("everything")
    <T> void every_message_says_its_schema(Wire<T> wire, T message) throws Unreadable {
        assertThat(Wire.schemaOf(wire.write(message))).isEqualTo(wire.schema());
    }

    @ParameterizedTest
    @MethodSource("everything")
    <T> void a_field_nobody_knows_yet_is_passed_over(Wire<T> wire, T message) throws Unreadable {
        var text = new String(wire.write(message), StandardCharsets.UTF_8);
        var newer = "{\"invented\":{\"later\":[1]}," + text.substring(1);
        assertThat(wire.read(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("everything")
    <T> void another_version_is_refused(Wire<T> wire, T message) {
        var text = new String(wire.write(message), StandardCharsets.UTF_8);
        var newer = text.replace(wire.schema(), wire.schema().replace("/1", "/2"));
        assertThatThrownBy(() -> wire.read(newer.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith("', not '" + wire.schema() + "'");
    }

    @Test
    void it_does_not_matter_where_the_schema_stands_nor_how_it_is_laid_out() throws Unreadable {
        var elsewhere =
                "{ \"schema\" : \"heartbeat/1\",\n\"worker\":\"w\", \"beat\":1,\"sign\":\"LEFT\",\"codes\":[] }\n";
        var bytes = elsewhere.getBytes(StandardCharsets.UTF_8);

        assertThat(Wire.schemaOf(bytes)).isEqualTo("heartbeat/1");
        assertThat(Wire.HEARTBEAT.read(bytes))
                .isEqualTo(new Heartbeat("w", 1, Heartbeat.Sign.LEFT, Set.of()));
    }

    @Test
    void a_schema_inside_of_something_else_is_not_the_schema() throws Unreadable {
        var inner = "{\"schema\":\"offer/1\",\"x\":{\"y\":1,\"schema\":\"heartbeat/1\"}}";

        assertThat(Wire.schemaOf(inner.getBytes(StandardCharsets.UTF_8))).isEqualTo("offer/1");
    }

    static Stream<Arguments> sealedTypes() {
        return Stream.of(
                Arguments.of(Report.class, Samples.REPORTS),
                Arguments.of(Answer.class, Samples.ANSWERS),
                Arguments.of(Petition.class, Samples.PETITIONS),
                Arguments.of(Ruling.class, Samples.RULINGS),
                Arguments.of(Command.class, Samples.COMMANDS),
                Arguments.of(Event.class, Samples.EVENTS),
                Arguments.of(PageReport.class, PageSamples.REPORTS),
                Arguments.of(Phase.class, Samples.PHASES),
                Arguments.of(Condition.class, Samples.CONDITIONS),
                Arguments.of(Run.Owner.class, Samples.OWNERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sealedTypes")
    void every_case_has_a_sample(Class<?> type, List<?> samples) {
        assertThat(samples.stream().map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(cases(type).toList());
    }

    @Test
    void text_that_is_no_Unicode_comes_back_as_it_was() throws Unreadable {
        var halves =
                new Heartbeat(
                        "half a pair: \ud83d, the other: \ude80",
                        0,
                        Heartbeat.Sign.ALIVE,
                        Set.of());
        assertThat(Wire.HEARTBEAT.read(Wire.HEARTBEAT.write(halves))).isEqualTo(halves);
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WireTest::cases)
                : Stream.of(type);
    }
}
