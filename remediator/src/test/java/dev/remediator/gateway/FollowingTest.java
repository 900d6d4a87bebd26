package dev.remediator.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.access.Caller;
import dev.remediator.console.Live;
import dev.remediator.history.Chronicle;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FollowingTest {
    private final Chronicle chronicle = new Chronicle();
    private final Live live = new Live(chronicle.history());
    private final List<String> heard = new ArrayList<>();

    private Following following(int places) {
        return new Following(
                live, new Semaphore(places), Duration.ofMillis(5), Duration.ofMillis(1));
    }

    private static Ask ask(Map<String, String> query) {
        return new Ask(
                "GET",
                "/live",
                query,
                Map.of(),
                new Ask.Body(new byte[0], false),
                Optional.empty(),
                new Ask.Line("127.0.0.1", false),
                Caller.ANYBODY,
                Map.of());
    }

    /// Listens until it has heard something, then goes away as a browser does.
    private void listens(Following following, Map<String, String> query, String until)
            throws Exception {
        var streaming = following.events(ask(query)).streaming();
        assertThat(streaming).isNotNull();
        try {
            streaming.to(
                    piece -> {
                        heard.add(piece);
                        if (piece.contains(until)) {
                            throw new IOException("gone away");
                        }
                        if (heard.size() == 2) {
                            chronicle.decides("inc-1", Reason.STORM, State.WAITING);
                        }
                    });
        } catch (IOException e) {
            assertThat(e).hasMessage("gone away");
        }
    }

    @Test
    void a_page_hears_beats_while_nothing_happens_and_then_of_the_change() throws Exception {
        listens(following(1), Map.of(), "changed");

        assertThat(heard.getFirst()).startsWith("retry: 2000\nevent: beat\n").endsWith("\n\n");
        assertThat(heard.getLast()).startsWith("event: changed\n").endsWith("\n\n");
    }

    @Test
    void a_page_of_an_incident_hears_of_it() throws Exception {
        listens(following(1), Map.of("of", "incident", "id", "inc-1"), "changed");

        assertThat(heard.getLast()).startsWith("event: changed\n");
    }

    @Test
    void who_goes_away_gives_the_place_to_the_next() throws Exception {
        var following = following(1);
        listens(following, Map.of(), "changed");
        heard.clear();

        listens(following, Map.of(), "beat");

        assertThat(heard).isNotEmpty().noneMatch(piece -> piece.contains("full"));
    }

    @Test
    void one_too_many_is_told_so_and_when_to_come_back() throws Exception {
        listens(following(0), Map.of(), "nothing else");

        assertThat(heard).containsExactly("retry: 30000\nevent: full\ndata: \n\n");
    }

    @Test
    void what_cannot_be_followed_is_refused_in_words() {
        assertThatThrownBy(() -> following(1).events(ask(Map.of("of", "everything"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("of must be one of all, incident");
        assertThatThrownBy(() -> following(1).events(ask(Map.of("of", "incident"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("id is missing");
    }

    @Test
    void a_hundred_pages_that_follow_do_not_keep_the_server_from_stopping() throws Exception {
        var bench = new GatewayBench();
        var pages = new ArrayList<Thread>();
        var open = new Semaphore(0);
        for (int i = 0; i < 100; i++) {
            pages.add(Thread.ofVirtual().start(() -> reads(bench.port(), open)));
        }
        assertThat(open.tryAcquire(100, 30, TimeUnit.SECONDS)).isTrue();

        bench.close();

        await("everybody").until(() -> pages.stream().noneMatch(Thread::isAlive));
    }

    private static void reads(int port, Semaphore open) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("event: beat")) {
                    open.release();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
