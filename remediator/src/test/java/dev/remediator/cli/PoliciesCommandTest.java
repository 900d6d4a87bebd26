package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.ListedPolicies;
import dev.remediator.ListedPolicies.Default;
import dev.remediator.ListedPolicies.WebOnCall;
import dev.remediator.ListedPolicies.WebOncall;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PoliciesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void each_policy_is_a_sentence() throws IOException {
        listed(WebOnCall.class, Default.class);
        assertThat(policies()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "web-on-call",
                        "  Call channel ops-chat; after 5 minutes whoever is on call by web, only from"
                                + " error; until somebody takes it.",
                        "  Paged by WebDown.",
                        "",
                        "default",
                        "  Call channel pagerduty; until somebody takes it.",
                        "  No playbook pages it.",
                        "",
                        "on-call",
                        "  Not in code: the policy default is meant.",
                        "  Paged by HealNode.",
                        "");
    }

    @Test
    void without_policies_it_says_who_is_called_all_the_same() throws IOException {
        listed();
        assertThat(policies()).isZero();
        assertThat(out.toString())
                .contains(
                        "on-call\n  Not in code: each channel of the settings is called in turn, 5"
                                + " minutes apart.\n  Paged by HealNode.");
    }

    @Test
    void one_policy_is_a_table_with_who_is_on_call() {
        var lines = new PolicyLines("web-on-call", new WebOnCall().plan(), List.of("WebDown"));
        assertThat(lines.whole(Instant.parse("2026-03-28T12:00:00Z")))
                .containsExactly(
                        "web-on-call",
                        "  Call channel ops-chat; after 5 minutes whoever is on call by web, only from"
                                + " error; until somebody takes it.",
                        "  Paged by WebDown.",
                        "",
                        "STEP  BEGINS            WHO                        WHEN",
                        "1     at once           channel ops-chat           always",
                        "2     after 5 minutes   whoever is on call by web  only from error",
                        "",
                        "schedule web: daily at 09:00 in Europe/Berlin ana and bo in turn, from"
                                + " 2026-01-01.",
                        "  Now ana until Sunday 2026-03-29 09:00 Europe/Berlin, then bo.",
                        "",
                        "About a critical alert it would now call:",
                        "  ops-chat at once",
                        "  ana by sms after 5 minutes");
    }

    @Test
    void one_policy_by_its_name() throws IOException {
        listed(WebOnCall.class, Default.class);
        assertThat(policies("web-on-call")).isZero();
        assertThat(out.toString())
                .startsWith("web-on-call\n")
                .contains("STEP")
                .doesNotContain("default");
    }

    @Test
    void a_program_reads_one_object_a_line() throws IOException {
        listed(WebOnCall.class);
        assertThat(policies("--json")).isZero();
        var lines = out.toString().lines().map(Json.MAPPER::readTree).toList();
        assertThat(lines).hasSize(2);
        var web = lines.getFirst();
        assertThat(web.path("policy").asString()).isEqualTo("web-on-call");
        assertThat(web.path("inCode").asBoolean()).isTrue();
        assertThat(web.path("pagedBy").path(0).asString()).isEqualTo("WebDown");
        assertThat(web.path("steps").path(1).path("after").asString()).isEqualTo("PT5M");
        assertThat(web.path("steps").path(1).path("when").asString()).isEqualTo("only from error");
        assertThat(web.path("schedules").path(0).path("now").asString()).isIn("ana", "bo");
        assertThat(lines.get(1).path("inCode").asBoolean(true)).isFalse();
    }

    @Test
    void a_name_that_is_not_there() throws IOException {
        listed(WebOnCall.class);
        assertThat(policies("web-oncal")).isEqualTo(CommandLineInterface.MISUSED);
        assertThat(err.toString())
                .isEqualTo(
                        "remediator: there is no policy 'web-oncal'; do you mean 'web-on-call'?\n");
    }

    @Test
    void a_name_that_is_only_paged() throws IOException {
        listed(Default.class);
        assertThat(policies("on-call")).isEqualTo(CommandLineInterface.MISUSED);
        assertThat(err.toString())
                .isEqualTo(
                        "remediator: the policy 'on-call' is not in code: the policy default is meant\n");
    }

    @Test
    void a_slip_in_a_playbook() throws IOException {
        listed(WebOncall.class);
        assertThat(policies()).isEqualTo(CommandLineInterface.MISUSED);
        assertThat(err.toString()).contains("say 'web-oncall'");
    }

    @Test
    void with_settings_it_sees_who_cannot_be_reached() throws IOException {
        listed(WebOnCall.class);
        var settings = folder.resolve("remediator.yaml");
        Files.writeString(
                settings,
                """
                pager:
                  channels:
                    - {name: ops-chat, kind: teams, secret: "env:NOWHERE"}
                    - {name: sms, kind: fcm, secret: "env:NOWHERE"}
                  people:
                    - {name: ana, devices: [abc]}
                    - {name: bo}
                """);
        assertThat(policies("--config", settings.toString()))
                .isEqualTo(CommandLineInterface.MISUSED);
        assertThat(err.toString())
                .isEqualTo(
                        "remediator: the policy web-on-call calls bo by sms, but pager.people has no"
                                + " devices of bo; add it\n");
    }

    private void listed(Class<?>... policies) throws IOException {
        var _ = ListedPolicies.in(folder, policies);
    }

    private int policies(String... more) {
        var words = new ArrayList<>(List.of("policies", "--playbooks", folder.toString()));
        words.addAll(List.of(more));
        return CommandLineInterface.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                words.toArray(String[]::new));
    }
}
