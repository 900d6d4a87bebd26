package dev.remediator.paging.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Takes lines, those that are worth most first, as long as there is room; then they are read in
/// their own order.
final class Selection {
    private static final String LEFT_OUT = "left out";
    private static final int NAMES = 200;
    private static final int FEW_NAMES = 50;

    /// Begins the name of what an attempt left behind.
    static final String EVIDENCE = "evidence of attempt ";

    /// Fewer characters of a line say nothing; of one that is worth much they say something.
    private static final int LEAST = 40;

    private static final int LEAST_OF_MUCH = 16;
    private static final int MUCH = 80;

    private final List<Line> lines;
    private final long most;
    private final ToIntFunction<Section> cost;
    private final String[] said;
    private final Map<String, Integer> costs = new HashMap<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private long taken;

    Selection(List<Line> lines, long most, ToIntFunction<Section> cost) {
        this.lines = lines;
        this.most = most;
        this.cost = cost;
        this.said = new String[lines.size()];
        Arrays.fill(said, "");
        IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> -lines.get(i).worth()))
                .forEach(this::take);
    }

    static List<Section> of(List<Line> lines, long most, ToIntFunction<Section> cost) {
        var all = new Selection(lines, most, cost);
        if (all.leftOut.isEmpty()) {
            return all.sections();
        }
        long room = roomForNames(most, cost);
        if (room == 0) {
            return all.sections();
        }
        var some = new Selection(lines, most - room, cost);
        var sections = new ArrayList<>(some.sections());
        var named = List.of(new Line(LEFT_OUT, some.leftOut(), 0, false, ""));
        sections.addAll(new Selection(named, room, cost).sections());
        return List.copyOf(sections);
    }

    /// Not more than an eighth of it all; nothing, if that says nothing.
    private static long roomForNames(long most, ToIntFunction<Section> cost) {
        for (int names : new int[] {NAMES, FEW_NAMES}) {
            long room = cost.applyAsInt(new Section(LEFT_OUT, List.of("x".repeat(names)), 0));
            if (room <= most / 8) {
                return room;
            }
        }
        return 0;
    }

    private String leftOut() {
        var evidence = leftOut.stream().filter(name -> name.contains(EVIDENCE)).toList();
        var names = new ArrayList<>(leftOut);
        if (evidence.size() > 2) {
            names.removeAll(evidence);
            names.add("evidence of " + evidence.size() + " attempts");
        }
        return String.join(", ", names);
    }

    /// What was taken, in the order it is read.
    List<Section> sections() {
        var headings = new LinkedHashSet<String>();
        lines.forEach(line -> headings.add(line.heading()));
        return headings.stream().map(this::section).filter(s -> !s.lines().isEmpty()).toList();
    }

    private void take(int index) {
        var line = lines.get(index);
        if (fits(index, line.text())) {
            return;
        }
        leftOut.add(line.whole() ? line.name() : "some of " + line.name());
        int least = line.worth() >= MUCH ? LEAST_OF_MUCH : LEAST;
        if (line.whole() || !fits(index, Plain.clipped(line.text(), least))) {
            leftOut.remove("some of " + line.name());
            leftOut.add(line.name());
            return;
        }
        int fits = least;
        int tooMuch = line.text().length();
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) >>> 1;
            if (fits(index, Plain.clipped(line.text(), middle))) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
    }

    /// Takes this text for the line instead of what was taken for it, if there is room.
    private boolean fits(int index, String text) {
        var before = said[index];
        var heading = lines.get(index).heading();
        said[index] = text;
        int now = cost.applyAsInt(section(heading));
        long all = taken - costs.getOrDefault(heading, 0) + now;
        if (all > most) {
            said[index] = before;
            return false;
        }
        taken = all;
        costs.put(heading, now);
        return true;
    }

    private Section section(String heading) {
        var texts = new ArrayList<String>();
        int worth = 0;
        for (int i = 0; i < said.length; i++) {
            if (lines.get(i).heading().equals(heading) && !said[i].isEmpty()) {
                texts.add(said[i]);
                worth = Math.max(worth, lines.get(i).worth());
            }
        }
        return new Section(heading, texts, worth);
    }
}
