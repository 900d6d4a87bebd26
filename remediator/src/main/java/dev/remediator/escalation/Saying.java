package dev.remediator.escalation;

/// What a person says about a page, as the sentence that is logged, and read back from it. Here
/// alone, so that both stay the same.
///
/// @param by who; never holds what follows a name in the sentence
/// @param via on which road, such as `pagerduty` or `api`
/// @param why what they say besides; empty if nothing
public record Saying(String by, String via, String why) {
    private static final String ROAD = ", at ";
    private static final String WHY = ": ";

    /// Makes the name one that can be found again.
    public Saying {
        by = by.replace(ROAD, " at ");
    }

    /// Such as `ana, at api: new disk`.
    public String sentence() {
        return by + ROAD + via + (why.isEmpty() ? "" : WHY + why);
    }

    /// What the sentence says. One that is no such sentence is a name alone.
    public static Saying of(String sentence) {
        int road = sentence.indexOf(ROAD);
        if (road < 0) {
            return new Saying(sentence, "", "");
        }
        var by = sentence.substring(0, road);
        var rest = sentence.substring(road + ROAD.length());
        int why = rest.indexOf(WHY);
        return why < 0
                ? new Saying(by, rest, "")
                : new Saying(by, rest.substring(0, why), rest.substring(why + WHY.length()));
    }
}
