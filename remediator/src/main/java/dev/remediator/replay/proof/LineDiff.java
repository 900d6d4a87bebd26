package dev.remediator.replay.proof;

import java.util.ArrayList;
import java.util.List;

/// What is different between two texts, line by line, for people: a line that is gone begins with
/// `- `, a new one with `+ `, one that is in both with two spaces.
final class LineDiff {
    /// So many lines that are in both stand around what is different.
    private static final int AROUND = 2;

    /// So many lines are shown at most, and compared line by line.
    private static final int MOST = 200;

    private LineDiff() {}

    static String of(List<String> before, List<String> after) {
        int same = 0;
        int least = Math.min(before.size(), after.size());
        while (same < least && before.get(same).equals(after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < least - same && fromEnd(before, end).equals(fromEnd(after, end))) {
            end++;
        }
        var lines = new ArrayList<String>();
        before.subList(Math.max(0, same - AROUND), same).forEach(l -> lines.add("  " + l));
        lines.addAll(
                middle(
                        before.subList(same, before.size() - end),
                        after.subList(same, after.size() - end)));
        before.subList(before.size() - end, Math.min(before.size(), before.size() - end + AROUND))
                .forEach(l -> lines.add("  " + l));
        return shown(lines);
    }

    private static String fromEnd(List<String> lines, int back) {
        return lines.get(lines.size() - 1 - back);
    }

    private static List<String> middle(List<String> before, List<String> after) {
        boolean comparable = before.size() <= MOST * 5 && after.size() <= MOST * 5;
        return comparable ? merged(before, after) : oneAfterTheOther(before, after);
    }

    private static List<String> oneAfterTheOther(List<String> before, List<String> after) {
        var lines = new ArrayList<String>();
        before.stream().limit(MOST / 2).forEach(l -> lines.add("- " + l));
        after.stream().limit(MOST / 2).forEach(l -> lines.add("+ " + l));
        return lines;
    }

    /// By the longest lines they have in common, in order.
    private static List<String> merged(List<String> before, List<String> after) {
        var common = common(before, after);
        var lines = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean both = i < before.size() && j < after.size();
            if (both && before.get(i).equals(after.get(j))) {
                lines.add("  " + before.get(i));
                i++;
                j++;
            } else if (j == after.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + before.get(i));
                i++;
            } else {
                lines.add("+ " + after.get(j));
                j++;
            }
        }
        return lines;
    }

    private static int[][] common(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static String shown(List<String> lines) {
        if (lines.size() <= MOST) {
            return String.join("\n", lines);
        }
        return String.join("\n", lines.subList(0, MOST))
                + "\n… and %d lines more".formatted(lines.size() - MOST);
    }
}
