package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A service that answers what it was told to, and then that it has the page.
final class ScriptedService implements Channel {
    static final Retry BUSY = new Retry(Duration.ZERO, "busy");
    static final Ambiguous SILENT = new Ambiguous("silent");
    static final Permanent NEVER = new Permanent("never");
    static final Sent HERE = new Sent("here");

    private final Queue<Delivery> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    ScriptedService(Delivery... answers) {
        this.answers.addAll(List.of(answers));
    }

    int calls() {
        return calls.get();
    }

    @Override
    public Delivery send(Message message) {
        calls.incrementAndGet();
        var answer = answers.poll();
        return answer == null ? HERE : answer;
    }
}
