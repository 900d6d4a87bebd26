package dev.remediator.console;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Flow;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowDrawingTest {
    private static final String LONG =
            "a remedy whose name is so long that nobody reads it ".repeat(6);

    static Stream<Plan<?>> plans() {
        var standard =
                ServiceLoader.load(Playbook.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        var book = Book.of(standard);
        assertThat(book.names()).hasSizeGreaterThan(8);
        return Stream.concat(
                book.entries().map(Book.Entry::plan),
                Stream.of(
                        when(alert("A".repeat(300)).heldFor(minutes(1234)))
                                .lock(node(label("instance")))
                                .first(LONG, (_, _) -> {})
                                .lastly("x", (_, _) -> {})
                                .destructive()
                                .otherwise(page("P".repeat(200)))
                                .proposing(minutes(15), Autonomy.Lapse.PAGE)));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_plan_is_drawn_with_every_text_in_its_place_and_none_upon_another(Plan<?> plan) {
        var marks = Map.of(Flow.ALERT, "● 12 incidents here now", Flow.HEALED, "● ended here");

        var drawing = FlowDrawing.of(Flow.of(plan), marks);

        assertThat(drawing.boxes()).hasSize(Flow.of(plan).nodes().size());
        assertThat(drawing.arrows()).hasSize(Flow.of(plan).edges().size());
        var texts = new ArrayList<Rectangle2D>();
        for (var box : drawing.boxes()) {
            var frame = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
            box.lines().forEach(line -> assertThat(frame.contains(place(line))).isTrue());
            assertThat(texts).noneMatch(frame::intersects);
            box.lines().forEach(line -> texts.add(place(line)));
        }
        for (var arrow : drawing.arrows()) {
            for (var line : arrow.lines()) {
                var place = place(line);
                assertThat(texts).as(line.words()).noneMatch(place::intersects);
                assertThat(frames(drawing)).as(line.words()).noneMatch(place::intersects);
                texts.add(place);
            }
        }
        var whole = new Rectangle2D.Double(0, 0, drawing.width(), drawing.height());
        assertThat(frames(drawing)).allMatch(whole::contains);
        assertThat(texts).allMatch(whole::contains);
    }

    private static List<Rectangle2D> frames(FlowDrawing drawing) {
        return drawing.boxes().stream()
                .<Rectangle2D>map(b -> new Rectangle2D.Double(b.x(), b.y(), b.width(), b.height()))
                .toList();
    }

    private static Rectangle2D place(FlowDrawing.Text text) {
        return new Rectangle2D.Double(
                text.x(),
                text.y() - text.size() * 0.8,
                Lettering.width(text.words(), text.size()),
                text.size());
    }

    @Test
    void what_stands_somewhere_is_said_there_and_nowhere_else() {
        var flow = Flow.of(plans().findFirst().orElseThrow());

        var drawing = FlowDrawing.of(flow, Map.of("r0", "● 2 incidents here now"));

        assertThat(drawing.boxes().stream().filter(FlowDrawing.Box::marked)).hasSize(1);
        assertThat(drawing.boxes().get(1).lines().getLast().words())
                .isEqualTo("● 2 incidents here now");
    }
}
