package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintedPagesTest {

    @Test
    void a_page_can_be_read_at_3_am() {
        assertThat(printed(Messages.to(Messages.ANA, Pages.ladderExhausted())))
                .isEqualTo(
                        """
                        ==============================================================================
                        PAGE      web-on-call
                        calls     ana, by channel
                        what      InstanceDown on node/web-1
                                  web-1 does not answer
                        severity  critical, since 2026-08-04T03:00:00Z
                        why you   every remedy was tried and none helped (ladder-exhausted)
                        playbook  HealWebNode
                        tried     1. restart the service, 2 min 3 s
                                     did-not-clear: the remedy was done, but the alert did not clear
                                     nginx was restarted and answered once
                                  2. drain and reboot, 42 s
                                     remedy-failed: the remedy failed
                                     step 'reboot': ssh: connection refused
                        do next   Log in to node/web-1: automation has tried all it knows and leaves it to you until the alert is over.
                        see       runbook https://wiki.example/web
                        see       incident https://remediator.example/api/incidents/inc-1
                                  andon cord https://remediator.example/api/andon
                        labels    cluster=eu-1, instance=web-1, job=web
                        incident  inc-1, 2026-08-04T03:15:00Z
                        ==============================================================================
                        """);
    }

    @Test
    void the_end_of_a_page_is_one_line() {
        assertThat(printed(Pages.as(Page.Action.RESOLVE, Pages.ladderExhausted())))
                .isEqualTo(
                        "RESOLVED  InstanceDown on node/web-1: it is over; the page is resolved"
                                + " (inc-1)\n");
    }

    @Test
    void an_acknowledgement_is_one_line() {
        assertThat(printed(Pages.as(Page.Action.ACKNOWLEDGE, Pages.ladderExhausted())))
                .startsWith("ACKNOWLEDGED by ana  InstanceDown on node/web-1")
                .hasLineCount(1);
    }

    @Test
    void a_page_without_a_remedy_says_that_nothing_was_tried() {
        var alert = Pages.alert(Severity.UNKNOWN, Map.of(), Map.of(), Map.of());
        assertThat(printed(Pages.of(alert, Reason.NO_REMEDY)))
                .contains("\ntried     nothing\n", "\nseverity  unknown, since ");
    }

    @Test
    void hostile_text_can_neither_move_the_cursor_nor_forge_a_line() {
        var evil = "\u001b[2J\u001b[31mx\r\nRESOLVED  all is well\u202e\u0007\n====";
        var alert =
                Pages.alert(
                        Severity.ERROR,
                        Map.of(evil, evil),
                        Map.of("summary", evil),
                        Map.of(evil, evil));
        var like = Pages.restarted();
        var attempt =
                new Attempt(evil, Reason.REMEDY_FAILED, evil, like.startedAt(), like.endedAt());
        var text = printed(Pages.about(evil, Pages.of(alert, Reason.LADDER_EXHAUSTED, attempt)));
        assertThat(text.lines()).noneMatch(line -> line.startsWith("RESOLVED"));
        assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        assertThat(text).contains("\nlabels    x RESOLVED all is well ====");
    }

    @Test
    void a_printed_page_counts_as_sent() {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(new PrintedPages(nowhere).send(Messages.about(Pages.ladderExhausted())))
                .isEqualTo(new Sent("printed where remediator was started"));
    }

    @Test
    void a_page_that_could_not_be_printed_does_not() {
        var broken = new PrintStream(new Full(), false, StandardCharsets.UTF_8);
        assertThat(new PrintedPages(broken).send(Messages.about(Pages.ladderExhausted())))
                .isInstanceOf(Permanent.class);
    }

    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("the disk is full");
        }
    }

    @Test
    void a_page_to_nobody_in_particular_is_for_whoever_reads_it() {
        assertThat(printed(Pages.ladderExhausted()))
                .contains("\ncalls     whoever reads this, by channel\n");
    }

    private static String printed(Page page) {
        return printed(Messages.about(page));
    }

    private static String printed(Message message) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        assertThat(new PrintedPages(out).send(message)).isInstanceOf(Sent.class);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
