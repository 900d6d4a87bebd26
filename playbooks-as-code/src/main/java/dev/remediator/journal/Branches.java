package dev.remediator.journal;

import dev.remediator.playbook.Branch;
import dev.remediator.playbook.RemedyFailed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carries out the branches of one parallel at once. Each has a lane of its own; the parallel is a
/// step of the lane around it, recorded when all have ended.
///
/// @param run the run
/// @param around the lane in which they are
record Branches(Run run, Lane around) {

    /// Returns when all have succeeded.
    ///
    /// @throws RemedyFailed when all have ended and some have failed
    /// @throws RunTaken if one of them has lost the run
    /// @throws Stopped if one of them has stopped the run
    void carryOut(String name, List<Branch> branches) {
        refuseTwins(name, branches);
        around.steps().throwIfInside(name);
        boolean inherited = around.point().passBeforeBranches();
        var key = around.track().key(name);
        var path = around.track().enter(key);
        var under = branches.stream().map(branch -> under(path, branch, inherited)).toList();
        run.journal().checkBranches(path, under.stream().map(UnderWay::path).toList());
        try {
            around.speech().goesOnElsewhere("'" + name + "' is under way; use its branch's remedy");
            together(under);
        } finally {
            around.speech().goesOnElsewhere(null);
            under.forEach(branch -> around.undos().takeOver(branch.lane.undos()));
        }
        throwWhatEnds(under);
        run.journal().checkAllUsed(path);
        around.point().passAfterBranches();
        var _ = around.steps().take(key, name, () -> outcome(under), around.unlimited());
    }

    private static void refuseTwins(String name, List<Branch> branches) {
        var names = new HashSet<String>();
        for (var branch : branches) {
            if (!names.add(StepNames.own(branch.name()))) {
                throw new IllegalArgumentException(
                        "'" + name + "' has two branches called '" + branch.name() + "'");
            }
        }
    }

    private UnderWay under(String path, Branch branch, boolean inherited) {
        var own = path + branch.name() + StepNames.SEPARATOR;
        return new UnderWay(run, branch, Lane.of(run, own, inherited));
    }

    private void together(List<UnderWay> branches) {
        try {
            run.tenure().together(List.copyOf(branches));
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        }
    }

    private static void throwWhatEnds(List<UnderWay> branches) {
        var end = branches.stream().flatMap(branch -> branch.end().stream());
        var worst = end.reduce(Branches::worse);
        if (worst.isPresent()) {
            throw worst.get();
        }
    }

    /// A JVM in trouble counts more than a run that is lost, that more than a run nobody
    /// understands, and that more than one that is undone.
    private static Error worse(Error one, Error other) {
        return weight(other) > weight(one) ? other : one;
    }

    private static int weight(Error end) {
        return switch (end) {
            case Stopped stopped -> stopped.undoes() ? 0 : 1;
            case RunTaken _ -> 2;
            default -> 3;
        };
    }

    private static String outcome(List<UnderWay> branches) {
        var failed = branches.stream().filter(branch -> branch.failure().isPresent()).toList();
        if (failed.isEmpty()) {
            return "";
        }
        var all = failed.stream().map(UnderWay::sentence).collect(Collectors.joining("; "));
        throw new RemedyFailed(all, failed.getFirst().failure().orElseThrow());
    }

    /// One of them, on a thread of its own.
    private static final class UnderWay implements Runnable {
        private final Run run;
        private final Branch branch;
        private final Lane lane;
        private @Nullable Throwable failure;
        private @Nullable Error end;

        UnderWay(Run run, Branch branch, Lane lane) {
            this.run = run;
            this.branch = branch;
            this.lane = lane;
        }

        String path() {
            return lane.track().path();
        }

        Optional<Error> end() {
            return Optional.ofNullable(end);
        }

        Optional<Throwable> failure() {
            return Optional.ofNullable(failure);
        }

        String sentence() {
            return "'" + branch.name() + "' failed: " + failure().map(Evidence::of).orElse("");
        }

        @Override
        public void run() {
            try {
                branch.body().run(new JournaledRemedy(run, lane));
                lane.speech().say(this::checkAllUsed);
            } catch (Throwable e) {
                ended(lane.speech().threw(e));
            } finally {
                lane.speech()
                        .goesOnElsewhere("'" + branch.name() + "' is over, and so is its remedy");
            }
        }

        private String checkAllUsed() {
            lane.track().checkAllUsed();
            return "";
        }

        /// What throws because the run was taken away has not failed.
        private void ended(Throwable thrown) {
            if (thrown instanceof Error error && Mishaps.endsTheRun(error)) {
                ends(error);
                return;
            }
            try {
                run.tenure().check();
                failure = thrown;
            } catch (Error e) {
                ends(e);
            }
        }

        private void ends(Error error) {
            end = error;
            boolean told = error instanceof RunTaken || error instanceof Stopped;
            run.course().over(told ? error : new RunTaken("its worker is in trouble"));
        }
    }
}
