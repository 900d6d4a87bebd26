package dev.remediator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Answers a playbook that asks before it acts.
abstract sealed class ApprovalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run; 'remediator waiting' lists them.")
    private String run = "";

    @Mixin private Listing listing = new Listing();
    @Mixin private Person person = new Person();

    int decide(String decision, String done) throws Exception {
        var body = person.says().put("decision", decision);
        var path = "/api/runs/" + Remote.encoded(run) + "/approval";
        return listing.done(listing.remote().post(path, body), Terminal.plain(run) + " is " + done);
    }

    /// Yes.
    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Let a proposed remedy go.",
            footer = {"", "  remediator approve inc-0123456789abcdef-r1 --reason 'looks right'"})
    static final class Approve extends ApprovalCommand {
        @Override
        public Integer call() throws Exception {
            return decide("approve", "approved; it begins as soon as no other guard holds it.");
        }
    }

    /// No.
    @Command(
            name = "deny",
            mixinStandardHelpOptions = true,
            description = "Refuse a proposed remedy; people are paged for the incident.",
            footer = {"", "  remediator deny inc-0123456789abcdef-r1 --reason 'I do it by hand'"})
    static final class Deny extends ApprovalCommand {
        @Override
        public Integer call() throws Exception {
            return decide("deny", "denied; people are paged.");
        }
    }
}
