package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A status page for customers: each incident once, nothing from inside in it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatuspageTest {
    private static final Page PAGE = Pages.ladderExhausted();
    private static final Page TAKEN = Pages.as(Page.Action.ACKNOWLEDGE, PAGE);
    private static final Page OVER = Pages.as(Page.Action.RESOLVE, PAGE);

    private FakeStatuspage statuspage;

    @BeforeEach
    void start() throws IOException {
        statuspage = new FakeStatuspage();
    }

    @AfterEach
    void stop() {
        statuspage.close();
    }

    @Test
    void a_page_is_an_incident_that_is_identified_when_taken_and_resolved_in_the_end() {
        var id = reference(send(PAGE));
        assertThat(statuspage.incidents()).hasSize(1);
        assertThat(statuspage.incidents().getFirst().path("status").asString())
                .isEqualTo("investigating");
        send(Messages.following(id, TAKEN), Map.of());
        send(Messages.following(id, OVER), Map.of());
        assertThat(statuspage.updates())
                .extracting(update -> update.path("status").asString())
                .containsExactly("identified", "resolved");
        assertThat(statuspage.incidents()).hasSize(1);
    }

    @Test
    void customers_read_nothing_from_inside() {
        send(PAGE);
        assertThat(Json.MAPPER.writeValueAsString(statuspage.incidents().getFirst()))
                .contains("We are looking into a problem that may affect you.")
                .doesNotContain("web-1", "InstanceDown", "inc-1", "nginx", "eu-1", "HealWebNode");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("dev.remediator.paging.channel.HostilePages#all")
    void whatever_is_in_a_page_customers_do_not_see_it(Page page) {
        send(page);
        send(Pages.as(Page.Action.RESOLVE, page));
        var mark = statuspage.incidents().getFirst().path("metadata").toString();
        assertThat(mark).matches("\\{\"remediator\":\\{\"page\":\"[0-9a-f]{32}\"}}");
        assertThat(statuspage.incidents().getFirst().path("name").asString())
                .isEqualTo("Service disruption");
        assertThat(statuspage.incidents().getFirst().path("body").asString())
                .isEqualTo("We are looking into a problem that may affect you.");
        assertThat(statuspage.updates().getFirst().path("body").asString())
                .isEqualTo("This is resolved.");
    }

    @ParameterizedTest
    @CsvSource({
        "Payments are slow., Payments are slow.",
        "'Payments\r\nare \u001b[31mslow', Payments are slow",
        "'Slow <script>alert(1)</script> pages', 'Slow script alert(1) /script pages'",
        "'  ', We are looking into a problem that may affect you.",
    })
    void what_the_rule_says_for_customers_they_read(String annotation, String body) {
        var alert =
                Pages.alert(
                        Severity.CRITICAL, Map.of(), Map.of("status_page", annotation), Map.of());
        send(Pages.of(alert, Reason.NO_REMEDY));
        assertThat(statuspage.incidents().getFirst().path("body").asString()).isEqualTo(body);
    }

    @Test
    void what_an_unanswered_attempt_created_is_found_and_not_created_again() {
        statuspage.answers("POST", "does it and hangs up");
        assertThat(send(PAGE)).isInstanceOf(Ambiguous.class);
        statuspage.answersAsItShould();
        assertThat(send(PAGE)).isEqualTo(new Sent("Statuspage has it already", "inc0"));
        assertThat(statuspage.incidents()).hasSize(1);
    }

    @Test
    void another_page_is_another_incident_and_other_peoples_are_let_be() {
        statuspage.hasAnother(10);
        send(PAGE);
        send(Pages.about("inc-2", PAGE));
        assertThat(statuspage.incidents()).hasSize(3);
        assertThat(statuspage.updates()).isEmpty();
    }

    @Test
    void after_it_is_over_the_next_page_is_a_new_incident() {
        send(PAGE);
        send(OVER);
        send(PAGE);
        assertThat(statuspage.incidents()).hasSize(2);
    }

    @Test
    void what_follows_finds_its_incident_though_the_reference_is_lost() {
        statuspage.hasAnother(10);
        send(PAGE);
        assertThat(send(OVER)).isInstanceOf(Sent.class);
        assertThat(statuspage.requests().getLast()).endsWith("/incidents/inc1");
        assertThat(statuspage.incidents().getFirst().path("status").asString())
                .isEqualTo("resolved");
    }

    @Test
    void what_follows_something_that_is_not_there_is_nothing() {
        assertThat(send(OVER)).isInstanceOf(Sent.class);
        assertThat(statuspage.requests()).hasSize(1);
    }

    @Test
    void of_a_list_without_end_the_beginning_is_enough() {
        for (int i = 0; i < 100; i++) {
            statuspage.hasAnother(2000);
        }
        statuspage.answers("POST", "does it and hangs up");
        send(PAGE);
        statuspage.answersAsItShould();
        assertThat(send(PAGE)).isEqualTo(new Sent("Statuspage has it already", "inc100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 ", "200 <html>", "200 {}", "200 [1]", "200 [{", "200 null"})
    void a_list_nobody_can_read_keeps_no_page_back_but_what_follows(String list) {
        send(PAGE);
        statuspage.answers("GET", list);
        assertThat(send(Pages.about("inc-2", PAGE))).isInstanceOf(Sent.class);
        assertThat(send(OVER)).isInstanceOf(Retry.class);
        assertThat(statuspage.incidents()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 420 slow down, true",
        "GET, 429 slow down, true",
        "GET, 500 broken, true",
        "GET, 403 forbidden, false",
        "GET, 404 no such page, false",
        "POST, 420 slow down, true",
        "POST, 429 slow down, true",
        "POST, 503 broken, true",
        "POST, 422 invalid, false",
        "POST, 302 elsewhere, true",
    })
    void what_statuspage_answers_has_one_meaning(String method, String answer, boolean later) {
        statuspage.answers(method, answer);
        assertThat(send(PAGE)).isInstanceOf(later ? Retry.class : Permanent.class);
        assertThat(statuspage.incidents()).isEmpty();
    }

    @Test
    void an_incident_that_a_person_deleted_is_not_updated_for_ever() {
        assertThat(send(Messages.following("gone", OVER), Map.of())).isInstanceOf(Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other", "a/b", "a?b", " "})
    void a_reference_that_is_none_is_no_part_of_an_address(String reference) {
        send(Messages.following(reference, OVER), Map.of());
        assertThat(statuspage.requests())
                .containsExactly("GET /v1/pages/kctbh9vrtdwd/incidents/unresolved");
    }

    @Test
    void a_token_that_is_none_is_refused_and_not_repeated() {
        var options = Map.of("page", "kctbh9vrtdwd");
        var channel = Statuspage.of(spec(options), () -> "wrong-token", Timeouts.USUAL);
        assertThat(channel.send(Messages.about(PAGE)))
                .isInstanceOfSatisfying(
                        Permanent.class,
                        refused ->
                                assertThat(refused.why())
                                        .startsWith("Statuspage answered 401")
                                        .doesNotContain("wrong-token"));
        assertThat(channel.toString()).doesNotContain("wrong-token");
    }

    @Test
    void components_change_with_the_incident_and_subscribers_are_told_when_wanted() {
        var options = Map.of("components", "web=partial_outage, api", "notify", "true");
        send(Messages.about(PAGE), options);
        send(Messages.about(OVER), options);
        var incident = statuspage.incidents().getFirst();
        assertThat(incident.path("component_ids").toString()).isEqualTo("[\"web\",\"api\"]");
        assertThat(incident.path("components").toString())
                .isEqualTo("{\"web\":\"partial_outage\"}");
        assertThat(incident.path("deliver_notifications").asBoolean()).isTrue();
        assertThat(statuspage.updates().getFirst().path("components").toString())
                .isEqualTo("{\"web\":\"operational\"}");
    }

    @Test
    void subscribers_are_told_nothing_unless_it_is_wanted() {
        send(PAGE);
        assertThat(statuspage.incidents().getFirst().path("deliver_notifications"))
                .isEqualTo(Json.MAPPER.readTree("false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page       | ''          | options.page is missing",
                "page       | a/b         | options.page is 'a/b', but must be",
                "notify     | maybe       | options.notify is 'maybe', but must be true or false",
                "components | web=burning | options.components has 'web=burning', but must be",
                "components | a b         | options.components has 'a b', but must be",
            })
    void what_cannot_be_is_refused_in_a_sentence(String option, String value, String sentence) {
        assertThatThrownBy(() -> send(Messages.about(PAGE), Map.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private Delivery send(Page page) {
        return send(Messages.about(page), Map.of());
    }

    private Delivery send(Message message, Map<String, String> options) {
        var all = new TreeMap<>(Map.of("page", "kctbh9vrtdwd"));
        all.putAll(options);
        return Statuspage.of(spec(all), () -> FakeStatuspage.TOKEN, Timeouts.USUAL).send(message);
    }

    private ChannelSpec spec(Map<String, String> options) {
        var base = statuspage.base().toString();
        return new ChannelSpec("status", ChannelKind.STATUSPAGE, base, "env:TOKEN", options);
    }

    private static String reference(Delivery delivery) {
        return delivery instanceof Sent(_, var reference) ? reference : "not sent: " + delivery;
    }
}
