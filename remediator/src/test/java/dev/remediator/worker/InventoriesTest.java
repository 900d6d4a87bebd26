package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.VirtualTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InventoriesTest {
    private static final Inventory SILENT =
            new Inventory() {
                @Override
                public <T> Optional<T> find(Class<T> port, String kind, String name) {
                    throw new ActuatorException("the cloud does not answer");
                }
            };

    private final Node listed = node();
    private final Node living = node();

    @Test
    void what_is_listed_by_name_is_found_without_asking_anybody() {
        var all = new Inventories(List.of(having(listed)), List.of(SILENT));
        assertThat(all.find(Node.class, "node", "web-1")).containsSame(listed);
    }

    @Test
    void what_is_not_listed_is_asked_for() {
        var all = new Inventories(List.of(Inventory.empty()), List.of(having(living)));
        assertThat(all.find(Node.class, "node", "web-1")).containsSame(living);
    }

    @Test
    void what_nobody_has_is_not_there() {
        var all = new Inventories(List.of(Inventory.empty()), List.of(having(living)));
        assertThat(all.find(Node.class, "node", "web-2")).isEmpty();
    }

    @Test
    void a_name_that_two_of_them_have_is_nobodys() {
        var all = new Inventories(List.of(), List.of(having(living), having(node())));
        assertThatThrownBy(() -> all.find(Node.class, "node", "web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("node/web-1 is in 2 inventories, so nobody knows which is meant");
    }

    @Test
    void one_that_does_not_answer_does_not_hide_what_another_one_has() {
        var all = new Inventories(List.of(), List.of(SILENT, having(living)));
        assertThat(all.find(Node.class, "node", "web-1")).containsSame(living);
    }

    @Test
    void what_might_be_with_one_that_does_not_answer_is_not_called_unknown() {
        var all = new Inventories(List.of(), List.of(SILENT, having(living)));
        assertThatThrownBy(() -> all.find(Node.class, "node", "web-2"))
                .hasMessage("the cloud does not answer");
    }

    private static Node node() {
        return FakeNode.of(new VirtualTime(), "web-1");
    }

    private static Inventory having(Node node) {
        return new Inventory() {
            @Override
            public <T> Optional<T> find(Class<T> port, String kind, String name) {
                return Optional.of(node)
                        .filter(n -> kind.equals("node") && name.equals(n.name()))
                        .map(port::cast);
            }
        };
    }
}
