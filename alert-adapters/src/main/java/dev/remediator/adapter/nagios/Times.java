package dev.remediator.adapter.nagios;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.LocalTimes;
import dev.remediator.adapter.payload.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When it began and ended, and which episode it is: Nagios counts its problems, and a recovery
/// still knows the number.
record Times(Delivery delivery, Members macros, Checkable what) {

    void tell(Draft draft, boolean over) {
        var changed = macros.field("last" + kind() + "statechange", "laststatechange");
        var at = changed.flatMap(Field::time);
        var problem = problem();
        draft.startsAt(at.or(this::said)).endsAt(at.or(this::said));
        if (!problem.isEmpty()) {
            draft.episode(what.key(), problem);
        } else if (over || at.isEmpty()) {
            draft.episode(what.key());
        }
    }

    private String kind() {
        return what.isService() ? "service" : "host";
    }

    /// Zero where there is none.
    private String problem() {
        return Stream.of(
                        macros.said(kind() + "problemid"),
                        macros.said("problemid"),
                        macros.said("last" + kind() + "problemid"),
                        macros.said("lastproblemid"),
                        macros.said("id"))
                .filter(id -> !id.isEmpty() && !id.equals("0"))
                .findFirst()
                .orElse("");
    }

    /// When it was sent. Dates come in the format somebody set; one that cannot be read says
    /// nothing.
    private Optional<Instant> said() {
        return Stream.of(
                        "timet",
                        "microtime",
                        "timestamp",
                        "longdatetime",
                        "shortdatetime",
                        "datetime",
                        "lastcheck")
                .flatMap(name -> macros.field(name).stream())
                .flatMap(field -> quietly(field).stream())
                .findFirst();
    }

    private Optional<Instant> quietly(Field field) {
        try {
            return LocalTimes.read(field.said(), delivery.reading().zone());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
