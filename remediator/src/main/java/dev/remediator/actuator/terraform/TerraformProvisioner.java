package dev.remediator.actuator.terraform;

import dev.remediator.actuator.Circuit;
import dev.remediator.actuator.machine.Provisioner;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Machines that Terraform makes.
///
/// One apply makes the new machine and ends the old one, in the order that the resource's lifecycle
/// says (`create_before_destroy`). So nothing can be made beside a machine, [#launch] replaces, and
/// [#terminate] ends only what an apply that was broken off has left behind: the machine that
/// stands there ends when the next one is launched. A plan that would touch anything but the node's
/// own resource is refused.
///
/// A repeat of an order finds that the machine is another one than when it was given first, and
/// does nothing. That is remembered in the data directory; a worker on another host knows it only
/// if they share that directory, and otherwise relies on the playbook's probe.
public final class TerraformProvisioner implements Provisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TerraformProvisioner.class);

    private final TerraformSpec spec;
    private final Terraform terraform;
    private final Path data;
    private final Circuit circuit;

    /// Starts nothing.
    ///
    /// @param data where it keeps what was ordered, and plans for as long as they are needed; only
    ///   for this fleet
    public TerraformProvisioner(TerraformSpec spec, Path data) {
        this.spec = spec;
        this.terraform = new Terraform(spec);
        this.data = data.toAbsolutePath();
        this.circuit = new Circuit("terraform in " + spec.directory());
    }

    /// Those that are whole: one that was made only half is no machine yet.
    @Override
    public List<String> machines(String node) {
        return with(
                node,
                Scratch::forLook,
                place ->
                        place.instances().stream()
                                .filter(each -> !each.tainted())
                                .map(Instance::id)
                                .toList());
    }

    /// Never: who looks at the new machine before the old one ends would look too late.
    @Override
    public boolean roomForOneMore() {
        return false;
    }

    @Override
    public void preflight(String node) {
        var _ =
                with(
                        node,
                        Scratch::forPlan,
                        place -> {
                            place.replacement().mustReplace();
                            return node;
                        });
    }

    @Override
    public String launch(String node, Order order) {
        return with(node, Scratch::forPlan, place -> launched(node, place, order));
    }

    private String launched(String node, Place place, Order order) {
        var seen = place.current();
        var begun = place.note().launch(order, seen.map(Instance::id).orElse(""));
        var before = begun.before();
        var done = place.whole(seen, before);
        if (done.isPresent()) {
            return done.get();
        }
        var plan = begun.again() ? place.replacementInTheEnd() : place.replacement();
        if (!plan.before().equals(seen.map(Instance::id).orElse(""))) {
            // Whoever held the lock meanwhile may have been this very order's first attempt.
            return place.whole(place.current(), before)
                    .orElseThrow(
                            () ->
                                    new ActuatorException(
                                            "the state of %s changed while its replacement was planned"
                                                    .formatted(place.address())));
        }
        plan.mustReplace();
        LOG.info(
                "terraform replaces {}, the {} one first",
                place.address(),
                plan.newOneFirst() ? "new" : "old");
        place.apply();
        return place.whole(place.current(), before)
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "terraform was done with '%s', but %s is still the machine it was"
                                                .formatted(node, place.address())));
    }

    /// Of the machine that stands there now it only checks whether somebody younger has ordered
    /// something: it ends when the next one is launched.
    @Override
    public void terminate(String node, String machine, Order order) {
        var _ =
                with(
                        node,
                        Scratch::forPlan,
                        place -> {
                            place.note().admit(order);
                            place.terminate(machine);
                            return node;
                        });
    }

    private <T> T with(String node, Function<Path, Scratch> open, Function<Place, T> work) {
        var address = spec.address(node);
        var directory = data.resolve(node);
        return circuit.call(
                () -> {
                    try (var scratch = open.apply(directory)) {
                        return work.apply(
                                new Place(terraform, scratch, address, new OrderNote(directory)));
                    }
                });
    }

    /// The resource behind one node.
    private record Place(Terraform terraform, Scratch scratch, String address, OrderNote note) {

        List<Instance> instances() {
            var all =
                    terraform.instances(scratch).stream()
                            .filter(each -> each.address().equals(address))
                            .toList();
            if (all.stream().anyMatch(each -> each.id().isEmpty() && !each.tainted())) {
                throw new ActuatorException(
                        "%s has no attribute '%s' to be told by"
                                .formatted(address, terraform.spec().id()));
            }
            return all;
        }

        Optional<Instance> current() {
            return instances().stream().filter(each -> !each.deposed()).findFirst();
        }

        /// The machine that was made since, if it is whole.
        Optional<String> whole(Optional<Instance> now, String before) {
            return now.filter(each -> !each.tainted())
                    .map(Instance::id)
                    .filter(id -> !id.equals(before));
        }

        Plan replacement() {
            return terraform.replacement(scratch, address, terraform.spec().lockTimeout());
        }

        /// For an order that was begun before: the apply of a worker that died may still go on, and
        /// holds the lock meanwhile.
        Plan replacementInTheEnd() {
            return terraform.replacement(scratch, address, terraform.spec().limit());
        }

        void apply() {
            terraform.apply(scratch);
        }

        void terminate(String machine) {
            for (var each : terraform.instances(scratch)) {
                if (each.id().equals(machine) && !each.address().equals(address)) {
                    throw new ActuatorException(
                            "'%s' stands behind %s, not behind %s"
                                    .formatted(machine, each.address(), address));
                }
            }
            var found = instances().stream().filter(each -> each.id().equals(machine)).findFirst();
            if (found.filter(Instance::deposed).isEmpty()) {
                return;
            }
            terraform.tidying(scratch, address).mustClear();
            terraform.apply(scratch);
        }
    }
}
