package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FleetDiskTest {
    private static final ProcessFleetSpec.Room ROOM =
            new ProcessFleetSpec.Room(1 << 20, List.of("*.gz"));

    @TempDir Path directory;

    @Test
    void a_nodes_disk_is_that_of_its_machine_also_after_it_was_replaced() throws IOException {
        try (var bench = new Bench(directory)) {
            var fleet = limited(bench);
            Files.write(fleet.home("web-1").orElseThrow().resolve("a.gz"), new byte[1 << 19]);
            var disk = Bench.webOne(fleet).disk();
            int before = disk.usage().getFirst().used();

            fleet.terminate("web-1", "m-1", new Order("run-1/terminate#1", 1));
            var _ = fleet.launch("web-1", new Order("run-1/launch#1", 1));

            assertThat(before).isGreaterThanOrEqualTo(50);
            assertThat(disk.usage().getFirst().used()).isLessThan(50);
        }
    }

    @Test
    void what_was_ordered_can_be_read_in_its_order() {
        try (var bench = new Bench(directory)) {
            var fleet = limited(bench);
            fleet.node("web-1").orElseThrow().restart(new Order("run-1/restart#1", 1));
            fleet.terminate("web-1", "m-1", new Order("run-2/terminate#1", 2));
            var _ = fleet.launch("web-1", new Order("run-2/launch#1", 2));

            assertThat(fleet.deeds("web-1"))
                    .containsExactly(
                            deed("restart", "m-1"),
                            deed("terminate", "m-1"),
                            deed("provision", "m-2"));
            assertThat(fleet.deeds("web-2")).isEmpty();
        }
    }

    @Test
    void without_a_quota_there_is_no_disk_to_speak_of() {
        try (var bench = new Bench(directory)) {
            var node = Bench.webOne(bench.fleet());

            assertThatThrownBy(node::disk)
                    .hasMessage("nobody has said what may be cleaned up on 'web-1'");
        }
    }

    private static ProcessFleet limited(Bench bench) {
        var plain = bench.spec();
        var spec =
                new ProcessFleetSpec(
                        plain.name(), plain.directory(), plain.command(), plain.members(), ROOM);
        var fleet = new ProcessFleet(spec, Bench.CLOCK);
        fleet.launchAll();
        return fleet;
    }

    private static ProcessFleet.Deed deed(String what, String machine) {
        return new ProcessFleet.Deed(what, machine, Bench.CLOCK.instant());
    }
}
