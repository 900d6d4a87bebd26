package dev.remediator.gateway;

import dev.remediator.access.Admission;
import dev.remediator.access.Attempts;
import dev.remediator.access.Sessions;
import dev.remediator.console.Console;
import dev.remediator.console.Live;
import dev.remediator.console.Sources;
import dev.remediator.console.WhatIf;
import dev.remediator.gateway.tls.Tls;
import dev.remediator.guard.Policy;
import dev.remediator.history.Books;
import dev.remediator.history.History;
import dev.remediator.playbook.Book;
import dev.remediator.settings.TlsSpec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The HTTP server. Requests run on virtual threads and may block.
public final class Gateway implements AutoCloseable {
    private static final int MOST_REQUESTS_AT_ONCE = 512;
    private static final int MOST_CONNECTIONS = 4096;

    /// For the first line and the headers of a request.
    private static final Duration HEAD = Duration.ofSeconds(15);

    private final Server server;
    private final ServerConnector connector;
    private final Optional<Tls> tls;

    private final Live live;
    private final Dawdlers dawdlers;
    private final List<Address> addresses;
    private final Renewing renewing;

    private Gateway(
            Server server,
            ServerConnector connector,
            Optional<Tls> tls,
            Live live,
            Dawdlers dawdlers,
            List<Address> addresses,
            Renewing renewing) {
        this.server = server;
        this.connector = connector;
        this.tls = tls;
        this.live = live;
        this.dawdlers = dawdlers;
        this.addresses = addresses;
        this.renewing = renewing;
    }

    /// What the gateway needs from the rest.
    ///
    /// @param integrations who may send
    /// @param door where alerts come in
    /// @param ledger where refused bytes are kept
    /// @param orders where it goes what people tell automation
    /// @param responses where it goes what people say about pages
    /// @param policies who can be called
    /// @param book which playbooks there are
    /// @param policy what the operator has set
    /// @param history what people ask about
    /// @param log the accounts
    /// @param metrics what Prometheus asks for
    /// @param readiness whether the rest works
    /// @param replays whether replays are taken
    /// @param whatIf decides again about recordings
    /// @param admission who is let in
    public record Rooms(
            Integrations integrations,
            Door door,
            Ledger ledger,
            Orders orders,
            Responses responses,
            Policies policies,
            Book book,
            Policy policy,
            History history,
            Books log,
            PrometheusMeterRegistry metrics,
            Readiness readiness,
            boolean replays,
            WhatIf whatIf,
            Admission admission) {

        /// Where no replay is taken, and everybody is let in.
        public Rooms(
                Integrations integrations,
                Door door,
                Ledger ledger,
                Orders orders,
                Responses responses,
                Policies policies,
                Book book,
                Policy policy,
                History history,
                Books log,
                PrometheusMeterRegistry metrics,
                Readiness readiness) {
            this(
                    integrations,
                    door,
                    ledger,
                    orders,
                    responses,
                    policies,
                    book,
                    policy,
                    history,
                    log,
                    metrics,
                    readiness,
                    false,
                    WhatIf.NONE,
                    Admission.EVERYBODY);
        }
    }

    /// Starts it, over plain HTTP.
    ///
    /// @param host the address to listen on
    /// @param port the port; 0 for any that is free
    /// @param maxBody the largest body taken, in bytes
    /// @param rooms the rest
    /// @throws IOException in one sentence, if it cannot listen there
    public static Gateway start(String host, int port, long maxBody, Rooms rooms)
            throws IOException {
        return start(host, port, TlsSpec.OFF, maxBody, rooms);
    }

    /// Starts it.
    ///
    /// @param host the address to listen on
    /// @param port the port; 0 for any that is free
    /// @param tls how it shows who it is; may be off
    /// @param maxBody the largest body taken, in bytes
    /// @param rooms the rest
    /// @throws IOException in one sentence, if it cannot listen there or cannot show who it is
    public static Gateway start(String host, int port, TlsSpec tls, long maxBody, Rooms rooms)
            throws IOException {
        var secure = tls.enabled() ? Optional.of(Tls.open(tls)) : Optional.<Tls>empty();
        var carriers = new QueuedThreadPool(16, 4);
        carriers.setName("http");
        carriers.setVirtualThreadsExecutor(new VirtualThreadPool(MOST_REQUESTS_AT_ONCE));
        var server = new Server(carriers);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(Unreadable.LONGEST_HEAD);
        var plain = new ConnectionFactory[] {new HttpConnectionFactory(http)};
        var connector =
                new ServerConnector(server, 1, 1, secure.map(s -> s.over(http)).orElse(plain));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        var dawdlers = new Dawdlers(HEAD, System::nanoTime);
        connector.addBean(dawdlers);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        var webhooks =
                new Webhooks(
                        rooms.integrations(),
                        rooms.door(),
                        new Strangers(rooms.ledger()),
                        maxBody,
                        rooms.metrics(),
                        InstantSource.system());
        var api = new Api(rooms.history(), rooms.log(), rooms.metrics(), rooms.readiness());
        var overview =
                new Overview(rooms.history(), rooms.book(), rooms.policy(), InstantSource.system());
        var operator =
                new Operator(
                        new Telling(rooms.orders(), rooms.history().posture(), Telling.PATIENCE),
                        rooms.book(),
                        rooms.policy(),
                        InstantSource.system());
        var responder =
                new Responder(
                        rooms.responses(),
                        rooms.policies(),
                        rooms.history(),
                        InstantSource.system());
        var replays =
                new ReplayDoor(rooms.door(), rooms.history(), rooms.replays(), rooms.metrics());
        var renewing = new Renewing(webhooks);
        var live = new Live(rooms.history());
        var admission = rooms.admission();
        var sessions = new Sessions(admission.tokens(), InstantSource.system());
        var gate = new AccessGate(admission, sessions);
        var console =
                Console.of(
                        new Sources(
                                rooms.history(),
                                rooms.book(),
                                rooms.policy(),
                                rooms.log(),
                                InstantSource.system()));
        var flashes = new Flashes();
        var forms =
                new ConsoleForms(operator, responder, flashes, rooms.whatIf(), console.whatIf());
        var pages = new ArrayList<>(forms.routes());
        pages.addAll(new ConsoleDoor(console, new Following(live), flashes, gate).routes());
        pages.addAll(
                new SignIn(
                                admission,
                                sessions,
                                gate,
                                new Attempts(InstantSource.system()),
                                console.signIn(),
                                rooms.metrics().counter("remediator.sign.in.failures")::increment)
                        .routes());
        var routes =
                new Routes(
                        gate, webhooks, api, overview, operator, responder, replays, renewing,
                        pages);
        server.setHandler(new HttpBridge(routes, new Requests(rooms.metrics()), maxBody));
        server.setErrorHandler(new Unreadable());
        try {
            server.start();
            dawdlers.start();
        } catch (Exception e) {
            secure.ifPresent(Tls::close);
            throw new IOException(
                    "cannot listen on " + host + ":" + port + "; is the port taken?", e);
        }
        return new Gateway(server, connector, secure, live, dawdlers, routes.addresses(), renewing);
    }

    /// What of it changes while it runs.
    public Renewing renewing() {
        return renewing;
    }

    /// The port it listens on.
    public int port() {
        return connector.getLocalPort();
    }

    /// Every address there is, and who may ask there where tokens are set.
    public List<Address> addresses() {
        return addresses;
    }

    @Override
    public void close() {
        live.close();
        dawdlers.close();
        tls.ifPresent(Tls::close);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
