package dev.remediator.tracing;

import static dev.remediator.remediation.State.ACTING;
import static dev.remediator.remediation.State.HEALED;
import static dev.remediator.remediation.State.PAGED;
import static dev.remediator.remediation.State.REFUSED;
import static dev.remediator.remediation.State.VERIFYING;
import static dev.remediator.remediation.State.WAITING;
import static dev.remediator.remediation.State.WATCHING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentTraceTest {
    private final IncidentTrace drawing = new IncidentTrace(Resource.empty());

    private static Told healed(String id) {
        return new Told(id)
                .decides(0, Reason.HELD_FOR, WATCHING)
                .decides(10, Reason.BUDGET_IN_USE, WAITING)
                .decides(12, Reason.REPEATED, WAITING)
                .decides(20, Reason.STORM, REFUSED)
                .runs(30, Reason.REMEDY_OFFERED, ACTING, "run-1", "")
                .runs(31, Reason.CLAIM_GRANTED, ACTING, "run-1", "worker-7")
                .runs(35, Reason.STEP_RECORDED, ACTING, "run-1", "restart#2 failed: no answer")
                .runs(38, Reason.STEP_RECORDED, ACTING, "run-1", "wait: none")
                .decides(40, Reason.REMEDY_DONE, VERIFYING)
                .decides(45, Reason.CONDITION_CLEARED, VERIFYING)
                .decides(50, Reason.HEALED, HEALED);
    }

    /// `parent > name from-to`, in the order of time.
    private static List<String> tree(List<Span> spans) {
        var names = new TreeMap<String, String>();
        spans.forEach(span -> names.put(span.context().getSpanId(), span.name()));
        return spans.stream()
                .map(
                        span ->
                                "%s > %s %d-%d"
                                        .formatted(
                                                names.getOrDefault(span.getParentSpanId(), ""),
                                                span.name(),
                                                seconds(span.from()),
                                                seconds(span.to())))
                .toList();
    }

    private static long seconds(Instant at) {
        return Duration.between(Told.START, at).toSeconds();
    }

    private static Span named(List<Span> spans, String name) {
        return spans.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static String attribute(Span span, String key) {
        return requireNonNull(span.attributes().get(AttributeKey.stringKey(key)));
    }

    @Test
    void a_healed_incident_is_one_tree() {
        var spans = drawing.of(healed("inc-1").closed());

        assertThat(tree(spans))
                .containsExactlyInAnyOrder(
                        " > incident InstanceDown 0-50",
                        "incident InstanceDown > held for 0-10",
                        "incident InstanceDown > waiting 10-20",
                        "incident InstanceDown > waiting 20-30",
                        "incident InstanceDown > remedy restart 30-40",
                        "remedy restart > step restart#2 31-35",
                        "remedy restart > step wait 35-38",
                        "incident InstanceDown > verifying 40-50");
        assertThat(spans).extracting(Span::getTraceId).containsOnly(Ids.trace("inc-1"));
        assertThat(spans).extracting(s -> s.context().getSpanId()).doesNotHaveDuplicates();
    }

    @Test
    void each_span_says_how_it_went() {
        var spans = drawing.of(healed("inc-1").closed());

        assertThat(spans.getFirst().status().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attribute(spans.getFirst(), "remediator.outcome")).isEqualTo("healed");
        assertThat(attribute(named(spans, "waiting"), "remediator.reason"))
                .isEqualTo("budget-in-use");
        var remedy = named(spans, "remedy restart");
        assertThat(remedy.status().getStatusCode()).isEqualTo(StatusCode.OK);
        assertThat(attribute(remedy, "remediator.outcome")).isEqualTo("remedy-done");
        assertThat(remedy.events())
                .extracting(e -> e.getName())
                .containsExactly(
                        "remedy-offered",
                        "claim-granted",
                        "step-recorded",
                        "step-recorded",
                        "remedy-done");
        assertThat(named(spans, "step restart#2").status().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void a_remedy_that_fails_and_a_page_are_errors() {
        var spans =
                drawing.of(
                        new Told("inc-2")
                                .runs(0, Reason.REMEDY_OFFERED, ACTING, "run-1", "")
                                .runs(5, Reason.REMEDY_FAILED, ACTING, "run-1", "no route")
                                .runs(5, Reason.REMEDY_OFFERED, ACTING, "run-2", "")
                                .runs(9, Reason.REMEDY_FAILED, ACTING, "run-2", "no route")
                                .decides(9, Reason.LADDER_EXHAUSTED, PAGED)
                                .decides(10, Reason.PAGE_CALLED, PAGED)
                                .calls(10, 12, Reason.PAGE_DELIVERED)
                                .decides(60, Reason.RESOLVED_AFTER_PAGE, PAGED)
                                .closed());

        assertThat(tree(spans))
                .containsExactlyInAnyOrder(
                        " > incident InstanceDown 0-60",
                        "incident InstanceDown > remedy restart 0-5",
                        "incident InstanceDown > remedy restart 5-9",
                        "incident InstanceDown > with people 9-60",
                        "incident InstanceDown > page 10-12");
        assertThat(spans.getFirst().status().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.getFirst().status().getDescription())
                .isEqualTo(Reason.LADDER_EXHAUSTED.sentence());
        assertThat(named(spans, "remedy restart").status().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void whoever_tells_of_it_tells_the_same() {
        var other = new IncidentTrace(Resource.getDefault());

        assertThat(drawing.of(healed("inc-1").closed()))
                .extracting(Span::context)
                .isEqualTo(other.of(healed("inc-1").closed()).stream().map(Span::context).toList());
        assertThat(Ids.trace("inc-1")).isNotEqualTo(Ids.trace("inc-2"));
    }

    @Test
    void what_is_not_over_and_what_nobody_answers_is_not_told() {
        assertThat(drawing.of(healed("inc-1").open())).isEmpty();
        assertThat(drawing.of(healed("inc-1").unmatched())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "instance, web-1, web-1",
        "api_key, hunter2, [redacted]",
        "note, password=hunter2, password=[redacted]"
    })
    void labels_are_told_without_secrets(String name, String value, String told) {
        var spans = drawing.of(healed("inc-1").labelled(Map.of(name, value)).closed());

        assertThat(attribute(spans.getFirst(), "alert.label." + name)).isEqualTo(told);
    }

    @Test
    void what_strangers_say_is_cut() {
        var many = new TreeMap<String, String>();
        for (int i = 0; i < 100; i++) {
            many.put("label" + i, "x".repeat(10_000));
        }
        var told = healed("inc-1").labelled(many);
        for (int i = 0; i < 900; i++) {
            told.runs(51, Reason.LATE_REPORT, HEALED, null, "y".repeat(10_000));
        }

        var spans = drawing.of(told.closed());

        assertThat(spans.getFirst().attributes().size()).isLessThan(50);
        assertThat(spans)
                .allSatisfy(
                        span -> {
                            assertThat(span.events()).hasSizeLessThanOrEqualTo(128);
                            assertThat(span.toString()).hasSizeLessThan(150_000);
                        });
    }
}
