package dev.remediator.bench;

import dev.remediator.Closing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Measures runs: how many a second, how long they take, what a step costs, and what bare Kafka
/// costs beside it.
public final class RunsBench {
    private static final List<Integer> LEVELS = List.of(1, 32, 128);
    private static final List<Integer> CALLERS = List.of(1, 32);

    private final Duration time;
    private final Consumer<Figure> figures;

    private RunsBench(Duration time, Consumer<Figure> figures) {
        this.time = time;
        this.figures = figures;
    }

    /// Measures everything, in a temporary directory that is gone afterwards, also on Ctrl-C.
    ///
    /// @param time how long each level of runs is measured; the rest takes half of it. Before that
    ///   it warms up until the compiler is quiet, for two to seven times as long
    /// @param figures is given each figure as soon as it is known
    /// @throws IOException in one sentence, if the directory or a port cannot be used
    public static void measure(Duration time, Consumer<Figure> figures)
            throws IOException, InterruptedException, ExecutionException {
        Scratch.measure(new RunsBench(time, figures)::measure);
    }

    private void measure(Path directory, Closing closing)
            throws IOException, InterruptedException, ExecutionException {
        var bootstrap = Rig.broker(directory, closing);
        var door = closing.keep(new Appender(bootstrap));
        try (var crew = closing.keep(new Closing())) {
            runs(bootstrap, directory, door, crew);
        }
        var kafka = new BareKafka(bootstrap, door);
        var half = time.dividedBy(2);
        figures.accept(kafka.append(half));
        kafka.hops(directory.resolve("hop"), CALLERS, half).forEach(figures);
        figures.accept(Memory.peak());
    }

    /// The engine is gone when bare Kafka is measured: its loops would be measured with it.
    private void runs(String bootstrap, Path directory, Appender door, Closing crew)
            throws InterruptedException {
        var drill = new Drill();
        Rig.crew(bootstrap, directory, drill, crew);
        var load = crew.keep(new Load(bootstrap, door, InstantSource.system()));
        warmUp(load);
        for (int atOnce : LEVELS) {
            figures.accept(load.drive(Drill.FIVE_STEPS, atOnce, time));
        }
        var half = time.dividedBy(2);
        for (int atOnce : CALLERS) {
            var _ = drill.steps().take();
            var _ = load.drive(Drill.MANY_STEPS, atOnce, half);
            figures.accept(new Figure.Step(atOnce, drill.steps().take()));
        }
        for (int atOnce : CALLERS) {
            var _ = drill.onces().take();
            var _ = load.drive(Drill.MANY_ONCES, atOnce, half);
            figures.accept(new Figure.Once(atOnce, drill.onces().take()));
        }
    }

    /// Until the compiler has little left to do; what is measured here is thrown away.
    private void warmUp(Load load) throws InterruptedException {
        var quarter = time.dividedBy(4);
        var _ = load.drive(Drill.MANY_STEPS, CALLERS.getLast(), quarter);
        var _ = load.drive(Drill.MANY_ONCES, CALLERS.getLast(), quarter);
        WarmUp.with(() -> load.drive(Drill.FIVE_STEPS, LEVELS.getLast(), time), time);
    }
}
