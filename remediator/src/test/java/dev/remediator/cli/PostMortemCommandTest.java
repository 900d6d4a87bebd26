package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostMortemCommandTest {
    private static final String ID = "inc-5f0c2a9be1d34477";

    @AutoClose private final FakeRemediator remediator = new FakeRemediator();

    @Test
    void the_page_of_the_documentation_shows_what_the_command_writes() throws Exception {
        remediator.answersAt("/api/incidents/" + ID, resource("incident.json"));
        remediator.answersAt("/api/audit", resource("audit.json"));

        var printed = remediator.run("incidents", ID, "--postmortem");

        assertThat(printed.code()).isZero();
        assertThat(printed.err()).isEmpty();
        Golden.assertGolden(Path.of("..", "docs", "postmortems.md"), page(printed.out()));
    }

    @Test
    void an_incident_nobody_knows_has_no_post_mortem() {
        remediator.answers(
                404, "{\"error\":\"there is no such incident; GET /api/incidents lists them\"}");

        var printed = remediator.run("incidents", "inc-9", "--postmortem");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().strip())
                .isEqualTo("remediator: there is no such incident; GET /api/incidents lists them");
    }

    @Test
    void a_post_mortem_is_about_one_incident() {
        var printed = remediator.run("incidents", "--postmortem");

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).contains("say its ID too");
        assertThat(remediator.asked()).isEmpty();
    }

    private static String page(String document) {
        return """
        # Post-mortems

        When an incident is over, `remediator incidents ID --postmortem` writes down what the machine
        knows of it, in Markdown:

            remediator incidents inc-5f0c2a9be1d34477 --postmortem > postmortem.md

        What happened is one timeline of what machines and people did: decided about the incident,
        said at the pager, told automation while it lasted (cords, silences, autonomy) as far as it
        concerns the incident. What only people know is asked, in italics. Times are UTC. What came
        from outside, such as labels and evidence, stands in code spans, so that nothing in it is
        mark-up; of a long text the first 500 characters are shown.

        The incident is told as long as a running remediator knows it: while it is open, and until ten
        thousand others are over. What people told automation is kept for the last thousand times.
        The page below is made by a test from an example.

        ---

        """
                + document;
    }

    private static String resource(String name) throws IOException {
        try (var in = PostMortemCommandTest.class.getResourceAsStream("/postmortem/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
