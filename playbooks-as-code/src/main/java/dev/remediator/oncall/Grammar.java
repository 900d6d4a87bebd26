package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.DayOfWeek;
import java.time.Duration;

/// Which word may follow which. Each interface offers only the next legal words, so that a sentence
/// that compiles is a policy that can be kept.
public final class Grammar {

    private Grammar() {}

    /// After somebody was named. A condition is about those who were named since the last `and` or
    /// `after`; all conditions must hold.
    public interface Called {
        /// Only about alerts at least as bad as this. An alert of unknown severity counts as an
        /// error.
        Called onlyFrom(Severity least);

        /// Only about alerts less bad than this.
        Called onlyBelow(Severity severity);

        /// Only at these hours.
        Called only(Hours hours);

        /// At any time but these hours.
        Called except(Hours hours);

        /// Others, at the same time. Conditions said before do not hold for them.
        Called and(Whom first, Whom... more);

        /// Others, this long after the first call, if nobody has taken it until then. Conditions
        /// said before do not hold for them.
        Called after(Duration time, Whom first, Whom... more);

        /// Ends the sentence: who takes it stops the calls. Where nobody does, all of it begins
        /// again after the time of [CallPlan#notAgainWithin].
        CallPlan untilSomebodyTakesIt();
    }

    /// After `person(…)`.
    public interface Named {
        /// How that person is reached first: the name of a channel in the settings.
        Person by(String channel);
    }

    /// After `onCallAt(…)`.
    public interface OnCallElsewhere {
        /// How whoever is on call there is reached first: the name of a channel in the settings.
        Contact.Elsewhere by(String channel);
    }

    /// After `schedule(…)`. Hand-overs stay at their local hour when clocks change.
    public interface Rotating {
        /// Each has a day in turn.
        Beginning daily(String time, Person first, Person... more);

        /// Each has a week in turn.
        Beginning weekly(DayOfWeek day, String time, Person first, Person... more);

        /// Each has so many days in turn.
        Beginning everyDays(int days, String time, Person first, Person... more);
    }

    /// After the rotation.
    public interface Beginning {
        /// When the turn of the person named first begins; before it nobody is on call.
        ///
        /// @param date the day of a hand-over, such as `2026-01-05`
        Schedule from(String date);
    }

    /// After `between(…)` and `allDay()`.
    public interface OnDays extends InZone {
        /// On these days of the week. What goes over midnight belongs to the day on which it
        /// begins.
        InZone on(DayOfWeek first, DayOfWeek... more);

        /// From Monday to Friday.
        InZone onWeekdays();

        /// On Saturday and Sunday.
        InZone onWeekends();
    }

    /// After the days.
    public interface InZone {
        /// By the clock of this time zone, such as `Europe/Berlin`.
        Hours in(String zone);
    }

    /// After `atMost(…)`.
    public interface AtMost {
        /// In this time; what begins beyond it is gathered into one page.
        CallPlan per(Duration time);
    }
}
