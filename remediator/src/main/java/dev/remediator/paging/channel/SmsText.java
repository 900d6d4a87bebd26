package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Section;
import dev.remediator.remediation.Page;
import java.util.Set;
import java.util.stream.Collectors;

/// A page as a text message: at most three parts of one when it is a call, one part when it is
/// over. What helps least is left out first.
///
/// It is written in the telephone's own alphabet, which holds twice as much, unless that would lose
/// letters of what matters; then a call may have four parts. It ends with a mark that no other
/// message has.
final class SmsText {
    private static final int MATTERS = 80;
    private static final int PARTS = 3;
    private static final int WIDE_PARTS = 4;
    private static final int SUBJECT = 140;
    private static final Set<String> WANTED = Set.of("what", "do next", "tried", "incident");

    private final Message message;
    private final Diagnosis diagnosis;
    private final SmsAlphabet alphabet;

    SmsText(Message message) {
        this.message = message;
        diagnosis = Diagnosis.of(message.notification(), message.links());
        alphabet = alphabet();
    }

    private SmsAlphabet alphabet() {
        var matters =
                diagnosis.sections().stream()
                        .filter(section -> section.worth() >= MATTERS)
                        .filter(section -> WANTED.contains(section.heading()))
                        .map(section -> String.join("\n", section.lines()))
                        .collect(Collectors.joining("\n"));
        return SmsAlphabet.GSM_7.keeps(diagnosis.subject(SUBJECT) + matters)
                ? SmsAlphabet.GSM_7
                : SmsAlphabet.UCS_2;
    }

    /// By which it can be found among others; the same when the same is sent again.
    String mark() {
        var named = message.notification().id() + " " + message.action();
        return "ref " + Fingerprint.of(named).substring(0, 10);
    }

    @Override
    public String toString() {
        boolean call = message.action() == Page.Action.TRIGGER;
        int parts = alphabet == SmsAlphabet.GSM_7 ? PARTS : WIDE_PARTS;
        int room = alphabet.room(call ? parts : 1) - alphabet.cost("\n" + mark());
        var first = diagnosis.subject(SUBJECT);
        var subject = alphabet.clipped(first, room);
        var text = new StringBuilder(subject);
        if (call) {
            diagnosis
                    .below(first)
                    .fitting(room - alphabet.cost(subject), s -> alphabet.cost(lines(s)))
                    .forEach(section -> text.append(lines(section)));
        }
        return text + "\n" + mark();
    }

    private String lines(Section section) {
        if (!WANTED.contains(section.heading())) {
            return "";
        }
        return section.lines().stream()
                .map(line -> "\n" + alphabet.written(line))
                .collect(Collectors.joining());
    }
}
