package dev.remediator;

import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.escalation.Rulebook;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.oncall.Policies;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The names by which playbooks call people, and whom people are shown for them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyNamesTest {

    @ParameterizedTest
    @CsvSource({"ops, app", "db, web", "db-1, db-23", "on-call, on-ball-x"})
    void another_name_is_no_slip_even_if_both_are_short(String said, String known) {
        assertThat(Paged.by(book(said), policies(known)).strangers())
                .containsOnly(Map.entry(said, List.of("Pages")));
    }

    @ParameterizedTest
    @CsvSource({"web-on-call, web-oncall", "web-oncal, web-on-call", "webb, web"})
    void a_slip_is_refused_with_the_name_that_is_meant(String said, String known) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Paged.by(book(said), policies(known)))
                .withMessage(
                        "the playbook Pages pages '%s', which no policy is called; say '%s'",
                        said, known);
    }

    @Test
    void who_is_called_first_is_shown_where_it_is_a_person() {
        var rules =
                new Rulebook(
                        policies("web").plans(),
                        Rulebook.everyChannelInTurn(List.of("ops-chat")),
                        Map.of(),
                        Duration.ZERO,
                        Duration.ofHours(1),
                        new CallPlan.Most(20, Duration.ofMinutes(10)));
        assertThat(new PolicyBoard(rules, book("ops")).all(Instant.EPOCH))
                .extracting(shown -> shown.name() + " " + shown.onCall())
                .containsExactly("default []", "ops []", "web [ana]");
    }

    private static Policies policies(String name) {
        return Policies.of(List.of(new Calls(name)));
    }

    private static Book book(String policy) {
        return Book.of(List.of(new Pages(policy)));
    }

    private record Pages(String policy) implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("Down")).lock(node(label("instance"))).otherwise(page(policy));
        }
    }

    private record Calls(String name) implements EscalationPolicy {
        @Override
        public CallPlan plan() {
            return call(channel("ops-chat"), person("ana").by("sms")).untilSomebodyTakesIt();
        }
    }
}
