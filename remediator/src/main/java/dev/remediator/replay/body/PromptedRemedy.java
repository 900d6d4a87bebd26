package dev.remediator.replay.body;

import dev.remediator.alert.Alert;
import dev.remediator.playbook.Branch;
import dev.remediator.playbook.Remedy;
import dev.remediator.replay.body.Script.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The remedy a body works with, and who listens which words it says.
///
/// @param words carries them out
/// @param script hears them
/// @param place where in the body they are said
record PromptedRemedy(Remedy words, Script script, Place place) implements Remedy {

    @Override
    public Alert alert() {
        return words.alert();
    }

    @Override
    public <T> T step(String name, Work<T> work) {
        return say(name, () -> words.step(name, work));
    }

    @Override
    public void step(String name, Deed deed) {
        say(name, () -> words.step(name, deed));
    }

    @Override
    public void step(String name, Deed deed, Deed undo) {
        say(name, () -> words.step(name, deed, undo));
    }

    @Override
    public Once once(String name, OrderedDeed deed) {
        var once = listened(name, () -> words.once(name, deed));
        return new Once() {
            @Override
            public void probe(Check happened) {
                say(name, () -> once.probe(happened));
            }

            @Override
            public void withoutProbe() {
                say(name, once::withoutProbe);
            }
        };
    }

    @Override
    public <T> OnceGiving<T> onceGiving(String name, OrderedWork<T> work) {
        var once = listened(name, () -> words.onceGiving(name, work));
        return new OnceGiving<>() {
            @Override
            public T probe(Work<Optional<T>> answered) {
                return say(name, () -> once.probe(answered));
            }

            @Override
            public T withoutProbe() {
                return say(name, once::withoutProbe);
            }
        };
    }

    @Override
    public void parallel(String name, List<Branch> branches) {
        var prompted = branches.stream().map(branch -> prompted(name, branch)).toList();
        say(name, () -> words.parallel(name, prompted));
    }

    private Branch prompted(String parallel, Branch branch) {
        var inside = place.enter(parallel, branch.name());
        return new Branch(
                branch.name(), own -> branch.body().run(new PromptedRemedy(own, script, inside)));
    }

    @Override
    public Remedy within(Duration limit) {
        return new PromptedRemedy(words.within(limit), script, place);
    }

    @Override
    public void await(String what, Check condition, Duration within) {
        say("await: " + what, () -> words.await(what, condition, within));
    }

    @Override
    public void sleep(Duration time) {
        say("sleep until", () -> words.sleep(time));
    }

    @Override
    public Instant now() {
        return say("now", words::now);
    }

    @Override
    public int random(int bound) {
        return say("random", () -> words.random(bound));
    }

    private void say(String step, Runnable spoken) {
        var _ =
                say(
                        step,
                        () -> {
                            spoken.run();
                            return "";
                        });
    }

    private <T> T say(String step, Supplier<T> spoken) {
        var answer = listened(step, spoken);
        place.said();
        return answer;
    }

    private <T> T listened(String step, Supplier<T> spoken) {
        script.listens();
        place.says(step);
        try {
            return spoken.get();
        } catch (RuntimeException e) {
            place.said();
            throw e;
        } catch (Error e) {
            script.stops(place, e instanceof RecordEnds);
            throw e;
        }
    }
}
