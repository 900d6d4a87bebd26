package dev.remediator.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.paging.FakePagerDuty.Reply;
import dev.remediator.paging.PageService.Ambiguous;
import dev.remediator.paging.PageService.Delivery;
import dev.remediator.paging.PageService.Permanent;
import dev.remediator.paging.PageService.Retry;
import dev.remediator.paging.PageService.Sent;
import dev.remediator.paging.PagerDuty.Timeouts;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Page PAGE = Pages.ladderExhausted();

    private static final Timeouts IMPATIENT =
            new Timeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5));

    private FakePagerDuty service;

    @BeforeEach
    void start() throws IOException {
        service = new FakePagerDuty();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_trigger_goes_to_the_events_api_as_json() {
        assertThat(send(PAGE)).isEqualTo(new Sent("PagerDuty accepted it"));
        var taken = service.only();
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/v2/enqueue");
        assertThat(taken.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(taken.headers().getFirst("User-Agent")).isEqualTo("remediator");
        assertThat(taken.event().path("routing_key").asString()).isEqualTo(KEY);
        assertThat(taken.action()).isEqualTo("trigger");
        assertThat(taken.event().path("payload").path("severity").asString()).isEqualTo("critical");
    }

    @Test
    void trigger_acknowledge_and_resolve_have_the_same_key_and_only_the_trigger_a_payload() {
        for (var action : Page.Action.values()) {
            assertThat(send(Pages.as(action, PAGE))).isInstanceOf(Sent.class);
        }
        assertThat(service.taken())
                .extracting(FakePagerDuty.Taken::action)
                .containsExactly("trigger", "acknowledge", "resolve");
        assertThat(service.taken())
                .extracting(FakePagerDuty.Taken::dedupKey)
                .containsOnly("remediator:inc-1");
        assertThat(service.taken())
                .extracting(taken -> taken.event().has("payload"))
                .containsExactly(true, false, false);
    }

    @Test
    void an_address_with_a_path_is_kept() {
        var behindProxy = service.base().resolve("/pagerduty/");
        assertThat(pagerDuty(behindProxy).send(PAGE)).isInstanceOf(Sent.class);
        assertThat(service.only().path()).isEqualTo("/pagerduty/v2/enqueue");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 422})
    void what_pagerduty_refuses_is_permanent_and_says_why(int status) {
        service.next(Reply.of(status, "'summary' is missing\nand more"));
        assertThat(send(PAGE))
                .isEqualTo(
                        new Permanent("PagerDuty answered " + status + ": 'summary' is missing"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void what_pagerduty_cannot_take_now_is_retried(int status) {
        service.next(Reply.of(status, ""));
        assertThat(send(PAGE)).isEqualTo(new Retry(Duration.ZERO, "PagerDuty answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304})
    void what_pagerduty_never_answers_is_no_delivery(int status) {
        service.next(Reply.of(status, ""));
        assertThat(send(PAGE))
                .isEqualTo(
                        new Retry(
                                Duration.ZERO,
                                "PagerDuty answered "
                                        + status
                                        + "; is 127.0.0.1 really PagerDuty?"));
    }

    @Test
    void a_wish_in_seconds_is_honoured() {
        assertThat(wishWhen(Map.of("Retry-After", "30"))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_wish_as_a_date_is_read_by_the_servers_own_clock() throws IOException {
        try (var server =
                RudeServer.thatSays(
                        """
                                HTTP/1.1 503 Busy\r
                                Date: Tue, 04 Aug 2026 03:00:00 GMT\r
                                Retry-After: Tue, 04 Aug 2026 03:00:45 GMT\r
                                Content-Length: 0\r
                                \r
                                """)) {
            assertThat(pagerDuty(server.base()).send(PAGE))
                    .isEqualTo(new Retry(Duration.ofSeconds(45), "PagerDuty answered 503"));
        }
    }

    @Test
    void a_wish_no_page_can_wait_for_is_cut_short() {
        assertThat(wishWhen(Map.of("Retry-After", "86400"))).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999", ""})
    void a_wish_nobody_understands_is_none(String wish) {
        assertThat(wishWhen(Map.of("Retry-After", wish))).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_not_followed(int status) {
        var elsewhere = service.base() + "/elsewhere";
        service.next(new Reply(status, Map.of("Location", elsewhere), ""));
        assertThat(send(PAGE)).isInstanceOf(Retry.class);
        assertThat(service.only().path()).isEqualTo("/v2/enqueue");
    }

    @Test
    void one_call_is_one_request_even_when_the_service_asks_for_more() {
        service.next(new Reply(503, Map.of("Retry-After", "0"), ""));
        assertThat(send(PAGE)).isInstanceOf(Retry.class);
        assertThat(service.taken()).hasSize(1);
    }

    @Test
    void a_garbage_body_does_not_turn_an_acceptance_into_something_else() {
        service.next(Reply.of(202, "<html>\u0000{{{"));
        assertThat(send(PAGE)).isInstanceOf(Sent.class);
    }

    @Test
    void what_a_refusal_says_cannot_harm_a_terminal() {
        service.next(Reply.of(400, "\u001b[31mno\u001b[0m\u0007 " + "x".repeat(10_000)));
        assertThat(send(PAGE))
                .isInstanceOfSatisfying(
                        Permanent.class,
                        refused -> {
                            assertThat(refused.why()).startsWith("PagerDuty answered 400: no xxx");
                            assertThat(refused.why()).hasSizeLessThan(300);
                            assertThat(refused.why()).doesNotContain("\u001b", "\u0007");
                        });
    }

    @Test
    void a_garbage_answer_after_the_page_was_sent_is_ambiguous() throws IOException {
        try (var server = RudeServer.thatSays("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
            assertThat(pagerDuty(server.base()).send(PAGE)).isInstanceOf(Ambiguous.class);
        }
    }

    @Test
    void a_connection_that_ends_after_the_page_was_sent_is_ambiguous_and_sent_once()
            throws IOException {
        try (var server = RudeServer.thatHangsUp()) {
            assertThat(pagerDuty(server.base()).send(PAGE))
                    .isInstanceOfSatisfying(
                            Ambiguous.class,
                            silent ->
                                    assertThat(silent.why())
                                            .startsWith("no answer came after the page was sent"));
            assertThat(server.requests()).containsExactly("POST /v2/enqueue HTTP/1.1");
        }
    }

    @Test
    void a_service_that_never_answers_is_ambiguous() throws IOException {
        try (var server = RudeServer.thatStallsAfter("")) {
            assertThat(new PagerDuty(KEY, server.base(), IMPATIENT).send(PAGE))
                    .isInstanceOf(Ambiguous.class);
        }
    }

    @Test
    void a_service_that_stalls_in_its_explanation_has_still_refused() throws IOException {
        var start = "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\nnot";
        try (var server = RudeServer.thatStallsAfter(start)) {
            assertThat(new PagerDuty(KEY, server.base(), IMPATIENT).send(PAGE))
                    .isEqualTo(new Permanent("PagerDuty answered 400"));
        }
    }

    @Test
    void a_refused_connection_is_retried() throws IOException {
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(pagerDuty(nobody).send(PAGE))
                .isInstanceOfSatisfying(
                        Retry.class,
                        unsent ->
                                assertThat(unsent.why())
                                        .startsWith("the page could not be sent: "));
    }

    @Test
    void a_name_nobody_knows_is_retried() {
        assertThat(pagerDuty(URI.create("http://pager.invalid")).send(PAGE))
                .isInstanceOf(Retry.class);
    }

    @Test
    void the_key_is_not_repeated_when_the_service_repeats_it() {
        service.next(Reply.of(400, "no service has the key " + KEY));
        assertThat(send(PAGE))
                .isEqualTo(new Permanent("PagerDuty answered 400: no service has the key ***"));
    }

    @Test
    void the_key_is_not_repeated_when_garbage_contains_it() throws IOException {
        try (var server = RudeServer.thatSays("HTTP " + KEY + "\r\n\r\n")) {
            assertThat(pagerDuty(server.base()).send(PAGE))
                    .isInstanceOfSatisfying(
                            Ambiguous.class,
                            garbled -> assertThat(garbled.why()).endsWith("HTTP ***"));
        }
    }

    @Test
    void the_key_is_in_no_text_about_the_client() {
        assertThat(pagerDuty(service.base()))
                .asString()
                .isEqualTo("PagerDuty at 127.0.0.1")
                .doesNotContain(KEY);
        assertThatThrownBy(() -> new PagerDuty(KEY, URI.create("no-address"), Timeouts.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(KEY);
    }

    @Test
    void a_blank_key_is_refused() {
        assertThatThrownBy(() -> new PagerDuty(" \n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PagerDuty's routing key is blank; set it");
    }

    private Delivery send(Page page) {
        return pagerDuty(service.base()).send(page);
    }

    private Duration wishWhen(Map<String, String> headers) {
        service.next(new Reply(429, headers, ""));
        return send(PAGE) instanceof Retry(var after, _) ? after : Duration.ofDays(1);
    }

    private static PagerDuty pagerDuty(URI base) {
        return new PagerDuty(KEY, base, Timeouts.USUAL);
    }
}
