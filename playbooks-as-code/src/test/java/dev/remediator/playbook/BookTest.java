package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertMother;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookTest {
    private static final Says WEB =
            Says.locking("Web", alert("Down").where(label("job").is("web")), "host");
    private static final Says ANY = Says.paging("Any", alert("Down"));
    private static final Says DISK = Says.paging("Disk", alert("DiskFull"));
    private static final Book BOOK = Book.of(List.of(WEB, DISK, ANY));

    @Test
    void the_first_playbook_that_answers_is_taken() {
        assertThat(BOOK.match(down(Map.of("job", "web", "host", "h-1", "instance", "i-1"))))
                .contains(new Book.Match("Web", WEB.plan(), "node/h-1"));
    }

    @Test
    void a_later_playbook_answers_what_earlier_ones_do_not_ask_for() {
        assertThat(BOOK.match(down(Map.of("job", "db", "host", "h-1", "instance", "i-1"))))
                .contains(new Book.Match("Any", ANY.plan(), "node/i-1"));
    }

    @Test
    void a_playbook_that_finds_nothing_to_lock_does_not_answer() {
        assertThat(BOOK.match(down(Map.of("job", "web", "instance", "i-1"))))
                .map(Book.Match::playbook)
                .contains("Any");
    }

    @Test
    void an_alert_no_playbook_asks_for_is_unmatched() {
        assertThat(BOOK.match(AlertMother.firing("Watchdog", Map.of("instance", "i-1")))).isEmpty();
    }

    @Test
    void an_alert_is_routed_to_what_its_playbook_locks() {
        assertThat(BOOK.route(down(Map.of("instance", "i-1"))).resource()).isEqualTo("node/i-1");
    }

    @Test
    void a_resource_with_several_names_is_locked_by_one() {
        var book = BOOK.knowing(Map.of("node/10.0.0.5", "node/web-1"));
        assertThat(book.route(down(Map.of("instance", "10.0.0.5:9100"))).resource())
                .isEqualTo("node/web-1");
        assertThat(book.route(down(Map.of("instance", "10.0.0.6:9100"))).resource())
                .isEqualTo("node/10.0.0.6");
    }

    @Test
    void an_unmatched_alert_keeps_the_resource_of_its_adapter() {
        var alert = AlertMother.firing("Watchdog", Map.of("instance", "i-1"));
        assertThat(BOOK.route(alert)).isSameAs(alert);
    }

    @Test
    void playbooks_keep_their_order() {
        assertThat(BOOK.names()).containsExactly("Web", "Disk", "Any");
    }

    @Test
    void each_playbook_has_the_version_of_its_code() {
        var book = Book.of(List.of(WEB, DISK, ANY), p -> p.equals(ANY) ? "v2" : "v1");

        assertThat(List.of(book.code("Web"), book.code("Disk"), book.code("Any")))
                .containsExactly("v1", "v1", "v2");
        assertThat(book.codes()).containsExactlyInAnyOrder("v1", "v2");
    }

    @Test
    void a_playbook_that_is_not_there_has_no_version() {
        assertThat(Book.of(List.of(WEB), _ -> "v1").code("Disk")).isEmpty();
    }

    @Test
    void entries_are_the_playbooks_as_loaded() {
        assertThat(BOOK.entries())
                .containsExactly(
                        new Book.Entry("Web", WEB.plan(), ""),
                        new Book.Entry("Disk", DISK.plan(), ""),
                        new Book.Entry("Any", ANY.plan(), ""));
    }

    @Test
    void a_plan_is_found_by_its_playbooks_name() {
        assertThat(BOOK.plan("Disk")).contains(DISK.plan());
    }

    @Test
    void a_playbook_that_is_not_loaded_has_no_plan() {
        assertThat(BOOK.plan("Gone")).isEmpty();
    }

    @Test
    void an_empty_book_answers_nothing() {
        assertThat(Book.of(List.of()).match(down(Map.of("instance", "i-1")))).isEmpty();
    }

    @Test
    void two_playbooks_of_one_name_are_refused() {
        var again = Says.paging("Web", alert("Other"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Book.of(List.of(WEB, again)))
                .withMessage("two playbooks are called Web");
    }

    @Test
    void a_playbook_is_called_after_its_class() {
        assertThat(new PageForDisk().name()).isEqualTo("PageForDisk");
    }

    private static final class PageForDisk implements Playbook {
        @Override
        public Plan<?> plan() {
            return DISK.plan();
        }
    }

    private static Alert down(Map<String, String> labels) {
        return AlertMother.firing("Down", labels);
    }
}
