package dev.remediator.recording;

import dev.remediator.alert.Alert;
import dev.remediator.escalation.PageReport;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes up anything that can stand in a recording, from a seed: records and sealed types are taken
/// apart until there are only words and numbers, so a case nobody has thought of is there too.
final class Invented {
    static final Instant AT = Instant.parse("2026-01-01T03:00:00.123456789Z");

    private static final int PATIENCE = 2_000;
    private static final List<String> WORDS =
            List.of(
                    "web-1",
                    "HealNode",
                    "everything",
                    "cluster=eu-*",
                    "über \ud83d\ude80",
                    "a",
                    "\"quoted\" \\ and\nbroken",
                    "\u0000\u2028",
                    "12",
                    "null");
    private static final int[] NUMBERS = {1, 2, 3, 50, 100, 1001, 5000};

    private final Random random;
    private final List<String> words;

    /// The sealed cases that were made.
    final Set<Class<?>> made = new HashSet<>();

    Invented(long seed) {
        this(seed, WORDS);
    }

    /// @param words what every text is one of
    Invented(long seed, List<String> words) {
        this.random = new Random(seed);
        this.words = List.copyOf(words);
    }

    /// An incident of a few moments, some of which repeat.
    RecordedIncident incident(Instant openedAt) {
        var id = "inc-" + random.nextInt(1000);
        var alerts = List.of(one(Alert.class), one(Alert.class), one(Alert.class));
        var moments = new ArrayList<Moment>();
        var at = openedAt.plusMillis(random.nextInt(3) - 1L);
        for (int i = random.nextInt(12); i >= 0; i--) {
            var moment = moment(id, at, alerts);
            moments.add(moment);
            for (int again = random.nextInt(6) - 3; again > 0; again--) {
                at = at.plusNanos(random.nextInt(2_000_000_000));
                moments.add(again(moment, at));
            }
            at = at.plusNanos(random.nextLong(90_000_000_000L));
        }
        return new RecordedIncident(
                id, word(), "node/web-1", openedAt, random.nextBoolean(), moments);
    }

    private Moment moment(String id, Instant at, List<Alert> alerts) {
        var cause = random.nextInt(5) == 0 ? null : one(Event.class);
        if (cause instanceof Event.AlertReceived) {
            cause = new Event.AlertReceived(alerts.get(random.nextInt(alerts.size())));
        }
        var said = random.nextInt(4) == 0 ? one(PageReport.class) : null;
        var decisions = new ArrayList<Decision>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var when = random.nextInt(4) == 0 ? at.plusNanos(random.nextInt(5000)) : at;
            decisions.add(of(id, when, one(Decision.class)));
        }
        return new Moment(at, cause, said, decisions);
    }

    private static Moment again(Moment moment, Instant at) {
        var decisions =
                moment.decisions().stream()
                        .map(d -> d.at().equals(moment.at()) ? of(d.incident(), at, d) : d)
                        .toList();
        return new Moment(at, moment.cause(), moment.said(), decisions);
    }

    private static Decision of(String id, Instant at, Decision d) {
        return new Decision(
                id,
                d.resource(),
                at,
                d.reason(),
                d.state(),
                d.series(),
                d.alert(),
                d.playbook(),
                d.remedy(),
                d.run(),
                d.facts(),
                d.settles(),
                d.closes());
    }

    /// One of a type.
    <T> T one(Class<T> type) {
        return type.cast(value(type, "", 0));
    }

    private Object value(Type type, String name, int depth) {
        if (type instanceof ParameterizedType some) {
            return several(some, name, depth);
        }
        var of = (Class<?>) type;
        if (of == String.class) {
            return name.equals("by") ? "person-" + (1 + random.nextInt(3)) : word();
        }
        if (of == int.class || of == Integer.class) {
            return NUMBERS[random.nextInt(NUMBERS.length)];
        }
        if (of == long.class) {
            return random.nextLong();
        }
        if (of == boolean.class || of == Boolean.class) {
            return random.nextBoolean();
        }
        if (of == Instant.class) {
            return AT.plusNanos(random.nextInt() * 1_000_000L + random.nextInt(1000));
        }
        if (of == Duration.class) {
            return Duration.ofMillis(60_000L * (1 + random.nextInt(3)) + random.nextInt(1000));
        }
        if (of.isEnum()) {
            var all = of.getEnumConstants();
            return all[random.nextInt(all.length)];
        }
        if (of.isSealed()) {
            var cases = of.getPermittedSubclasses();
            return value(cases[random.nextInt(cases.length)], name, depth);
        }
        made.add(of);
        return record(of, depth);
    }

    private Object several(ParameterizedType type, String name, int depth) {
        var raw = (Class<?>) type.getRawType();
        var of = type.getActualTypeArguments();
        int count = depth > 5 ? 0 : random.nextInt(3);
        if (raw == Optional.class) {
            return count == 0 ? Optional.empty() : Optional.of(value(of[0], name, depth + 1));
        }
        if (raw == Map.class) {
            var map = new HashMap<Object, Object>();
            for (int i = 0; i < count; i++) {
                map.put(key(of[0], depth + 1), value(of[1], "", depth + 1));
            }
            return map;
        }
        var items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(value(of[0], name, depth + 1));
        }
        return raw == Set.class ? new LinkedHashSet<>(items) : items;
    }

    private Object key(Type type, int depth) {
        return type == String.class
                ? WORDS.get(random.nextInt(WORDS.size()))
                : value(type, "", depth);
    }

    /// Records refuse what makes no sense: tries again.
    private Object record(Class<?> type, int depth) {
        var components = type.getRecordComponents();
        for (int i = 0; i < PATIENCE; i++) {
            var values =
                    Arrays.stream(components)
                            .map(
                                    c ->
                                            isNothing(c)
                                                    ? null
                                                    : value(
                                                            c.getGenericType(),
                                                            c.getName(),
                                                            depth + 1))
                            .toArray();
            try {
                return canonical(type, components).newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException)) {
                    throw new AssertionError(e);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no " + type + " can be made", e);
            }
        }
        throw new AssertionError("no " + type + " can be made up");
    }

    private boolean isNothing(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && random.nextInt(3) == 0;
    }

    private static Constructor<?> canonical(Class<?> type, RecordComponent[] components)
            throws NoSuchMethodException {
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }
}
