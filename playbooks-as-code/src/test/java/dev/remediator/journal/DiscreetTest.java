package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.playbook.RemedyFailed;
import dev.remediator.playbook.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Secrets do not travel through steps.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiscreetTest {
    private final Bench bench = new Bench();

    record Login(String user, String dbPassword, Optional<String> apiKey, long fencingToken) {}

    record Sealed(Secret secret) {}

    record Picky(String password) {
        Picky {
            if (password.startsWith("[")) {
                throw new IllegalArgumentException("a password does not begin with a bracket");
            }
        }
    }

    @Test
    void a_body_gets_what_is_recorded_at_once_and_after_a_crash() throws Exception {
        var got = new ArrayList<String>();
        Bench.Body body = r -> got.add(r.step("read", () -> "url://u:pw@db password=x"));
        bench.runs(body);
        bench.runs(body);
        assertThat(got)
                .containsExactly(
                        "url://[redacted]@db password=[redacted]",
                        "url://[redacted]@db password=[redacted]");
    }

    @Test
    void the_answer_of_a_deed_is_looked_at_too() throws Exception {
        bench.runs(
                r ->
                        assertThat(r.onceGiving("make", _ -> "token=abc").withoutProbe())
                                .isEqualTo("token=[redacted]"));
    }

    @Test
    void so_is_the_answer_of_a_probe() throws Exception {
        bench.wrote(StepEntry.Kind.INTENDED, "make#1", "");
        bench.runs(
                r ->
                        assertThat(
                                        r.onceGiving("make", _ -> "")
                                                .probe(() -> Optional.of("token=abc")))
                                .isEqualTo("token=[redacted]"));
    }

    @Test
    void a_component_that_is_named_like_a_secret_is_one() throws Exception {
        var login = new Login("ann", "hunter2", Optional.of("k"), 7);
        bench.runs(
                r ->
                        assertThat(r.step("read", () -> List.of(login)))
                                .containsExactly(
                                        new Login(
                                                "ann",
                                                "[redacted]",
                                                Optional.of("[redacted]"),
                                                7)));
    }

    @Test
    void a_record_that_does_not_bear_it_is_refused() {
        bench.assertThrows(r -> r.step("read", () -> new Picky("x")))
                .isInstanceOf(RemedyFailed.class)
                .hasMessageStartingWith(
                        "a Picky holds what looks like a secret and cannot be made");
    }

    @Test
    void a_secret_is_refused_wherever_it_is() {
        for (var answer :
                List.of(
                        Secret.of("x"),
                        List.of(Secret.of("x")),
                        Optional.of(Secret.of("x")),
                        new Sealed(Secret.of("x")))) {
            assertThatThrownBy(() -> new Bench().runs(r -> r.step("read", () -> answer)))
                    .isInstanceOf(RemedyFailed.class)
                    .hasMessage(
                            "a secret does not travel through steps; read it inside the step that"
                                    + " needs it");
        }
    }

    @Test
    void a_secret_does_not_print_itself() {
        assertThat(Secret.of("hunter2")).hasToString("[secret]");
        assertThat(Secret.of("hunter2").reveal()).isEqualTo("hunter2");
    }

    @Test
    void what_holds_no_secret_is_the_same_object() {
        var answer = List.of("a", new Login("ann", "[redacted]", Optional.empty(), 7));
        assertThat(Discreet.answer(answer)).isSameAs(answer);
    }

    @Test
    void a_failure_tells_no_secret_to_the_journal_or_to_the_engine() {
        var ending =
                bench.performs(
                        r ->
                                r.step(
                                        "login",
                                        () ->
                                                Bench.fails(
                                                        new IllegalStateException(
                                                                "password=hunter2"))));
        assertThat(ending.evidence()).isEqualTo("password=[redacted]");
        assertThat(bench.tenure().journal().getFirst().value()).doesNotContain("hunter2");
    }

    @Test
    void what_a_body_throws_tells_none_either() {
        var ending =
                bench.performs(
                        _ -> {
                            throw new RemedyFailed("password=hunter2");
                        });
        assertThat(ending.evidence()).isEqualTo("password=[redacted]");
    }

    @Test
    void a_secret_that_begins_before_the_cut_is_not_cut_in_half() {
        var text = "x".repeat(1_990) + " eyJhbGciOiJI.eyJzdWIiOiIx.abc";
        assertThat(Evidence.of(new IllegalStateException(text))).doesNotContain("eyJ");
    }
}
