package dev.remediator;

import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCallAt;
import static dev.remediator.oncall.Escalations.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Rulebook;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Contact;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.oncall.Whom;
import dev.remediator.playbook.Book;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.PersonSpec;
import dev.remediator.settings.Settings;
import dev.remediator.settings.TlsSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RulebookOfSettingsTest {
    private static final List<ChannelSpec> CHANNELS =
            List.of(
                    channelOf("ops-chat", ChannelKind.SLACK, Map.of("room", "C1")),
                    channelOf("direct", ChannelKind.SLACK, Map.of()),
                    channelOf("sms", ChannelKind.TWILIO_SMS, Map.of("account", "AC1")),
                    channelOf("voice", ChannelKind.TWILIO_VOICE, Map.of("account", "AC1")),
                    channelOf("mail", ChannelKind.SMTP, Map.of()),
                    channelOf("all-mail", ChannelKind.SMTP, Map.of("to", "ops@example.com")),
                    channelOf("push", ChannelKind.FCM, Map.of()),
                    channelOf("status", ChannelKind.STATUSPAGE, Map.of()),
                    channelOf("pd-schedules", ChannelKind.PAGERDUTY_SCHEDULES, Map.of()),
                    channelOf("genie", ChannelKind.OPSGENIE, Map.of()),
                    new ChannelSpec(
                            "jsm",
                            ChannelKind.OPSGENIE,
                            "https://api.atlassian.com/jsm/ops/integration",
                            "literal:s",
                            Map.of()));
    private static final PersonSpec ANA =
            new PersonSpec("ana", "ana@example.com", "+491701234567", "U1", List.of("token"));
    private static final PersonSpec BO = new PersonSpec("bo", "", "", "", List.of());

    @Test
    void a_policy_in_code_is_known_by_its_name() {
        var rules = rulebook(settings(ANA), policy("web", channel("ops-chat")));
        assertThat(rules.plan("web").sentence())
                .isEqualTo("Call channel ops-chat; until somebody takes it.");
    }

    @Test
    void without_a_policy_each_channel_that_can_wake_somebody_is_called_in_turn() {
        assertThat(rulebook(settings(ANA)).plan("anything").sentence())
                .isEqualTo(
                        "Call channel ops-chat; after 5 minutes channel all-mail; after 10 minutes"
                                + " channel genie; after 15 minutes channel jsm; until somebody takes"
                                + " it.");
    }

    @Test
    void without_any_channel_pages_are_printed() {
        assertThat(rulebook(Settings.DEFAULT).plan("anything").steps())
                .singleElement()
                .returns(
                        List.<Contact>of(new Contact.Listeners("printed")),
                        CallPlan.Step::contacts);
    }

    @Test
    void the_policy_default_is_meant_by_every_other_name() {
        var rules =
                rulebook(
                        settings(ANA),
                        policy("web", channel("ops-chat")),
                        policy("default", channel("genie")));
        assertThat(rules.otherwise().sentence()).startsWith("Call channel genie;");
        assertThat(rules.plan("db")).isEqualTo(rules.plan("default"));
    }

    @Test
    void the_last_resort_may_be_called_by_a_policy() {
        assertThat(
                        rulebook(settings(ANA), policy("web", channel("last-resort")))
                                .plan("web")
                                .steps())
                .hasSize(1);
    }

    @Test
    void everybody_who_can_be_reached_may_be_called() {
        var ana =
                person("ana")
                        .by("push")
                        .thenBy("direct", minutes(1))
                        .thenBy("mail", minutes(1))
                        .thenBy("sms", minutes(2))
                        .thenBy("voice", minutes(3));
        var elsewhere = onCallAt("genie", "web").by("sms");
        var bo = person("bo").by("genie");
        assertThat(
                        rulebook(settings(ANA, BO), policy("web", ana, elsewhere, bo))
                                .plan("web")
                                .steps())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void what_the_settings_do_not_have_is_refused_with_the_policys_name(
            String sentence, Whom whom, PersonSpec someone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rulebook(settings(someone), policy("web", whom)))
                .withMessage("the policy web calls " + sentence);
    }

    static Stream<Arguments> what_the_settings_do_not_have_is_refused_with_the_policys_name() {
        return Stream.of(
                arguments(
                        "the channel 'ops-chta', which pager.channels does not have; add it, or say"
                                + " 'ops-chat' if that is meant",
                        channel("ops-chta"),
                        ANA),
                arguments(
                        "the channel 'smss', which pager.channels does not have; add it, or say 'sms'"
                                + " if that is meant",
                        person("ana").by("push").thenBy("smss", minutes(1)),
                        ANA),
                arguments(
                        "'anna', whom pager.people does not have; add that person, or say 'ana' if"
                                + " that is meant",
                        person("anna").by("sms"),
                        ANA),
                arguments(
                        "bo by sms, but pager.people has no phone of bo; add it",
                        person("bo").by("sms"),
                        BO),
                arguments(
                        "bo by voice, but pager.people has no phone of bo; add it",
                        person("bo").by("voice"),
                        BO),
                arguments(
                        "bo by all-mail, but pager.people has no email of bo; add it",
                        person("bo").by("all-mail"),
                        BO),
                arguments(
                        "bo by push, but pager.people has no devices of bo; add it",
                        person("bo").by("push"),
                        BO),
                arguments(
                        "bo by direct, but pager.people has no slack of bo; add it",
                        person("bo").by("direct"),
                        BO),
                arguments(
                        "bo by ops-chat, but pager.people has no slack of bo; add it",
                        person("bo").by("ops-chat"),
                        BO),
                arguments(
                        "the channel 'sms', which has nobody of its own to call; say options.to in"
                                + " pager.channels, or call a person by it",
                        channel("sms"),
                        ANA),
                arguments(
                        "the channel 'direct', which has nobody of its own to call; say options.room"
                                + " in pager.channels, or call a person by it",
                        channel("direct"),
                        ANA),
                arguments(
                        "the channel 'pd-schedules', which only says who is on call; use it in"
                                + " onCallAt",
                        channel("pd-schedules"),
                        ANA),
                arguments(
                        "the channel 'pd-schedules', which only says who is on call; use it in"
                                + " onCallAt",
                        onCallAt("genie", "web").by("pd-schedules"),
                        ANA),
                arguments(
                        "whoever is on call by P1 of the channel 'sms', which keeps no schedules; name"
                                + " one of the kind pagerduty-schedules or opsgenie",
                        onCallAt("sms", "P1").by("sms"),
                        ANA),
                arguments(
                        "whoever is on call by P1 of the channel 'jsm', but Jira Service Management"
                                + " does not say who that is to a key for alerts; write the schedule"
                                + " in code",
                        onCallAt("jsm", "P1").by("sms"),
                        ANA),
                arguments(
                        "whoever is on call by P1, but nobody in pager.people has an email, by which"
                                + " they are known there; add theirs",
                        onCallAt("pd-schedules", "P1").by("ops-chat"),
                        BO),
                arguments(
                        "whoever is on call by P1 by voice, but nobody in pager.people has both"
                                + " email and phone; add them",
                        onCallAt("pd-schedules", "P1").by("mail").thenBy("voice", minutes(2)),
                        new PersonSpec("cy", "cy@example.com", "", "", List.of())));
    }

    @Test
    void a_slip_in_a_playbook_is_told_with_the_name_that_is_meant() {
        var shelf = shelf(new ListedPolicies.WebOncall());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Callers.rulebook(settings(ANA), shelf))
                .withMessage(
                        "the playbook WebDown pages 'web-on-call', which no policy is called; say"
                                + " 'web-oncall'");
    }

    @Test
    void a_name_that_no_policy_has_is_no_mistake() {
        var shelf = shelf(policy("db", channel("genie")));
        assertThat(Callers.rulebook(settings(ANA), shelf).plans()).containsOnlyKeys("db");
    }

    @Test
    void channels_that_call_nobody_by_themselves_need_a_policy_for_every_other_name() {
        var settings =
                Settings.DEFAULT.paging(
                        Settings.DEFAULT
                                .pager()
                                .through(
                                        List.of(
                                                channelOf("st", ChannelKind.STATUSPAGE, Map.of()),
                                                channelOf("sl", ChannelKind.SLACK, Map.of()))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rulebook(settings, policy("web", channel("st"))))
                .withMessageStartingWith("no channel of pager.channels calls anybody by itself");
        assertThat(rulebook(settings, policy("default", channel("st"))).plans()).hasSize(1);
    }

    @Test
    void links_in_pages_lead_to_where_it_listens_with_tls_if_there_is_tls() {
        var tls = new TlsSpec("server.pem", "server.key", "", TlsSpec.OFF.clientAuth());
        var secure = new Settings.Http("10.0.0.1", 8443, 4096, tls);
        assertThat(Callers.address(Settings.DEFAULT)).isEqualTo("http://127.0.0.1:8080");
        assertThat(Callers.address(Settings.DEFAULT.listening(secure)))
                .isEqualTo("https://10.0.0.1:8443");
    }

    @Test
    void what_the_settings_say_holds_where_a_policy_says_nothing() {
        assertThat(rulebook(settings(ANA)))
                .returns(Duration.ofMinutes(2), Rulebook::confirming)
                .returns(Duration.ofMinutes(60), Rulebook::rearming)
                .returns(new CallPlan.Most(20, Duration.ofMinutes(10)), Rulebook::most);
    }

    private static Shelf shelf(EscalationPolicy... policies) {
        return new Shelf(
                Book.of(List.of(new ListedPolicies.WebDown())),
                List.of(policies),
                Shelf.class.getClassLoader());
    }

    private static Rulebook rulebook(Settings settings, EscalationPolicy... policies) {
        return Callers.rulebook(settings, List.of(policies));
    }

    private static Settings settings(PersonSpec... people) {
        var usual = Settings.DEFAULT.pager();
        return Settings.DEFAULT.paging(
                new PagerSpec(
                        "",
                        usual.url(),
                        CHANNELS,
                        List.of(people),
                        usual.confirmAfter(),
                        usual.rearmAfter(),
                        usual.most(),
                        usual.address(),
                        usual.spool(),
                        usual.hook()));
    }

    private static EscalationPolicy policy(String name, Whom first, Whom... more) {
        return new EscalationPolicy() {
            @Override
            public CallPlan plan() {
                return call(first, more).untilSomebodyTakesIt();
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    private static ChannelSpec channelOf(
            String name, ChannelKind kind, Map<String, String> options) {
        return new ChannelSpec(name, kind, "", "literal:s", options);
    }
}
