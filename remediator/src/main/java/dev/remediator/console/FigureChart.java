package dev.remediator.console;

import dev.remediator.history.Count;
import dev.remediator.history.TrackRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A chart over hours or days, and the same figures as lines of a table. Lengths are CSS pixels on
/// a phone; it grows with its place.
///
/// @param id names it in the page
/// @param title what it shows
/// @param summary what there is to see, in a sentence
/// @param key what its bars mean, in a sentence
/// @param height of the whole
/// @param shapes what is drawn
/// @param labels what is written
/// @param heads the table's columns
/// @param rows the table's lines, for the times in which there was something
public record FigureChart(
        String id,
        String title,
        String summary,
        String key,
        int height,
        List<Shape> shapes,
        List<Label> labels,
        List<String> heads,
        List<List<String>> rows) {
    static final int WIDTH = 360;
    private static final int LEFT = 46;
    private static final int TOP = 12;
    private static final int PLOT = 120;
    private static final int BOTTOM = TOP + PLOT;
    private static final int HEIGHT = BOTTOM + 22;
    private static final int RIGHT = WIDTH - 6;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// Copies the lists.
    public FigureChart {
        shapes = List.copyOf(shapes);
        labels = List.copyOf(labels);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /// The chart's width.
    public int width() {
        return WIDTH;
    }

    /// A rectangle.
    ///
    /// @param kind its look, a class of the style sheet
    /// @param x its left edge
    /// @param y its upper edge
    /// @param width how wide
    /// @param height how high
    /// @param words what it stands for, shown where a pointer rests
    public record Shape(String kind, int x, int y, int width, int height, String words) {}

    /// Something written.
    ///
    /// @param x where
    /// @param y its base line
    /// @param anchor which part of it is at `x`: `start`, `middle` or `end`
    /// @param words the text
    public record Label(int x, int y, String anchor, String words) {}

    /// Hours of a day, or days of a month.
    private record Axis(List<TrackRecord.Slot> slots, DateTimeFormatter format, int every) {
        int left(int slot) {
            return LEFT + slot * (RIGHT - LEFT) / slots.size();
        }

        int width() {
            return Math.max(1, (RIGHT - LEFT) / slots.size() - 2);
        }

        String name(int slot) {
            return format.format(slots.get(slot).from());
        }

        List<Label> labels() {
            var labels = new ArrayList<Label>();
            for (int i = slots.size() - 1 - every / 2; i >= 0; i -= every) {
                labels.add(new Label(left(i) + width() / 2, BOTTOM + 16, "middle", name(i)));
            }
            return labels;
        }
    }

    private static Axis hours(TrackRecord record, Instant now) {
        return new Axis(record.lastHours(now), HOUR, 6);
    }

    private static Axis days(TrackRecord record, Instant now) {
        return new Axis(record.lastDays(now), DAY, 7);
    }

    /// Four charts: what was healed without a human and how long healing took, by hours and by
    /// days.
    static List<FigureChart> all(TrackRecord record, Instant now) {
        var hours = hours(record, now);
        var days = days(record, now);
        return List.of(
                share("share-hours", "Healed without a human, last 24 hours", hours),
                share("share-days", "Healed without a human, last 30 days", days),
                times("heal-hours", "Time to heal, last 24 hours", hours),
                times("heal-days", "Time to heal, last 30 days", days));
    }

    private static FigureChart share(String id, String title, Axis axis) {
        var shapes = new ArrayList<Shape>();
        var labels = new ArrayList<>(axis.labels());
        for (int percent = 0; percent <= 100; percent += 50) {
            int y = BOTTOM - percent * PLOT / 100;
            shapes.add(grid(y));
            labels.add(new Label(LEFT - 6, y + 4, "end", percent + " %"));
        }
        var rows = new ArrayList<List<String>>();
        long alone = 0;
        long all = 0;
        for (int i = 0; i < axis.slots().size(); i++) {
            var score = axis.slots().get(i).score();
            if (score.concerned() == 0) {
                continue;
            }
            alone += score.of(Count.ALONE);
            all += score.concerned();
            int high = (int) (score.of(Count.ALONE) * PLOT / score.concerned());
            var words = words(score.of(Count.ALONE), score.concerned());
            shapes.add(bar(axis, i, "all", PLOT, axis.name(i) + ": " + words));
            shapes.add(bar(axis, i, "alone", high, axis.name(i) + ": " + words));
            rows.add(
                    List.of(
                            axis.name(i),
                            Long.toString(score.of(Count.ALONE)),
                            Long.toString(score.of(Count.WITH_PEOPLE)),
                            score.share().orElse(0) + " %"));
        }
        var heads = List.of("From (UTC)", "Without a human", "Needed a human", "Share");
        var summary = all == 0 ? "Nothing had to be healed." : words(alone, all) + ".";
        var key = "Filled: healed without a human. Outlined: the rest of what had to be healed.";
        return new FigureChart(id, title, summary, key, HEIGHT, shapes, labels, heads, rows);
    }

    private static String words(long alone, long all) {
        return alone + " of " + all + " healed without a human (" + alone * 100 / all + " %)";
    }

    private static Shape grid(int y) {
        return new Shape("grid", LEFT, y, RIGHT - LEFT, 1, "");
    }

    private static Shape bar(Axis axis, int slot, String kind, int high, String words) {
        return new Shape(kind, axis.left(slot), BOTTOM - high, axis.width(), high, words);
    }

    private static FigureChart times(String id, String title, Axis axis) {
        var most = Duration.ZERO;
        for (var slot : axis.slots()) {
            var ninety = slot.score().timeToHeal().percentile(90);
            most = ninety.compareTo(most) > 0 ? ninety : most;
        }
        var top = FigureScale.above(most);
        var shapes = new ArrayList<Shape>();
        var labels = new ArrayList<>(axis.labels());
        for (int part = 0; part <= 2; part++) {
            int y = BOTTOM - part * PLOT / 2;
            shapes.add(grid(y));
            var words = Elapsed.text(top.multipliedBy(part).dividedBy(2));
            labels.add(new Label(LEFT - 6, y + 4, "end", words));
        }
        var rows = new ArrayList<List<String>>();
        long healed = 0;
        for (int i = 0; i < axis.slots().size(); i++) {
            var times = axis.slots().get(i).score().timeToHeal();
            if (times.size() == 0) {
                continue;
            }
            healed += times.size();
            var half = times.percentile(50);
            var ninety = times.percentile(90);
            var words =
                    "%s: half within %s, 90 %% within %s"
                            .formatted(axis.name(i), Elapsed.text(half), Elapsed.text(ninety));
            shapes.add(bar(axis, i, "ninety", high(ninety, top), words));
            shapes.add(bar(axis, i, "half", high(half, top), words));
            rows.add(
                    List.of(
                            axis.name(i),
                            Long.toString(times.size()),
                            Elapsed.text(half),
                            Elapsed.text(ninety)));
        }
        var heads = List.of("From (UTC)", "Healed", "Half within", "90 % within");
        var summary = healed == 0 ? "Nothing was healed." : healed + " healed.";
        var key = "Filled: half were healed within that time. Outlined: 90 % were.";
        return new FigureChart(id, title, summary, key, HEIGHT, shapes, labels, heads, rows);
    }

    private static int high(Duration time, Duration top) {
        return (int) Math.max(1, time.toMillis() * PLOT / Math.max(1, top.toMillis()));
    }
}
