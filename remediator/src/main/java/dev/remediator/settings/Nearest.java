package dev.remediator.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody probably meant.
public final class Nearest {

    private Nearest() {}

    /// The word that takes the fewest changes of letters; empty, if there are none.
    ///
    /// @param among the words there are
    /// @param said what was written
    public static String of(Collection<String> among, String said) {
        return among.stream().min(Comparator.comparingInt(word -> distance(word, said))).orElse("");
    }

    /// The same, if it takes no more than so many changes.
    public static Optional<String> within(int changes, Collection<String> among, String said) {
        return Optional.of(of(among, said))
                .filter(word -> !word.isEmpty())
                .filter(word -> distance(word, said) <= changes);
    }

    /// Levenshtein's edit distance.
    private static int distance(String word, String said) {
        var a = word.toLowerCase(Locale.ROOT);
        var b = said.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
