package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowTest {

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
