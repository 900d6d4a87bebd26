package dev.remediator.adapter.azuremonitor;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a thing in Azure, such as `/subscriptions/…/virtualMachines/web-1`. Azure does not
/// care about its case, and writes it differently in one message and the next.
///
/// @param text as sent
record ArmId(String text) {
    private static final Pattern SLASHES = Pattern.compile("/+");

    /// The same however it is written.
    String key() {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /// Whether it is one, and not just a name.
    boolean full() {
        return key().startsWith("/subscriptions/") || key().startsWith("/providers/");
    }

    /// The last part, such as `web-1`.
    String name() {
        var steps = steps();
        return steps.isEmpty() ? "" : steps.getLast();
    }

    /// What kind of thing it is, such as `virtualmachines`; empty, if it is just a name.
    String kind() {
        var steps = steps();
        return full() && steps.size() > 1
                ? steps.get(steps.size() - 2).toLowerCase(Locale.ROOT)
                : "";
    }

    /// What follows a word in it, such as `resourcegroups`; empty, if that does not stand there.
    String after(String word) {
        var steps = full() ? steps() : List.<String>of();
        for (int i = 0; i + 1 < steps.size(); i += 2) {
            if (steps.get(i).equalsIgnoreCase(word)) {
                return steps.get(i + 1);
            }
        }
        return "";
    }

    private List<String> steps() {
        return SLASHES.splitAsStream(text.strip()).filter(step -> !step.isBlank()).toList();
    }
}
