package dev.remediator.gameday.nodes;

import dev.remediator.gameday.StandInAlertmanager;
import dev.remediator.port.Node;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Monitoring as any: looks at every node about five times a second, raises an alert when a check
/// has failed twice in a row, and resolves it as soon as it passes. A node whose disk is full is
/// said to be full and not also to be down, as a good rule would. What it saw is kept for the
/// judge.
///
/// It has a thread for each node from its beginning to [#close]. Thread-safe.
final class Monitoring implements AutoCloseable {
    static final String DOWN = "InstanceDown";
    static final String FULL = "DiskFull";

    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int ALLOWED_MILLIS = 500;

    private final OwnFleets fleets;
    private final StandInAlertmanager alertmanager;
    private final InstantSource clock;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Sample> latest = new LinkedHashMap<>();
    private final Map<String, List<AlertSeries>> series = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /// Begins.
    Monitoring(OwnFleets fleets, StandInAlertmanager alertmanager, InstantSource clock) {
        this.fleets = fleets;
        this.alertmanager = alertmanager;
        this.clock = clock;
        var nodes = fleets.nodes().values().stream().flatMap(List::stream).toList();
        for (var node : nodes) {
            series.put(node, List.of(new AlertSeries(DOWN, node), new AlertSeries(FULL, node)));
        }
        for (var node : nodes) {
            threads.add(
                    Thread.ofPlatform()
                            .name("monitoring-" + node)
                            .daemon(true)
                            .start(() -> watch(node)));
        }
    }

    private void watch(String node) {
        while (!closed) {
            try {
                look(node);
            } catch (IOException | RuntimeException e) {
                LOG.debug("{} could not be looked at", node, e);
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private void look(String node) throws IOException, InterruptedException {
        boolean full = fleets.held(node) >= OwnFleets.ROOM;
        var machine = fleets.fleet(node).machine(node).orElse(Sample.NONE);
        boolean well = passes(node);
        var boot = fleets.fleet(node).node(node).map(Node::bootId).orElse(Sample.NONE);
        var sample = new Sample(clock.instant(), node, machine, boot, well, full);
        synchronized (samples) {
            samples.add(sample);
            latest.put(node, sample);
        }
        for (var one : series.getOrDefault(node, List.of())) {
            var news = one.saw(one.isAbout(FULL) ? full : !well && !full, sample.at());
            if (news.isPresent() && alertmanager.post(news.get())) {
                one.told(news.get(), System.nanoTime());
            }
        }
    }

    /// On a new connection each time, and within half a second.
    private boolean passes(String node) {
        var uri = URI.create("http://127.0.0.1:" + fleets.port(node) + "/healthz");
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ALLOWED_MILLIS);
            connection.setReadTimeout(ALLOWED_MILLIS);
            connection.setRequestProperty("Connection", "close");
            boolean well = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return well;
        } catch (IOException e) {
            return false;
        }
    }

    /// Says from now on that a node is down, however it is.
    void pretend(String node, boolean down) {
        series.getOrDefault(node, List.of()).stream()
                .filter(one -> one.isAbout(DOWN))
                .forEach(one -> one.pretend(down));
    }

    /// When the first alert about a node was accepted at the door, as of `System.nanoTime()`, not
    /// counting those before a moment.
    Optional<Long> raised(String node, long since) {
        return series.getOrDefault(node, List.of()).stream()
                .flatMap(one -> one.raisedAfter(since).stream())
                .min(Long::compare);
    }

    /// When the last alert about a node was over, as of `System.nanoTime()`: its checks pass since,
    /// and the door has accepted that they do. Empty while one fires.
    Optional<Long> over(String node) {
        long last = Long.MIN_VALUE;
        for (var one : series.getOrDefault(node, List.of())) {
            var over = one.over();
            if (over.isEmpty()) {
                return Optional.empty();
            }
            last = Math.max(last, over.get());
        }
        return Optional.of(last);
    }

    /// What was seen since this was last asked, and the last look at each node before that.
    List<Sample> take() {
        synchronized (samples) {
            var taken = List.copyOf(samples);
            samples.clear();
            samples.addAll(latest.values());
            return taken;
        }
    }

    /// Whether every node was well when it was last looked at.
    boolean allWell() {
        synchronized (samples) {
            return latest.size() == series.size()
                    && latest.values().stream().allMatch(one -> one.well() && !one.full());
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
