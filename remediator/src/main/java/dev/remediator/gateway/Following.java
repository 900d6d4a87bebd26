package dev.remediator.gateway;

import dev.remediator.console.Live;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Server-sent events for open pages: `changed`, whenever a page had better be fetched anew;
/// `beat`, while nothing has changed, so that a page knows that it would be told; `full`, if too
/// many pages follow already.
///
/// @param live knows of changes
/// @param places how many pages may follow at once
/// @param beat how often a page hears something at least
/// @param pause how long it hears nothing after it was told of a change
record Following(Live live, Semaphore places, Duration beat, Duration pause) {
    private static final int MOST = 100;
    private static final Duration BEAT = Duration.ofSeconds(10);

    /// A storm changes something a thousand times a second; nobody reads that fast.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    Following(Live live) {
        this(live, new Semaphore(MOST), BEAT, PAUSE);
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
            throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            // The browser comes back by itself after as many milliseconds.
            sink.send("retry: 30000\nevent: full\ndata: \n\n");
            return;
        }
        try {
            long seen = live.version(incident);
            sink.send("retry: 2000\nevent: beat\ndata: " + seen + "\n\n");
            while (!live.closed()) {
                long now = live.await(incident, seen, beat);
                if (live.closed()) {
                    return;
                }
                var event = now == seen ? "beat" : "changed";
                sink.send("event: " + event + "\ndata: " + now + "\n\n");
                if (now != seen) {
                    live.pause(pause);
                }
                seen = now;
            }
        } finally {
            places.release();
        }
    }
}
