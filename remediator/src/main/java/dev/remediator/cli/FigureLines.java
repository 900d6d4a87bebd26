package dev.remediator.cli;

import dev.remediator.bench.Figure;
import dev.remediator.bench.Spread;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Prints what was measured, as it becomes known: a table for people, or an object a line.
final class FigureLines {
    private final PrintWriter out;
    private final boolean json;

    FigureLines(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /// What people want to know before the first figure.
    ///
    /// @param parts what runs in this process
    void head(String parts) {
        if (json) {
            return;
        }
        machine(parts);
        out.println("warming up; what follows does not count the first seconds");
        out.println();
        out.println("%-34s %10s %10s %10s".formatted("", "a second", "p50 ms", "p99 ms"));
        out.flush();
    }

    /// The same without the head of a table.
    void machine(String parts) {
        if (json) {
            return;
        }
        out.println(
                "%s; %d processors, %d MiB of heap"
                        .formatted(
                                parts,
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.getRuntime().maxMemory() >> 20));
        out.flush();
    }

    void print(Figure figure) {
        if (json) {
            ObjectNode line = Json.MAPPER.createObjectNode().put("bench", figure.bench());
            ObjectNode fields = Json.MAPPER.valueToTree(figure);
            out.println(Json.MAPPER.writeValueAsString(line.setAll(fields)));
        } else {
            text(figure);
        }
        out.flush();
    }

    private void text(Figure figure) {
        switch (figure) {
            case Figure.Runs runs -> {
                var what = "five-step runs, %d at once".formatted(runs.atOnce());
                line(what, rate(runs.runsPerSecond()), runs.alertToDoneMs());
                line("  of it from offer to done", "", runs.offerToDoneMs());
                out.println(
                        String.format(
                                Locale.ROOT, "  %.1f ms of processor a run", runs.cpuMsPerRun()));
            }
            case Figure.Step(int atOnce, var took) ->
                    line("step, %d playbooks at once".formatted(atOnce), "", took);
            case Figure.Once(int atOnce, var took) ->
                    line("once, %d playbooks at once".formatted(atOnce), "", took);
            case Figure.Append(double perSecond, var took) ->
                    line("bare append, acks=all", rate(perSecond), took);
            case Figure.Hop(int atOnce, double perSecond, var took) ->
                    line(
                            "bare exactly-once hop, %d at once".formatted(atOnce),
                            rate(perSecond),
                            took);
            case Figure.Door door -> {
                line(door.path(), whole(door.alertsPerSecond()), door.requestMs());
                out.println(
                        String.format(
                                Locale.ROOT,
                                "  durable alerts, in batches of %d over %d connections",
                                door.batch(),
                                door.connections()));
                out.println(
                        String.format(
                                Locale.ROOT,
                                "  %d answered, %d more in the topic",
                                door.alerts(),
                                door.inTopic()));
                cpu(door.cpuMicrosPerAlert(), door.senderCpuMicrosPerAlert());
            }
            case Figure.Alertmanager other -> {
                line("Alertmanager, in memory", whole(other.alertsPerSecond()), other.requestMs());
                out.println(
                        String.format(
                                Locale.ROOT,
                                "  %s, in batches of %d over %d connections",
                                other.path(),
                                other.batch(),
                                other.connections()));
                cpu(other.cpuMicrosPerAlert(), other.senderCpuMicrosPerAlert());
            }
            case Figure.Replay replay ->
                    out.println(
                            String.format(
                                    Locale.ROOT,
                                    "%,d alerts, %,d incidents in %.1f s: %,.0f alerts a second, %.1f µs of processor an alert; digest %.12s",
                                    replay.alerts(),
                                    replay.incidents(),
                                    replay.seconds(),
                                    replay.alertsPerSecond(),
                                    replay.cpuMicrosPerAlert(),
                                    replay.digest()));
            case Figure.Live(long heap) ->
                    out.println(
                            String.format(
                                    Locale.ROOT,
                                    "at most %d MiB of heap in use after a collection",
                                    heap));
            case Figure.Memory(long heap, long rss) ->
                    out.println(
                            String.format(
                                    Locale.ROOT, "peak heap %d MiB, peak RSS %d MiB", heap, rss));
        }
    }

    private void cpu(double all, double sender) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "  %.1f µs of processor an alert, %.1f of it the sender's",
                        all,
                        sender));
    }

    private void line(String what, String rate, Spread took) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "%-34s %10s %10.2f %10.2f",
                        what,
                        rate,
                        took.p50(),
                        took.p99()));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }

    private static String whole(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }
}
