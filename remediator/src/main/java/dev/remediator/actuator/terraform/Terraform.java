package dev.remediator.actuator.terraform;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One root module of Terraform: what its state has, what a plan would do, and the doing.
///
/// A plan is made, saved, read, and then applied as it is, so nothing can slip in between; when the
/// state has changed meanwhile Terraform refuses it as stale. Throws [ActuatorException] with what
/// Terraform said. Safe for use by several threads.
record Terraform(TerraformSpec spec, Cli cli) {
    private static final int NOTHING_TO_DO = 0;
    private static final int CHANGES = 2;

    Terraform(TerraformSpec spec) {
        this(spec, new Cli(spec));
    }

    /// All machines in the state; none if there is no state yet. Takes no lock.
    List<Instance> instances(Scratch scratch) {
        return Instance.of(cli.read(scratch.path(), "show", "-json", "-no-color"), spec.id());
    }

    /// Plans to make the machine behind an address anew.
    ///
    /// @param forLock how long to wait for who holds the state's lock
    Plan replacement(Scratch scratch, String address, Duration forLock) {
        return plan(scratch, address, List.of("-replace=" + address), forLock);
    }

    /// Plans what there is to do anyway, such as to end what was replaced and is there still.
    Plan tidying(Scratch scratch, String address) {
        return plan(scratch, address, List.of(), spec.lockTimeout());
    }

    private Plan plan(Scratch scratch, String address, List<String> options, Duration forLock) {
        var command = new ArrayList<>(List.of("plan", "-detailed-exitcode", "-no-color"));
        command.addAll(common(forLock));
        command.add("-out=" + scratch.plan());
        spec.variables().forEach(file -> command.add("-var-file=" + file));
        command.addAll(options);
        var longer = forLock.minus(spec.lockTimeout());
        int exit = cli.run(scratch.path(), true, command, spec.limit().plus(longer));
        if (exit != NOTHING_TO_DO && exit != CHANGES) {
            throw failed(scratch, "plan", exit);
        }
        var file = scratch.plan().toString();
        return Plan.of(
                cli.read(scratch.path(), "show", "-json", "-no-color", file), address, spec.id());
    }

    /// Applies the plan that was made last here.
    void apply(Scratch scratch) {
        var command = new ArrayList<>(List.of("apply", "-no-color"));
        command.addAll(common(spec.lockTimeout()));
        command.add(scratch.plan().toString());
        int exit = cli.run(scratch.path(), false, command, spec.limit());
        if (exit != 0) {
            throw failed(scratch, "apply", exit);
        }
    }

    private static List<String> common(Duration forLock) {
        return List.of("-input=false", "-json", "-lock-timeout=" + forLock.toSeconds() + "s");
    }

    private ActuatorException failed(Scratch scratch, String command, int exit) {
        return Diagnostics.of(scratch.path()).thrown(spec.directory(), command, exit);
    }
}
