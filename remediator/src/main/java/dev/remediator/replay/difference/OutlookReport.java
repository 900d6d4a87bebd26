package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.topic.Json;
import java.util.Map;
import java.util.function.Consumer;

/// Tells what would be done about alerts, for people and for programs.
///
/// @param heading what stands above it
/// @param outlook what was found
public record OutlookReport(Heading heading, Outlook outlook) {

    /// As people read it.
    ///
    /// @param all also every incident about which something would be done or said
    /// @param to gets it piece by piece, with the line ends
    public void text(boolean all, Consumer<String> to) {
        to.accept(head());
        if (all && outlook.rows.size() > 0) {
            to.accept("\nWhat would be done or said: %d\n".formatted(outlook.rows.size()));
            outlook.rows.forEach(row -> to.accept(row.text()));
        }
        to.accept(totals());
    }

    /// As programs read it: one object for each incident about which something would be done or
    /// said, and a last one with the totals.
    ///
    /// @param to gets each line, without its end
    public void json(Consumer<String> to) {
        outlook.rows.forEach(row -> to.accept(row.json()));
        to.accept(last());
    }

    private String head() {
        var text = new StringBuilder();
        Prose.wrap(text, "", "  ", "Replayed " + Prose.plain(String.join(", ", heading.files())));
        if (heading.from().isPresent() && heading.to().isPresent()) {
            text.append("  from %s to %s\n".formatted(heading.from().get(), heading.to().get()));
        }
        text.append(
                "  %s, %s\n"
                        .formatted(
                                Report.many(heading.alerts(), "alert"),
                                Report.many(outlook.incidents(), "incident")));
        return text.append("  every remedy is taken to do its work; the alerts say if it helped\n")
                .toString();
    }

    private String totals() {
        var text = new StringBuilder();
        text.append("\nBy playbook\n");
        line(text, "no playbook answers", outlook.unmatched());
        outlook.totals.incidents.forEach(
                (playbook, n) -> {
                    line(text, playbook.isEmpty() ? "notices" : Prose.plain(playbook), n);
                    outlook.remedies
                            .getOrDefault(playbook, Map.of())
                            .forEach((remedy, m) -> line(text, "  " + Prose.plain(remedy), m));
                });
        reasons(text, "Reasons", outlook.reasons);
        reasons(text, "How it ends", outlook.ends);
        text.append("\nTotals\n");
        line(text, "remedies", outlook.begun.all());
        line(text, "destructive remedies", outlook.totals.destructive);
        line(text, "incidents for which people are called", outlook.totals.pages);
        text.append("\nThe worst minute\n");
        peak(text, "alerts", outlook.alerts);
        peak(text, "remedies", outlook.begun);
        peak(text, "calls", outlook.calls);
        return text.toString();
    }

    private static void reasons(StringBuilder text, String title, Map<Reason, Long> counts) {
        if (!counts.isEmpty()) {
            text.append('\n').append(title).append('\n');
            counts.forEach((reason, n) -> line(text, reason.word(), n));
        }
    }

    private static void line(StringBuilder text, String what, long count) {
        text.append("  %-50s %d\n".formatted(what, count));
    }

    private static void peak(StringBuilder text, String what, Outlook.Peak peak) {
        if (peak.most() > 0) {
            text.append(
                    "  %-50s %d at %s\n".formatted(what, peak.most(), Moments.full(peak.worst())));
        }
    }

    private String last() {
        var line = Json.MAPPER.createObjectNode();
        line.put("replay", "done");
        line.put("files", heading.files().size());
        line.put("alerts", heading.alerts());
        line.put("incidents", outlook.incidents());
        line.put("unmatched", outlook.unmatched());
        line.put("remedies", outlook.begun.all());
        line.put("destructive", outlook.totals.destructive);
        line.put("pages", outlook.totals.pages);
        var playbooks = line.putObject("playbooks");
        outlook.totals.incidents.forEach(
                (playbook, n) -> {
                    if (!playbook.isEmpty()) {
                        var one = playbooks.putObject(playbook).put("incidents", n);
                        var remedies = one.putObject("remedies");
                        outlook.remedies.getOrDefault(playbook, Map.of()).forEach(remedies::put);
                    }
                });
        var reasons = line.putObject("reasons");
        outlook.reasons.forEach((reason, n) -> reasons.put(reason.word(), n));
        var ends = line.putObject("ends");
        outlook.ends.forEach((reason, n) -> ends.put(reason.word(), n));
        if (outlook.alerts.most() > 0) {
            line.putObject("worstMinute")
                    .put("at", outlook.alerts.worst().toString())
                    .put("alerts", outlook.alerts.most());
        }
        return Json.MAPPER.writeValueAsString(line);
    }
}
