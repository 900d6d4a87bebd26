package dev.remediator.gateway;

import dev.remediator.console.Live;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Server-sent events for open pages: `changed`, whenever a page had better be fetched anew.
///
/// @param live knows of changes
/// @param places how many pages may follow at once
record Following(Live live, Semaphore places) {
    private static final int MOST = 100;
    private static final Duration BEAT = Duration.ofSeconds(10);

    /// A storm changes something a thousand times a second; nobody reads that fast.
    private static final Duration PAUSE = Duration.ofMillis(300);

    Following(Live live) {
        this(live, new Semaphore(MOST));
    }

    /// `?of=all`, or `?of=incident&id=ID`.
    Reply events(Ask ask) throws Refusal {
        var of = ask.parameter("of").orElse("all");
        var incident =
                switch (of) {
                    case "all" -> "";
                    case "incident" ->
                            ask.parameter("id")
                                    .filter(id -> !id.isBlank())
                                    .orElseThrow(() -> new Refusal(400, "id is missing"));
                    default -> throw new Refusal(400, "of must be one of all, incident");
                };
        return Reply.events(sink -> follow(incident, sink));
    }

    private void follow(String incident, Streaming.Sink sink)
            throws java.io.IOException, InterruptedException {
        if (!places.tryAcquire()) {
            // A browser comes back by itself after as many milliseconds.
            sink.send("retry: 30000\n\n");
            return;
        }
        try {
            sink.send("retry: 2000\n\n");
            long seen = live.version(incident);
            while (!live.closed()) {
                long now = live.await(incident, seen, BEAT);
                sink.send(
                        now == seen ? ": still here\n\n" : "event: changed\ndata: " + now + "\n\n");
                seen = now;
                Thread.sleep(PAUSE);
            }
        } finally {
            places.release();
        }
    }
}
