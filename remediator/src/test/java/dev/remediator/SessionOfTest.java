package dev.remediator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Rules;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Book;
import dev.remediator.recording.Session;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import dev.remediator.standard.FreeDisk;
import dev.remediator.standard.HealNode;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionOfTest {
    private static final Wire<Session> WIRE = new Wire<>(Session.class, "session/1");
    private static final Shelf SHELF =
            new Shelf(
                    Book.of(List.of(new FreeDisk(), new HealNode()), _ -> "c0de"),
                    List.of(new OnCall()),
                    SessionOfTest.class.getClassLoader());

    private static final Settings SETTINGS =
            Settings.DEFAULT
                    .paging(
                            PagerSpec.pagerDuty(
                                    "0123456789abcdef0123456789abcdef", "https://pager.example/v2"))
                    .guardedBy(Settings.DEFAULT.guards().with(new Rules.Budgets(2, 4, 6, 8)));

    /// Calls a person, whose number is nobody's business here.
    static final class OnCall implements EscalationPolicy {
        @Override
        public CallPlan plan() {
            return Rulebook.everyChannelInTurn(List.of(PagerSpec.PAGERDUTY));
        }

        @Override
        public String name() {
            return "web-on-call";
        }
    }

    private static Session session() {
        return SessionOf.installation(
                SHELF,
                SETTINGS.policy(SHELF.book().names()),
                Map.of("node/10.0.0.5", "node/web-1"),
                Callers.rulebook(SETTINGS, SHELF),
                Callers.calling(SETTINGS));
    }

    @Test
    void it_says_with_what_was_decided() {
        var session = session();

        assertThat(session.playbooks())
                .containsExactly(
                        sheet("FreeDisk", FreeDisk.class), sheet("HealNode", HealNode.class));
        assertThat(session.policies())
                .containsExactly(
                        new Session.Sheet(
                                "web-on-call",
                                OnCall.class.getName(),
                                new OnCall().plan().sentence(),
                                ""));
        assertThat(session.policy().rules().budgets()).isEqualTo(new Rules.Budgets(2, 4, 6, 8));
        assertThat(session.channels())
                .containsExactly(
                        new Session.Channel(
                                PagerSpec.PAGERDUTY, ChannelKind.PAGERDUTY.word(), true),
                        new Session.Channel("last-resort", ChannelKind.SPOOL.word(), false));
        assertThat(session.confirming()).isEqualTo(SETTINGS.pager().confirmAfter());
        assertThat(session.rearming()).isEqualTo(SETTINGS.pager().rearmAfter());
    }

    private static Session.Sheet sheet(String name, Class<?> type) {
        var sentence = SHELF.book().plan(name).orElseThrow().sentence();
        return new Session.Sheet(name, type.getName(), sentence, "c0de");
    }

    @Test
    void what_is_written_is_read_again() throws Unreadable {
        assertThat(WIRE.read(WIRE.write(session()))).isEqualTo(session());
    }

    /// Of two of one kind one may call somebody by itself and the other not.
    @Test
    void whoever_decides_by_it_calls_whom_it_called() {
        var settings =
                Settings.DEFAULT.paging(
                        Settings.DEFAULT
                                .pager()
                                .through(
                                        List.of(
                                                slack("people", Map.of()),
                                                slack("room", Map.of("room", "C1")),
                                                new ChannelSpec(
                                                        "customers",
                                                        ChannelKind.STATUSPAGE,
                                                        "",
                                                        "env:TOKEN",
                                                        Map.of("page", "p1")))));
        var shelf = new Shelf(Book.of(List.of(), _ -> ""), SessionOfTest.class.getClassLoader());
        var real = Callers.rulebook(settings, List.of());

        var session =
                SessionOf.installation(
                        shelf,
                        settings.policy(shelf.book().names()),
                        Map.of(),
                        real,
                        Callers.calling(settings));

        assertThat(Callers.rulebook(session, List.of())).isEqualTo(real);
    }

    private static ChannelSpec slack(String name, Map<String, String> options) {
        return new ChannelSpec(name, ChannelKind.SLACK, "", "env:TOKEN", options);
    }

    @Test
    void it_holds_no_secret_and_no_address_of_a_service() {
        var text = new String(WIRE.write(session()), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("0123456789abcdef", "pager.example", "http");
    }
}
