package dev.remediator.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lets a shell complete commands and options.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Print a script by which a shell completes commands and options.",
            "For now: source <(remediator completion bash). For good: put it where the second and"
                    + " third example do; zsh users source it in .zshrc after compinit."
        },
        footer = {
            "",
            "  remediator completion bash",
            "  remediator completion bash > ~/.local/share/bash-completion/completions/remediator",
            "  remediator completion zsh > ~/.remediator-completion.zsh"
        })
final class CompletionCommand implements Callable<Integer> {

    /// The shells it is written for; one script serves both.
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("UnusedVariable") // one script serves every shell there is a word for
    private Shell shell = Shell.bash;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.getOut().print(AutoComplete.bash("remediator", own.getParent()));
        own.getOut().flush();
        return 0;
    }
}
