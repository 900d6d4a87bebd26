package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Autonomy.Lapse;
import dev.remediator.port.Node;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowTest {
    private static final Plan<Node> REPLACE =
            when(alert("A"))
                    .lock(node(label("instance")))
                    .first("restart", Says::nothing)
                    .lastly("replace", Says::nothing)
                    .destructive()
                    .otherwise(page("on-call"));

    @Test
    void the_ladder_is_drawn_from_alert_to_page() {
        var plan =
                when(alert("InstanceDown").heldFor(minutes(2)))
                        .lock(node(label("instance")))
                        .first("restart", Says::nothing)
                        .holding(seconds(30))
                        .lastly("replace", Says::nothing)
                        .otherwise(page("on-call"));
        assertThat(Flow.mermaid(plan))
                .isEqualTo(
                        """
                        flowchart TD
                            alert["InstanceDown fires"]
                            r0["restart"]
                            alert -->|for 2 minutes| r0
                            r0 -->|clear for 30 seconds| healed
                            r1["replace"]
                            r0 -->|did not help| r1
                            r1 -->|clear for 2 minutes| healed
                            page["page on-call"]
                            r1 -->|did not help| page
                            healed([healed])
                        """);
    }

    @Test
    void what_destroys_something_is_marked() {
        assertThat(Flow.mermaid(REPLACE))
                .contains("r0[\"restart\"]", "r1[\"replace (destructive)\"]");
    }

    @Test
    void a_plan_that_asks_shows_where() {
        assertThat(Flow.mermaid(REPLACE.proposing(minutes(15), Lapse.PAGE)))
                .contains(
                        "alert -->|once approved| r0",
                        "r0 -->|did not help, once approved| r1",
                        "r1 -->|did not help| page");
    }

    @Test
    void a_plan_that_acts_when_nobody_answers_shows_that() {
        assertThat(Flow.mermaid(REPLACE.proposing(minutes(15), Lapse.ACT)))
                .contains("alert -->|unless denied| r0");
    }

    @Test
    void a_plan_that_only_watches_shows_that() {
        assertThat(Flow.mermaid(REPLACE.inShadow())).contains("alert -->|in shadow only| r0");
    }

    @Test
    void a_plan_without_remedies_leads_straight_to_the_page() {
        assertThat(Flow.mermaid(Says.paging("Any", alert("DiskFull")).plan()))
                .isEqualTo(
                        """
                        flowchart TD
                            alert["DiskFull fires"]
                            page["page on-call"]
                            alert --> page
                        """);
    }

    @Test
    void a_quote_does_not_end_a_label_of_the_diagram() {
        assertThat(Flow.mermaid(Says.paging("Any", alert("Disk \"/\" full")).plan()))
                .contains("alert[\"Disk #quot;/#quot; full fires\"]");
    }
}
