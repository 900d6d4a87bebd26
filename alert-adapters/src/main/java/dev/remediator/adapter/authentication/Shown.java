package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.util.function.Function;

/// What a header holds, if it is there and can be right at all.
final class Shown {

    private Shown() {}

    /// What comes of a header's value; failed, if it is missing, empty or too long.
    static Verdict in(Delivery delivery, String header, Function<String, Verdict> then) {
        var value = delivery.header(header).map(String::strip).orElse("");
        if (value.isEmpty()) {
            return new Verdict.Failed("the header " + header + " is missing or empty");
        }
        if (value.length() > Comparison.LONGEST) {
            return new Verdict.Failed("the header " + header + " is too long to be right");
        }
        return then.apply(value);
    }
}
