package dev.remediator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sets how much a playbook may do by itself.
@Command(
        name = "autonomy",
        mixinStandardHelpOptions = true,
        description = {
            "Set how much a playbook may do by itself: shadow (decides, acts on nothing), propose"
                    + " (asks before each remedy) or auto.",
            "It holds until it is set again, over the settings and over what the playbook says."
        },
        footer = {
            "",
            "  remediator autonomy HealNode propose --reason 'new remedy, watch it first'",
            "  remediator autonomy HealNode auto --reason 'two good weeks'"
        })
final class AutonomyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PLAYBOOK", description = "Its name.")
    private String playbook = "";

    @Parameters(index = "1", paramLabel = "LEVEL", description = "shadow, propose or auto.")
    private String level = "";

    @Mixin private Listing listing = new Listing();
    @Mixin private Person person = new Person();

    @Override
    public Integer call() throws Exception {
        var path = "/api/playbooks/" + Remote.encoded(playbook) + "/autonomy";
        return listing.done(
                listing.remote().post(path, person.says().put("level", level)),
                Terminal.plain(playbook) + " is set to " + Terminal.plain(level) + ".");
    }
}
