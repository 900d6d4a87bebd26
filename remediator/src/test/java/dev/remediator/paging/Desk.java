package dev.remediator.paging;

import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.paging.channel.Message;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A channel that answers what it was told to, and may be made to hang.
final class Desk implements Channel {
    static final Delivery TAKEN = new Delivery.Sent("taken", "ref-1");

    private final Queue<Delivery> answers = new ConcurrentLinkedQueue<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /// The next answers.
    Desk answering(Delivery... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /// Whoever sends waits until [#opens].
    Desk hanging() {
        gate = new CountDownLatch(1);
        return this;
    }

    void opens() {
        gate.countDown();
    }

    /// The notifications whose sending was begun, in order.
    List<String> begun() {
        return begun;
    }

    @Override
    public Delivery send(Message message) {
        begun.add(message.notification().id());
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Ambiguous("interrupted while it was sent");
        }
        var answer = answers.poll();
        return answer == null ? TAKEN : answer;
    }
}
