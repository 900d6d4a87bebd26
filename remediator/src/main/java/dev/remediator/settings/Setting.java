package dev.remediator.settings;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One key of the settings, with all that an operator may want to know of it.
///
/// @param path the key as it is told, such as `http.port`; what is in a list has `[]` before it, as
///   in `integrations[].name`
/// @param kind what can be said for it
/// @param words the words it may be, where it is one of a few
/// @param byDefault what holds where nothing is said; empty: it must be said, or see `optional`
/// @param optional whether it may be left out although it has no default
/// @param about the rest, in words
public record Setting(
        String path,
        Kind kind,
        List<String> words,
        Optional<JsonNode> byDefault,
        boolean optional,
        About about) {
    /// The shortest duration that is told apart from none.
    private static final String MORE_THAN_NOTHING = "PT0.001S";

    /// Copies the words.
    public Setting {
        words = List.copyOf(words);
    }

    /// What can be said for a key.
    public enum Kind {
        /// A text.
        TEXT("text"),
        /// A whole number.
        WHOLE("a whole number"),
        /// `true` or `false`.
        YES_NO("true or false"),
        /// How long.
        DURATION("a duration, such as PT90S or PT1H30M, or a number of seconds"),
        /// When.
        TIME("a time, such as 2026-12-01T02:00:00Z"),
        /// One of a few words.
        WORD("a word"),
        /// A list of texts.
        TEXTS("a list of texts"),
        /// Texts by name.
        TABLE("texts by name"),
        /// Words by name.
        WORD_TABLE("words by name"),
        /// Keys of its own.
        PART("keys of its own"),
        /// A list whose entries have keys of their own.
        ENTRIES("a list of entries with keys of their own");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /// What it is, for people.
        public String sentence() {
            return sentence;
        }
    }

    /// What a person has written about a key; `keys/*.yaml` beside this class.
    ///
    /// @param what what it is for
    /// @param unit in which unit a number is; empty for none
    /// @param least the least that is taken; empty: see `what`
    /// @param most the most that is taken; empty: see `what`
    /// @param pattern the regular expression a text must match; empty: any text
    /// @param secret whether a secret may stand there, or where one is
    /// @param entries examples of entries, which have every key between them
    public record About(
            String what,
            String unit,
            String least,
            String most,
            String pattern,
            boolean secret,
            List<JsonNode> entries) {
        /// Copies the entries.
        public About {
            entries = List.copyOf(entries);
        }
    }

    /// Whether it takes effect when the file is read again, without a restart.
    public boolean canChange() {
        return Changing.whileRunning(path);
    }

    /// Whether a file, or an entry that has the others, need not say it.
    public boolean mayBeLeftOut() {
        return byDefault.isPresent() || optional;
    }

    /// The key without what stands before it, such as `port`.
    public String last() {
        return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
    }

    /// The key it is below; empty at the top.
    String parent() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /// Whether it holds others and says nothing itself.
    boolean holdsOthers() {
        return kind == Kind.PART || kind == Kind.ENTRIES;
    }

    /// Which values are taken, for people.
    public String range() {
        if (!words.isEmpty()) {
            return "one of " + String.join(", ", words);
        }
        var least = about.least();
        var most = about.most();
        if (!least.isEmpty() && !most.isEmpty()) {
            return least.equals(MORE_THAN_NOTHING)
                    ? "more than PT0S, at most " + most
                    : least + " to " + most;
        } else if (least.equals(MORE_THAN_NOTHING)) {
            return "more than PT0S";
        } else if (!least.isEmpty()) {
            return "at least " + least;
        } else if (!most.isEmpty()) {
            return "at most " + most;
        }
        return about.pattern().isEmpty() ? "" : "matches " + about.pattern();
    }

    /// What holds where nothing is said, for people.
    public String byDefaultInWords() {
        if (byDefault.isPresent()) {
            var value = byDefault.get();
            return value.isString() && value.asString().isEmpty() ? "''" : text(value);
        }
        return optional ? "left out" : "must be said";
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
