package dev.remediator.it.guarantee;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One promise. The name is the promise; what breaks it is said in a sentence.
public enum Guarantee {
    NO_DEED_THAT_MUST_NOT_HAPPEN_TWICE_HAPPENS_TWICE {
        @Override
        public Optional<String> brokenBy(Evidence evidence) {
            return evidence.deeds().stream()
                    .filter(d -> ONCE.contains(d.what()))
                    .collect(
                            Collectors.groupingBy(
                                    d -> d.what() + " " + d.resource(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(deed -> deed.getValue() > 1)
                    .map(deed -> deed.getKey() + " happened " + deed.getValue() + " times")
                    .findFirst();
        }
    },
    ONE_GROUP_HAS_ONE_DESTRUCTIVE_REMEDY_IN_FLIGHT {
        @Override
        public Optional<String> brokenBy(Evidence evidence) {
            var flights = flights(evidence);
            for (int i = 1; i < flights.size(); i++) {
                var before = flights.get(i - 1);
                if (flights.get(i).from().isBefore(before.until())) {
                    return Optional.of(flights.get(i) + " began before the end of " + before);
                }
            }
            return Optional.empty();
        }
    },
    A_FENCING_TOKEN_IS_NEVER_GIVEN_TWICE_AND_ALWAYS_GROWS {
        @Override
        public Optional<String> brokenBy(Evidence evidence) {
            var last = new HashMap<String, Long>();
            for (var answer : evidence.answers()) {
                if (answer instanceof Answer.Granted granted) {
                    var before = last.put(granted.resource(), granted.fencingToken());
                    if (before != null && before >= granted.fencingToken()) {
                        return Optional.of(granted + " after " + before);
                    }
                }
            }
            return Optional.empty();
        }
    },
    NOBODY_IS_PAGED_TWICE_FOR_THE_SAME {
        @Override
        public Optional<String> brokenBy(Evidence evidence) {
            Map<String, Integer> open = new TreeMap<>();
            for (var page : evidence.pages()) {
                int now =
                        open.merge(
                                page.dedupKey(),
                                page.action() == Page.Action.TRIGGER ? 1 : -1,
                                Integer::sum);
                if (now > 1) {
                    return Optional.of(page.dedupKey() + " is triggered while it is open");
                }
            }
            return Optional.empty();
        }
    },
    WHAT_IS_NOT_HEALED_REACHES_PEOPLE {
        @Override
        public Optional<String> brokenBy(Evidence evidence) {
            var paged = evidence.pages().stream().map(Page::incident).collect(Collectors.toSet());
            return evidence.decisions().stream()
                    .collect(Collectors.groupingBy(Decision::incident))
                    .entrySet()
                    .stream()
                    .filter(story -> story.getKey().startsWith("inc-"))
                    .filter(story -> story.getValue().stream().noneMatch(Decision::closes))
                    .filter(story -> paged.stream().noneMatch(id -> id.contains(story.getKey())))
                    .map(story -> story.getValue().getLast() + " is open and nobody knows")
                    .findFirst();
        }
    };

    private static final Set<String> ONCE = Set.of("begin", "end");
    private static final Set<Reason> LANDS =
            EnumSet.of(
                    Reason.DID_NOT_CLEAR,
                    Reason.DID_NOT_HOLD,
                    Reason.HEALED,
                    Reason.REMEDY_FAILED,
                    Reason.REMEDY_TIMED_OUT,
                    Reason.OUTCOME_UNKNOWN,
                    Reason.LADDER_EXHAUSTED);

    /// What breaks it, if something does.
    public abstract Optional<String> brokenBy(Evidence evidence);

    /// From its first deed, as the diary has it, until it is judged, as the log has it.
    private record Flight(String resource, Instant from, Instant until) {}

    private static List<Flight> flights(Evidence evidence) {
        return evidence.deeds().stream()
                .filter(deed -> deed.what().equals("begin"))
                .map(
                        deed -> {
                            var resource = "node/" + deed.resource();
                            var from = Instant.ofEpochMilli(deed.at());
                            return new Flight(
                                    resource, from, landed(evidence.decisions(), resource, from));
                        })
                .sorted(Comparator.comparing(Flight::from))
                .toList();
    }

    private static Instant landed(List<Decision> decisions, String resource, Instant from) {
        return decisions.stream()
                .filter(d -> d.resource().equals(resource) && LANDS.contains(d.reason()))
                .map(Decision::at)
                .filter(at -> at.isAfter(from))
                .findFirst()
                .orElse(Instant.MAX);
    }
}
