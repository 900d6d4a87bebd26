package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.NextStep;
import dev.remediator.paging.text.Plain;
import dev.remediator.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A page as it is said on the telephone, to somebody half asleep: short sentences, twice, without
/// addresses and signs.
///
/// Twilio takes 4000 characters of TwiML in a request (its reference of the Calls resource).
final class SpokenPage {
    private static final int ONCE = 1600;
    private static final int SHORT = 120;
    private static final int LONG = 300;
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z]+://\\S+");
    private static final Pattern WORDS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N} .,;:!?%+'()-]+");
    private static final Pattern GAPS = Pattern.compile(" +");

    private final Message message;

    SpokenPage(Message message) {
        this.message = message;
    }

    /// @param voice Twilio's name of a voice; empty for the usual one
    /// @param language such as `en-GB`; empty for the usual one
    String twiml(String voice, String language) {
        var say = "<Say" + attribute("voice", voice) + attribute("language", language) + ">";
        var text = said();
        return """
               <?xml version="1.0" encoding="UTF-8"?>\
               <Response><Pause length="1"/>%s%s</Say><Pause length="2"/>\
               %sAgain. %s</Say></Response>"""
                .formatted(say, text, say, text);
    }

    /// As many sentences as there is room for; the first are never left out.
    private String said() {
        var text = new StringBuilder();
        for (var sentence : sentences()) {
            var escaped = escaped(sentence);
            if (text.length() + 1 + escaped.length() <= ONCE) {
                text.append(text.isEmpty() ? "" : " ").append(escaped);
            }
        }
        return text.toString();
    }

    private List<String> sentences() {
        var page = message.page();
        var alert = page.alert();
        var sentences = new ArrayList<String>();
        boolean test = page.why() == Reason.PAGE_TEST;
        sentences.add("This is remediator" + (test ? ", with a wake-up test." : "."));
        var name = spoken(alert.name(), SHORT);
        var on = spoken(page.resource(), SHORT);
        var severity = alert.severity().word();
        var what = name.isEmpty() ? "an alert" : name;
        sentences.add(sentence("%s: %s, on %s".formatted(severity, what, on)));
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        sentences.add(sentence(spoken(diagnosis.stands(), LONG)));
        sentences.add(sentence("Do this next: " + spoken(NextStep.of(page), LONG)));
        sentences.add("Please acknowledge the page.");
        var summary = spoken(alert.annotations().getOrDefault("summary", ""), LONG);
        if (!summary.isEmpty()) {
            sentences.add(sentence("The alert says: " + summary));
        }
        if (!page.attempts().isEmpty()) {
            var last = page.attempts().getLast();
            sentences.add(
                    sentence(
                            "The last remedy was %s: %s"
                                    .formatted(
                                            spoken(last.remedy(), SHORT),
                                            spoken(last.result().sentence(), LONG))));
        }
        return sentences;
    }

    private static String sentence(String text) {
        var first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return first.matches(".*[.!?]") ? first : first + ".";
    }

    /// `InstanceDown` is two words, and nobody can dial an address.
    private static String spoken(String text, int most) {
        var line = ADDRESS.matcher(Plain.line(text, most)).replaceAll("an address");
        var words = SIGNS.matcher(WORDS.matcher(line).replaceAll(" ")).replaceAll(" ");
        return GAPS.matcher(words).replaceAll(" ").strip();
    }

    private static String attribute(String name, String value) {
        return value.isBlank() ? "" : " " + name + "=\"" + escaped(Plain.line(value, SHORT)) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
