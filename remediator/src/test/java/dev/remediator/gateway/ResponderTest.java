package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.PageReport;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What those who are called say here.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResponderTest {
    private static final String ACKNOWLEDGEMENT = "/api/incidents/inc-1/acknowledgement";
    private static final String CLOSING = "/api/incidents/inc-1/closing";
    private static final String TEST = "/api/policies/web/test";

    private final GatewayBench bench;

    ResponderTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    private void people_have_it() {
        bench.chronicle.decides("inc-1", Reason.NO_REMEDY, State.PAGED);
    }

    private PageReport told() {
        assertThat(bench.responses.told()).hasSize(1);
        return bench.responses.told().getFirst();
    }

    @Test
    void whoever_is_called_says_that_they_have_it() throws Exception {
        people_have_it();

        var answer = bench.say(ACKNOWLEDGEMENT, "{\"by\": \"ana\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"incident\":\"inc-1\"}\n");
        assertThat(told())
                .isInstanceOfSatisfying(
                        PageReport.Acknowledged.class,
                        said -> {
                            assertThat(said.incident()).isEqualTo("inc-1");
                            assertThat(said.by()).isEqualTo("ana");
                            assertThat(said.via()).isEqualTo("api");
                            assertThat(said.at()).isAfter(Instant.EPOCH);
                        });
    }

    @Test
    void why_is_told_beside_who_on_one_line() throws Exception {
        people_have_it();

        bench.say(ACKNOWLEDGEMENT, "{\"by\": \"ana\", \"reason\": \"I\\nlook\"}");

        assertThat(told())
                .isInstanceOfSatisfying(
                        PageReport.Acknowledged.class,
                        said -> {
                            assertThat(said.by()).isEqualTo("ana");
                            assertThat(said.why()).isEqualTo("I look");
                        });
    }

    @Test
    void whoever_has_it_says_that_it_is_over() throws Exception {
        people_have_it();

        var answer = bench.say(CLOSING, "{\"by\": \"ana\", \"reason\": \"by hand\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(told())
                .isInstanceOfSatisfying(
                        PageReport.Closed.class,
                        said -> {
                            assertThat(said.by()).isEqualTo("ana");
                            assertThat(said.why()).isEqualTo("by hand");
                        });
    }

    @Test
    void it_is_over_only_with_a_reason() throws Exception {
        people_have_it();

        var answer = bench.say(CLOSING, "{\"by\": \"ana\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("reason is missing, but must be said");
        assertThat(bench.responses.told()).isEmpty();
    }

    @Test
    void of_a_page_that_was_lost_the_page_itself_is_taken() throws Exception {
        bench.chronicle.decides("notice-lost-inc-1", Reason.PAGE_LOST, State.PAGED);

        var answer =
                bench.say("/api/incidents/notice-lost-inc-1/acknowledgement", "{\"by\": \"ana\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(told().incident()).isEqualTo("inc-1");
    }

    @Test
    void that_a_page_was_lost_is_not_for_people_to_close() throws Exception {
        bench.chronicle.decides("notice-lost-inc-1", Reason.PAGE_LOST, State.PAGED);

        var answer =
                bench.say(
                        "/api/incidents/notice-lost-inc-1/closing",
                        "{\"by\": \"ana\", \"reason\": \"over\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error()).contains("acknowledge it");
        assertThat(bench.responses.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ACKNOWLEDGEMENT, CLOSING})
    void an_incident_nobody_knows_is_not_found(String address) throws Exception {
        var answer = bench.say(address, "{\"by\": \"ana\", \"reason\": \"over\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(bench.responses.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACTING,   REMEDY_OFFERED, false, 'nobody is called for it, it is acting (remedy-offered)'",
        "REFUSED,  ANDON,          false, 'nobody is called for it, it is refused (andon)'",
        "HEALED,   HEALED,         true,  'it is over since '",
        "PAGED,    CLOSED_BY_PEOPLE, true, 'it is over since '",
    })
    void what_people_do_not_have_cannot_be_closed(
            State state, Reason reason, boolean over, String sentence) throws Exception {
        people_have_it();
        if (over) {
            bench.chronicle.closes("inc-1", reason, state);
        } else {
            bench.chronicle.decides("inc-1", reason, state);
        }

        var answer = bench.say(CLOSING, "{\"by\": \"ana\", \"reason\": \"over\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error()).startsWith("there is nothing to close: " + sentence);
        assertThat(bench.responses.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ACKNOWLEDGEMENT + " | {\"who\": \"ana\"}",
                ACKNOWLEDGEMENT + " | {\"by\": 7}",
                CLOSING + "         | {\"by\": \"ana\", \"reason\": \"x\", \"force\": true}",
                TEST + "            | {\"by\": \"ana\", \"reason\": \"x\"}",
                TEST + "            | []"
            })
    void what_is_misspelt_is_refused(String address, String body) throws Exception {
        people_have_it();

        assertThat(bench.say(address, body).status()).isEqualTo(400);
        assertThat(bench.responses.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ACKNOWLEDGEMENT, CLOSING, TEST})
    void nothing_is_accepted_that_is_not_durable(String address) throws Exception {
        people_have_it();
        bench.responses.goesAway();
        var body = address.equals(TEST) ? "{}" : "{\"by\": \"ana\", \"reason\": \"over\"}";

        var answer = bench.say(address, body);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("5");
    }

    @Test
    void a_wake_up_test_has_a_name_of_its_own() throws Exception {
        var answer = bench.say(TEST, "{\"by\": \"ana\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(told())
                .isInstanceOfSatisfying(
                        PageReport.TestWanted.class,
                        wanted -> {
                            assertThat(wanted.incident()).startsWith("notice-test-");
                            assertThat(answer.json().path("incident").asString())
                                    .isEqualTo(wanted.incident());
                            assertThat(wanted.policy()).isEqualTo("web");
                            assertThat(wanted.by()).isEqualTo("ana");
                        });
    }

    @Test
    void a_policy_nobody_has_written_is_refused_with_those_there_are() throws Exception {
        var answer = bench.say("/api/policies/wbe/test", "{\"by\": \"ana\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error())
                .isEqualTo("there is no policy 'wbe'; there are fire-brigade, web");
        assertThat(bench.responses.told()).isEmpty();
    }

    @Test
    void policies_are_shown_with_who_is_on_call() throws Exception {
        var answer = bench.get("/api/policies");

        assertThat(answer.text())
                .isEqualTo(
                        "{\"policies\":[{\"name\":\"fire-brigade\",\"sentence\":\"at once: ana by"
                                + " phone\",\"onCall\":[\"ana\"]},{\"name\":\"web\",\"sentence\":\"at"
                                + " once: whoever listens\",\"onCall\":[]}]}\n");
    }
}
