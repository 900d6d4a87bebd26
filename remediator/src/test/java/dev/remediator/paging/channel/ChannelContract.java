package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every channel over HTTP promises.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class ChannelContract extends ChannelUnderTest {
    private static final Page PAGE = Pages.ladderExhausted();
    private static final Set<Integer> LATER = Set.of(408, 429, 500, 502, 503, 504);

    @ParameterizedTest
    @MethodSource("actions")
    void what_it_is_asked_for_is_told_in_one_request(Page.Action action) {
        assertThat(send(Pages.as(action, PAGE))).isInstanceOf(Sent.class);
        assertThat(told(service())).hasSize(1).allSatisfy(this::sound);
    }

    @Test
    void every_request_about_a_page_has_the_same_key() {
        assumeTrue(kind().has(ChannelKind.Trait.KEYED), "the service knows no keys");
        actions().forEach(action -> send(Pages.as(action, PAGE)));
        send(PAGE);
        send(Pages.about("inc-2", PAGE));
        var keys = told(service()).stream().map(this::key).toList();
        assertThat(keys.subList(0, keys.size() - 1)).containsOnly("remediator:inc-1");
        assertThat(keys.getLast()).isEqualTo("remediator:inc-2");
    }

    final Stream<Page> hostile() {
        return HostilePages.all()
                .flatMap(page -> actions().stream().map(action -> Pages.as(action, page)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void whatever_is_in_a_page_the_service_can_read_it(Page page) {
        assertThat(send(page)).isInstanceOf(Sent.class);
        assertThat(told(service())).hasSize(1).allSatisfy(this::sound);
    }

    private void sound(Taken taken) {
        assertThat(taken.body()).as("written as UTF-8").doesNotContain("\ufffd");
        if (taken.header("Content-Type").startsWith("application/json")) {
            assertThat(taken.json().isContainer()).as("JSON").isTrue();
        } else if (taken.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
            assertThat(taken.body()).as("a form").matches("[A-Za-z0-9.*_%+&=~-]*");
            assertThat(taken.form()).as("a form").isNotEmpty();
        }
        fits(taken);
    }

    final Stream<Integer> refused() {
        return refusals().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_the_service_refuses_is_permanent_and_says_why(int status) {
        service().always(Reply.of(status, "'summary' is missing\nand more"));
        assertThat(send(PAGE))
                .isInstanceOfSatisfying(
                        Permanent.class,
                        refused ->
                                assertThat(refused.why())
                                        .contains("answered " + status)
                                        .contains("'summary' is missing")
                                        .doesNotContain("and more"));
        assertThat(told(service())).hasSize(1);
    }

    final Stream<Integer> later() {
        return LATER.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("later")
    void what_the_service_cannot_take_now_is_not_tried_again_here(int status) {
        service().always(new Reply(status, Map.of("Retry-After", "0"), ""));
        assertThat(send(PAGE)).isInstanceOf(status < 500 ? Retry.class : afterFailure(status));
        assertThat(told(service())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_wish_in_seconds_is_honoured(int status) {
        assertThat(wish(status, Map.of("Retry-After", "30"))).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_wish_as_a_date_is_read_by_the_servers_own_clock(int status) throws IOException {
        assumeRetried(status);
        try (var server =
                RudeServer.thatSays(
                        """
                        HTTP/1.1 %d Busy\r
                        Date: Tue, 04 Aug 2026 03:00:00 GMT\r
                        Retry-After: Tue, 04 Aug 2026 03:00:45 GMT\r
                        Content-Length: 0\r
                        \r
                        """
                                .formatted(status))) {
            assertThat(at(server.base()).send(calling(PAGE)))
                    .isInstanceOfSatisfying(
                            Retry.class,
                            busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(45)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999", ""})
    void a_wish_nobody_understands_is_none(String wish) {
        assertThat(wish(429, Map.of("Retry-After", wish))).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_wish_no_page_can_wait_for_is_cut_short() {
        assertThat(wish(429, Map.of("Retry-After", "86400"))).isEqualTo(Duration.ofMinutes(5));
    }

    private Duration wish(int status, Map<String, String> headers) {
        assumeRetried(status);
        service().always(new Reply(status, headers, ""));
        return send(PAGE) instanceof Retry(var after, _) ? after : Duration.ofDays(1);
    }

    private void assumeRetried(int status) {
        assumeTrue(
                status < 500 || afterFailure(status).equals(Retry.class), "it is not tried again");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) {
        var elsewhere = service().base() + "/elsewhere";
        service().always(new Reply(status, Map.of("Location", elsewhere), ""));
        assertThat(send(PAGE)).isInstanceOf(Retry.class);
        assertThat(service().taken()).hasSize(1);
        assertThat(service().only().path()).isNotEqualTo("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>\u0000{{{", "", "[", "null", "\"", "{\"ok\":", "[[[[[[[["})
    void a_body_nobody_understands_does_not_break_the_channel(String body) {
        service().always(Reply.of(success().status(), body));
        var expected = success().body().isEmpty() ? Sent.class : afterGarbage();
        assertThat(send(PAGE)).isInstanceOf(expected);
        assertThat(told(service())).hasSize(1);
    }

    @Test
    void an_acceptance_that_breaks_off_is_no_reason_to_send_it_again() throws IOException {
        var start =
                "HTTP/1.1 %d Here\r\nContent-Length: 1000\r\n\r\n{".formatted(success().status());
        try (var server = RudeServer.thatStallsAfter(start)) {
            assertThat(impatient(server.base()).send(calling(PAGE)))
                    .isInstanceOfAny(Sent.class, Ambiguous.class);
        }
    }

    @Test
    void what_a_refusal_says_cannot_harm_a_terminal() {
        service().always(Reply.of(400, "\u001b[31mno\u001b[0m\u0007 " + "x".repeat(10_000)));
        assertThat(why(send(PAGE)))
                .contains("no xxx")
                .hasSizeLessThan(400)
                .doesNotContain("\u001b", "\u0007", "\n");
    }

    @Test
    void a_refusal_that_breaks_off_is_a_refusal() throws IOException {
        var start = "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\nnot";
        try (var server = RudeServer.thatStallsAfter(start)) {
            assertThat(impatient(server.base()).send(calling(PAGE))).isInstanceOf(Permanent.class);
        }
    }

    @Test
    void a_connection_reset_after_the_page_was_sent_is_ambiguous_and_it_is_sent_once()
            throws IOException {
        try (var server = RudeServer.thatHangsUp()) {
            assertThat(at(server.base()).send(calling(PAGE))).isInstanceOf(Ambiguous.class);
            assertThat(server.requests()).filteredOn(r -> !r.startsWith("GET")).hasSize(1);
        }
    }

    @Test
    void a_service_that_never_answers_is_ambiguous() throws IOException {
        try (var server = RudeServer.thatStallsAfter("")) {
            assertThat(impatient(server.base()).send(calling(PAGE))).isInstanceOf(Ambiguous.class);
            assertThat(server.requests()).filteredOn(r -> !r.startsWith("GET")).hasSize(1);
        }
    }

    @Test
    void an_answer_that_is_no_http_is_ambiguous() throws IOException {
        try (var server = RudeServer.thatSays("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
            assertThat(at(server.base()).send(calling(PAGE))).isInstanceOf(Ambiguous.class);
        }
    }

    @Test
    void a_refused_connection_is_tried_later() throws IOException {
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(at(nobody).send(calling(PAGE))).isInstanceOf(Retry.class);
    }

    @Test
    void a_name_nobody_knows_is_tried_later() {
        assertThat(at(URI.create("http://pager.invalid")).send(calling(PAGE)))
                .isInstanceOf(Retry.class);
    }

    @Test
    void a_service_that_cannot_prove_who_it_is_gets_nothing() {
        var tls = URI.create("https://127.0.0.1:" + service().base().getPort());
        assertThat(impatient(tls).send(calling(PAGE))).isInstanceOf(Retry.class);
        assertThat(service().taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201, 302, 400, 429, 500})
    void the_secret_is_not_repeated_when_the_service_repeats_it(int status) {
        var said = "{\"message\": \"no service has the key " + secret() + "\"}";
        service()
                .always(
                        new Reply(
                                status == 0 ? success().status() : status,
                                Map.of("Location", service().base() + "/" + secret()),
                                said));
        assertThat(send(PAGE).toString()).doesNotContain(secret());
    }

    @Test
    void the_secret_is_not_repeated_when_garbage_contains_it() throws IOException {
        try (var server = RudeServer.thatSays("HTTP " + secret() + "\r\n\r\n")) {
            assertThat(at(server.base()).send(calling(PAGE)).toString()).doesNotContain(secret());
        }
    }

    @Test
    void the_secret_is_in_no_text_about_the_channel() {
        assertThat(at(service().base()).toString()).doesNotContain(secret());
    }

    @Test
    void the_secret_is_read_again_for_each_page() {
        var current = new AtomicReference<>(secret());
        var channel = channel(service().base(), current::get, Timeouts.USUAL);
        channel.send(calling(PAGE));
        var other = new StringBuilder(secret()).reverse().toString();
        current.set(other);
        channel.send(calling(PAGE));
        assertThat(told(service())).hasSize(2);
        assertThat(carries(told(service()).getFirst(), secret())).isTrue();
        assertThat(carries(told(service()).getLast(), other)).isTrue();
        assertThat(carries(told(service()).getLast(), secret())).isFalse();
    }
}
